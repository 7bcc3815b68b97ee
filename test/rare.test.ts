/** Small probabilities by importance splitting: unbiased, covered by their intervals, for a fraction of the work. */
import { createKernel, createSplitting, type Model, parseImportance, type RareEstimate, type RareOptions, solve } from '@plenary/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { arbitraryScenario } from './support/arbitrary-scenario.ts';
import { bundledModel, bundledText, modelOf } from './support/bundled-scenario.ts';

/** A tenth of the cases of quicker tests; more for a soak: `PLENARY_CASES=500`. */
const CASES = Math.ceil(Number(process.env['PLENARY_CASES'] ?? 200) / 10);
const SEED = Number(process.env['PLENARY_CASES_SEED'] ?? 20180116);

/** Two sides each harden a quarrel now and then while it cools by one a round; it escalates when it comes to 7. */
const LADDER = modelOf(
  JSON.stringify({
    plenary: 1,
    title: 'Escalation',
    rounds: 12,
    gauges: { tension: { from: 0, to: 8, start: 2 } },
    charts: { side: { may: { hold: 1.35, harden: { appeal: 0, effects: { tension: 1 } } } } },
    actors: { ada: { chart: 'side' }, bob: { chart: 'side' } },
    'each-round': [{ effects: { tension: -1 } }],
    outcomes: { war: { when: 'tension >= 7', ends: true }, peace: 'otherwise' },
  }),
);

function exactly(model: Model, outcome: number): number {
  const solution = solve(model, { limit: 300 });
  return solution.complete ? solution.outcomes[outcome]!.probability : Number.NaN;
}

function estimated(model: Model, options: RareOptions, confidence = 0.95): RareEstimate {
  const splitting = createSplitting(model, options);
  while (splitting.played < splitting.replications) splitting.replicate();
  return splitting.estimate(confidence);
}

describe('importance splitting of a probability near 1e-6', () => {
  const exact = exactly(LADDER, 0);

  it('errs by less than 10% for less than a hundredth of the work of plain runs', () => {
    expect(exact).toBeGreaterThan(5e-7);
    expect(exact).toBeLessThan(2e-6);
    const estimates = ['a', 'b', 'c', 'd'].map((seed) => estimated(LADDER, { outcome: 0, seed, runs: 100_000 }));
    const errors = estimates.map(({ probability }) => probability / exact - 1);
    expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)).toBeLessThan(0.1);
    // Plain runs of 12 rounds with a standard error of 10%.
    const plain = (12 * (1 - exact)) / (exact * 0.1 ** 2);
    for (const { rounds } of estimates) expect(rounds.pilot + rounds.replications).toBeLessThan(plain / 100);
    for (const { relativeError, plainRounds, rounds } of estimates) {
      expect(relativeError).toBeLessThan(0.1);
      expect(plainRounds! / (rounds.pilot + rounds.replications)).toBeGreaterThan(100);
    }
  });

  it('has no bias, and intervals that hold the exact value at about their confidence', () => {
    const estimates = Array.from({ length: 200 }, (_, index) => estimated(LADDER, { outcome: 0, seed: `c${index}`, runs: 16_000 }));
    const held = estimates.filter(({ low, high }) => low! <= exact && exact <= high!).length;
    expect(held / estimates.length).toBeGreaterThanOrEqual(0.93);
    // Not by being too wide.
    expect(held / estimates.length).toBeLessThanOrEqual(0.98);
    const mean = estimates.reduce((sum, { probability }) => sum + probability, 0) / estimates.length;
    const variance = estimates.reduce((sum, { probability }) => sum + (probability - mean) ** 2, 0) / (estimates.length - 1);
    expect(Math.abs(mean - exact) / Math.sqrt(variance / estimates.length)).toBeLessThan(3);
  });

  it('has no bias with levels that are badly placed, either', () => {
    const importance = parseImportance(LADDER, '3 - abs(tension - 3)');
    if (!importance.ok) throw new Error('It is an expression of the model.');
    const probability = exactly(LADDER, 1);
    const estimate = estimated(
      LADDER,
      { outcome: 1, seed: 'bad', runs: 4_000, importance: importance.expression, levels: [2, 2.5, 3] },
      0.999,
    );
    expect(estimate.low! - 1e-9).toBeLessThan(probability);
    expect(estimate.high! + 1e-9).toBeGreaterThan(probability);
  });
});

describe('importance splitting', () => {
  it('gives the same to the last bit for the same seed, and other luck to each replication', () => {
    const options: RareOptions = { outcome: 0, seed: 'same', runs: 10_000 };
    expect(estimated(LADDER, options)).toEqual(estimated(LADDER, options));
    expect(estimated(LADDER, { ...options, seed: 'other' }).probability).not.toBe(estimated(LADDER, options).probability);
    const first = createSplitting(LADDER, options);
    first.replicate();
    const one = first.estimate(0.95).probability;
    first.replicate();
    expect(first.estimate(0.95).probability).not.toBe(one);
  });

  it('is plain sampling where there are no levels', () => {
    const { levels, probability, relativeError } = estimated(LADDER, { outcome: 1, seed: 'plain', runs: 4_000, levels: [] });
    expect([levels, probability, relativeError]).toEqual([[], 1, null]);
  });

  it('says of what never happened that it knows nothing', () => {
    const model = modelOf(
      JSON.stringify({
        plenary: 1,
        title: 'Calm',
        rounds: 3,
        gauges: { heat: '0..3' },
        charts: { c: { may: { hold: 1 } } },
        actors: { ada: { chart: 'c' } },
        outcomes: { fire: 'heat == 3', calm: 'otherwise' },
      }),
    );
    expect(estimated(model, { outcome: 0, seed: 'x', runs: 500 })).toMatchObject({
      probability: 0,
      low: null,
      high: null,
      relativeError: null,
      levels: [],
    });
  });

  it('refuses levels that do not ascend', () => {
    expect(() => createSplitting(LADDER, { outcome: 0, seed: 'x', runs: 500, levels: [0.5, 0.5] })).toThrow('Levels ascend, got 0.5, 0.5.');
  });

  it(
    'has no bias on random scenarios of the whole language, whatever levels are taken of',
    () => {
      const scores: number[] = [];
      for (let batch = 0; scores.length < CASES; batch++) {
        for (const data of fc.sample(arbitraryScenario(900), { numRuns: 10, seed: SEED + batch })) {
          if (Object.keys(data['actors'] as object).length > 3) continue;
          const outcomes = {
            hot: 'tension >= 5',
            rich: 'stock > 3',
            met: 'count(all in attending) > 1 and tension < 2',
            rest: 'otherwise',
          };
          const model = modelOf(JSON.stringify({ ...data, outcomes, rounds: 3 }));
          for (const [outcome, source] of [
            [0, 'tension'],
            [1, 'stock + tension'],
            [2, null],
          ] as const) {
            const exact = exactly(model, outcome);
            if (!(exact > 1e-3 && exact < 0.5)) continue;
            const read = source === null ? null : parseImportance(model, source);
            const importance = read?.ok === true ? { importance: read.expression } : {};
            const { probability, relativeError } = estimated(model, { outcome, seed: `r${batch}`, runs: 2_000, ...importance });
            if (relativeError !== null) scores.push((probability - exact) / (relativeError * probability));
          }
        }
      }
      // Student's t with 19 degrees of freedom, somewhat skewed: its mean is about 0, its mean square about 19/17.
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      expect(Math.abs(mean) * Math.sqrt(scores.length)).toBeLessThan(4.5);
      expect(scores.filter((score) => Math.abs(score) > 8)).toEqual([]);
    },
    CASES * 2_000,
  );
});

describe('war in the Vancouver scenario', () => {
  it('is as probable by splitting as by plain runs', () => {
    const model = bundledModel('vancouver-2018');
    const outcome = model.outcomes.findIndex(({ name }) => name === 'war');
    const { low, high } = estimated(model, { outcome, seed: 'war', runs: 5_000 }, 0.999);
    let wars = 0;
    createKernel(model).run('war', 0, 2_000, {
      runEnd(result) {
        if (result.outcome === outcome) wars++;
      },
    });
    const share = wars / 2_000;
    const error = 3.3 * Math.sqrt((share * (1 - share)) / 2_000);
    expect(low!).toBeLessThan(share + error);
    expect(high!).toBeGreaterThan(share - error);
  });

  it('is found with a tenth of the work where tempers cool so well that it is rare', () => {
    const data = parse(bundledText('vancouver-2018'));
    data.variants = {
      calmer: {
        set: {
          'gauges.tension.start': 2,
          'events.cyber-attack-attributed.hazard': 0,
          'events.tempers-cool.when': 'round > 0',
          'events.tempers-cool.hazard': 0.9,
          'events.incident.when': 'tension == 10',
          'parameters.clash': 0.05,
        },
        remove: ['charts.washington.states.white-house.states.pressing.may.strike'],
      },
    };
    const model = modelOf(JSON.stringify(data), 'calmer.json', 'calmer');
    const outcome = model.outcomes.findIndex(({ name }) => name === 'war');
    const { probability, rounds, plainRounds, relativeError } = estimated(model, { outcome, seed: 'calm', runs: 10_000 });
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1e-3);
    expect(relativeError).toBeLessThan(0.5);
    expect(plainRounds! / (rounds.pilot + rounds.replications)).toBeGreaterThan(10);
  });
});
