import { describe, expect, test } from 'vitest';
import { createForecast, type Forecast } from './forecast/forecast.ts';
import { EVERYTHING, modelOf } from './played-runs.test-support.ts';
import { scoreForecast } from './score.ts';
import { createTally } from './tally.ts';

const model = modelOf(EVERYTHING);

/** A forecast with these counts of the outcomes crisis, deal, drift and rest. */
function forecastWith(counts: readonly number[], of = model): Forecast {
  const tally = createTally(of);
  tally.runs = counts.reduce((sum, count) => sum + count, 0);
  tally.outcomes.set(counts);
  return createForecast(tally);
}

describe('the score of a forecast', () => {
  const score = scoreForecast(model, forecastWith([0, 60, 30, 10]));

  test('is of the outcomes of which the scenario says whether they happened', () => {
    expect(score.outcomes.map(({ name, happened }) => [name, happened])).toEqual([
      ['crisis', 0],
      ['deal', 1],
      ['rest', 0],
    ]);
    expect(score).toMatchObject({ format: 'plenary.score/1', title: 'One of everything', runs: 100 });
  });

  test('has the Brier score of the share and the logarithmic score of the smoothed share', () => {
    const [crisis, deal] = score.outcomes;
    expect(deal!.scores.brier).toBeCloseTo(0.16, 14);
    expect(deal!.smoothed).toBe(60.5 / 101);
    expect(deal!.scores.log).toBeCloseTo(-Math.log(60.5 / 101), 14);
    expect(crisis!.scores.brier).toBe(0);
    expect(crisis!.scores.log).toBeCloseTo(-Math.log(1 - 0.5 / 101), 14);
  });

  test('stays finite where what happened was never seen', () => {
    expect(scoreForecast(model, forecastWith([100, 0, 0, 0])).outcomes[1]!.scores.log).toBeCloseTo(Math.log(202), 12);
  });

  test('is set against the base rates, outcome by outcome and together', () => {
    const { base } = score.outcomes[1]!;
    expect(base!.scores.brier).toBeCloseTo(0.5625, 14);
    expect(base!.scores.log).toBeCloseTo(Math.log(4), 14);
    expect(base!.skill.brier).toBeCloseTo(1 - 0.16 / 0.5625, 14);
    expect(score.outcomes[2]!.base).toBeNull();
    expect(score.againstBase!.outcomes).toBe(2);
    expect(score.againstBase!.forecast.brier).toBeCloseTo(0.08, 14);
    expect(score.againstBase!.base.brier).toBeCloseTo((0.5625 + 0.04) / 2, 14);
    expect(score.againstBase!.skill.brier).toBeCloseTo(1 - 0.08 / 0.30125, 14);
    expect(score.mean!.brier).toBeCloseTo((0.16 + 0 + 0.01) / 3, 14);
  });

  test('calls a base rate that ruled out what happened infinitely bad, by null', () => {
    const sure = modelOf(EVERYTHING.replace('base-rate: 0.25', 'base-rate: 0'));
    const { outcomes, againstBase } = scoreForecast(sure, forecastWith([0, 60, 30, 10], sure));
    expect(outcomes[1]!.base!.scores).toEqual({ brier: 1, log: null });
    expect(againstBase!.base.log).toBeNull();
    expect(againstBase!.skill.log).toBeNull();
  });

  test('is silent without runs, and where nothing is said to have happened', () => {
    expect(scoreForecast(model, createForecast(createTally(model)))).toMatchObject({ outcomes: [], mean: null, againstBase: null });
    const unsaid = modelOf(EVERYTHING.replaceAll(/happened: (true|false)(, )?/g, ''));
    expect(scoreForecast(unsaid, forecastWith([1, 2, 3, 4], unsaid)).outcomes).toEqual([]);
  });
});
