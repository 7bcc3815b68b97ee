import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../state/observer.ts';
import { type Comparison, createComparison } from './comparison.ts';
import { proportionDifference } from './difference.ts';
import { PairTally } from './pair-tally.ts';
import { EVERYTHING, modelOf } from './played-runs.test-support.ts';

const SEED = 20180116;
const base = modelOf(EVERYTHING);
/** Other order, one outcome and one measure less. */
const other = modelOf(
  EVERYTHING.replace('  drift: { when: calm == 1 }\n', '')
    .replace('  seated-first: { first: east in seated, unit: round }\n', '')
    .replace(
      '  storms: { count: storm }\n  strain: { mean: tension / 3 }\n',
      '  strain: { mean: tension / 3 }\n  storms: { count: storm }\n',
    ),
);

type Pair = readonly [RunResult, RunResult];

function result(outcomes: number, measures: number): fc.Arbitrary<RunResult> {
  const value = fc.option(fc.oneof(fc.nat({ max: 5 }), fc.double({ noNaN: true, min: -5, max: 5 })), { nil: Number.NaN });
  return fc.record({
    run: fc.constant(0),
    outcome: fc.nat({ max: outcomes - 1 }),
    rounds: fc.constant(5),
    measures: fc.array(value, { minLength: measures, maxLength: measures }).map((values) => Float64Array.from(values)),
    utilities: fc.array(value, { minLength: 3, maxLength: 3 }).map((values) => Float64Array.from(values)),
  });
}

const pairs = fc.array(fc.tuple(result(4, 4), result(3, 3)), { maxLength: 12 });

function tallyOf(some: readonly Pair[]): PairTally {
  const tally = new PairTally(base, other);
  for (const [before, after] of some) tally.add(before, after);
  return tally;
}

function comparisonOf(some: readonly Pair[]): Comparison {
  return createComparison(tallyOf(some));
}

describe('a tally of pairs', () => {
  test('adds up to the last bit, also by way of JSON', () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const whole = JSON.stringify(tallyOf([...a, ...b]));
        const merged = PairTally.fromJSON(base, other, JSON.parse(JSON.stringify(tallyOf(b))));
        merged.merge(tallyOf(a));
        expect(JSON.stringify(merged)).toBe(whole);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('is not mixed up with one of other scenarios', () => {
    expect(() => PairTally.fromJSON(base, base, tallyOf([]).toJSON())).toThrow(
      'A tally of these two scenarios has 16 of "outcomes", got 12. Is it a tally of others?',
    );
  });
});

describe('a comparison', () => {
  test('is of what both scenarios know, by name', () => {
    const { outcomes, measures, utilities } = comparisonOf([]);
    expect(outcomes.map(({ name }) => name)).toEqual(['crisis', 'deal', 'rest']);
    expect(measures.map(({ name, kind }) => [name, kind])).toEqual([
      ['calm-first', 'first'],
      ['storms', 'count'],
      ['strain', 'mean'],
    ]);
    expect(utilities).toEqual([]);
  });

  test('counts pairs by outcome', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        fc.pre(some.length > 0);
        const rest = comparisonOf(some).outcomes[2]!;
        const has = (before: boolean, after: boolean): number =>
          some.filter(([x, y]) => (x.outcome === 3) === before && (y.outcome === 2) === after).length;
        const counts = { both: has(true, true), baseOnly: has(true, false), otherOnly: has(false, true), neither: has(false, false) };
        const { difference, interval } = proportionDifference(counts, 0.95);
        expect(rest).toMatchObject({ pairs: some.length, difference: difference + 0, low: interval.low, high: interval.high });
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('takes the mean change of a measure over the pairs that both have it', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const { measures } = comparisonOf(some);
        const both = some
          .map(([x, y]) => [x.measures[3]!, y.measures[1]!] as const)
          .filter(([x, y]) => !Number.isNaN(x) && !Number.isNaN(y));
        expect(measures[2]!.pairs).toBe(both.length);
        if (both.length > 0) expect(measures[2]!.difference).toBeCloseTo(both.reduce((sum, [x, y]) => sum + y - x, 0) / both.length, 10);
        const happened = some.filter(([x]) => !Number.isNaN(x.measures[1]!)).length;
        if (some.length > 0) expect(measures[0]!.happened!.base).toBe(happened / some.length);
        expect(measures[1]!.happened).toBeNull();
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('is plain data: JSON gives it back as it is', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const comparison = comparisonOf(some);
        expect(JSON.parse(JSON.stringify(comparison))).toStrictEqual(comparison);
        expect(comparison).toMatchObject({ format: 'plenary.comparison/1', pairs: some.length, confidence: 0.95, seed: 'plenary' });
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
