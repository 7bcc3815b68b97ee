import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateLayout } from '../../state/layout.ts';
import { unseenBound, wilsonInterval } from '../interval.ts';
import { EVERYTHING, modelOf, type PlayedRun, playedRun, tell } from '../played-runs.test-support.ts';
import { createTally } from '../tally.ts';
import { mergeTallies } from '../tally-data.ts';
import { createForecast, type Forecast } from './forecast.ts';

const SEED = 20180116;
const model = modelOf(EVERYTHING);
const layout = stateLayout(model);
const runs = fc.array(playedRun(model), { minLength: 1, maxLength: 12 });

function forecastOf(played: readonly PlayedRun[]): Forecast {
  const tally = createTally(model);
  tell(played, tally);
  return createForecast(tally);
}

/** All objects within a value. */
function within(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(within)];
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('a forecast', () => {
  test('is plain data: JSON gives it back as it is', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const forecast = forecastOf(played);
        expect(JSON.parse(JSON.stringify(forecast))).toStrictEqual(forecast);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('never gives a share without how sure it is', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const shares = within(forecastOf(played)).filter((item) => 'upperBound' in item);
        expect(shares.length).toBeGreaterThan(20);
        for (const { count, of, share, low, high, upperBound, lowerBound } of shares as Record<string, number | null>[]) {
          expect(share === null).toBe(of === 0);
          if (share === null) continue;
          expect(low!).toBeLessThanOrEqual(share! + 1e-12);
          expect(high!).toBeGreaterThanOrEqual(share! - 1e-12);
          expect(high! - low!).toBeGreaterThan(0);
          expect(upperBound !== null).toBe(count === 0);
          expect(lowerBound !== null).toBe(count === of);
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('is the same to the last byte however the runs were shared out', () => {
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        const [x, y] = [createTally(model), createTally(model)];
        tell(a, x);
        tell(b, y);
        expect(JSON.stringify(createForecast(mergeTallies(y, x)))).toBe(JSON.stringify(forecastOf([...a, ...b])));
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('gives outcomes their Wilson intervals, and bounds to what was not seen', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { outcomes } = forecastOf(played);
        outcomes.forEach(({ count, low, high, upperBound }, index) => {
          expect(count).toBe(played.filter(({ outcome }) => outcome === index).length);
          expect({ low, high }).toEqual(wilsonInterval(count, played.length, 0.95));
          expect(upperBound).toBe(count === 0 ? unseenBound(played.length, 0.95) : null);
        });
        expect(outcomes.map(({ name }) => name)).toEqual(['crisis', 'deal', 'drift', 'rest']);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('finds each actor in its stances and at the table', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { actors } = forecastOf(played);
        // Configurations of the chart, in order: hard away, hard seated, open away, open seated.
        const [east, , observer] = actors;
        const places = played.map(({ rounds }) => rounds.map(({ row }) => row[layout.configurations]!));
        const share = (test: (place: number) => boolean): number => places.filter((run) => test(run.at(-1)!)).length;
        expect(east!.stances.map(({ region, state, final }) => [region, state, final.count])).toEqual([
          ['stance', 'stance.hard', share((place) => place < 2)],
          ['stance', 'stance.open', share((place) => place >= 2)],
          ['seat', 'seat.away', share((place) => place % 2 === 0)],
          ['seat', 'seat.seated', share((place) => place % 2 === 1)],
        ]);
        expect(east!.attendance!.final.count).toBe(share((place) => place % 2 === 1));
        expect(east!.attendance!.ever.count).toBe(places.filter((run) => run.some((place) => place % 2 === 1)).length);
        expect(east!.attendance!.byRound).toEqual(
          [0, 1, 2, 3, 4].map((round) => places.filter((run) => (run[round] ?? 0) % 2 === 1).length),
        );
        expect(east!.announcement!.final.count).toBe(share((place) => place % 2 === 0));
        expect([observer!.attendance, observer!.announcement, observer!.blocked]).toEqual([null, null, null]);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('gives means and bands of gauges by round over the runs still going', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const tension = forecastOf(played).gauges[0]!;
        tension.byRound.forEach((values, index) => {
          const sample = played.flatMap(({ rounds }) => rounds[index]?.row[layout.gauges] ?? []).sort((a, b) => a - b);
          expect(values.runs).toBe(sample.length);
          if (sample.length === 0) expect([values.mean, values.quantiles]).toEqual([null, null]);
          else {
            expect(values.mean).toBeCloseTo(mean(sample), 12);
            expect(values.quantiles!.median).toBe(sample[Math.ceil(sample.length / 2) - 1]);
            expect(values.quantiles!.ninety[1]).toBe(sample[Math.ceil(0.95 * sample.length) - 1]);
          }
        });
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('gives measures and utilities over the runs that have them', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { measures, actors } = forecastOf(played);
        const seated = played.map((run) => run.measures[0]!).filter((value) => !Number.isNaN(value));
        expect(measures[0]).toMatchObject({ name: 'seated-first', unit: 'round', kind: 'first', runs: seated.length });
        expect(measures[0]!.passage).toMatchObject({ runs: played.length, passed: seated.length });
        const strain = played.map((run) => run.measures[3]!);
        expect(measures[3]!.mean).toBeCloseTo(mean(strain), 12);
        expect(measures[3]!.passage).toBeNull();
        expect([measures[3]!.minimum, measures[3]!.maximum]).toEqual([Math.min(...strain), Math.max(...strain)]);
        const utilities = played.map((run) => run.utilities[1]!).filter((value) => !Number.isNaN(value));
        if (utilities.length === 0) expect(actors[1]!.utility).toBeNull();
        else expect(actors[1]!.utility!.mean).toBeCloseTo(mean(utilities), 12);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('of no runs knows nothing, and says so', () => {
    const none = createForecast(createTally(model), { confidence: 0.9, seed: 'other' });
    expect(none).toMatchObject({
      format: 'plenary.forecast/1',
      title: 'One of everything',
      seed: 'other',
      runs: 0,
      confidence: 0.9,
      horizon: 5,
    });
    expect(none.outcomes[0]).toMatchObject({ count: 0, of: 0, share: null, low: null, high: null });
    expect(JSON.parse(JSON.stringify(none))).toStrictEqual(none);
  });
});
