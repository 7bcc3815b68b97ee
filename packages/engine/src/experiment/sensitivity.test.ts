import { describe, expect, it } from 'vitest';
import { drawAt, luckKey } from '../luck/luck.ts';
import type { Factor, Point } from './factor.ts';
import { firstRunAt, gatherSensitivity, type Sensitivity, type SensitivityMethod, sensitivityDesign } from './sensitivity.ts';

const factors: readonly Factor[] = ['a', 'b', 'idle'].map((name) => ({
  name,
  distribution: { kind: 'uniform', low: 0, high: 1 },
  base: 0.5,
}));
/** The probability in each run: additive, so that all indices are known. */
const chance = ([a = 0, b = 0]: Point): number => 0.2 + 0.4 * a + 0.2 * b;
const luck = luckKey('sensitivity');

function looked(method: SensitivityMethod, runs: number, order: (count: number) => number[], repetition = 0): Sensitivity {
  const planned = sensitivityDesign(factors, method, 'design');
  const gathering = gatherSensitivity(planned, 'outcome');
  for (const point of order(planned.design.points.length)) {
    const mark = chance(planned.design.points[point]!) * 2 ** 32;
    const first = firstRunAt(planned, point, runs);
    gathering.add(
      point,
      Float64Array.from({ length: runs }, (_, run) => (drawAt(luck, first + run, repetition, 0, 0) < mark ? 1 : 0)),
    );
  }
  return gathering.result({ seed: 'resample' });
}

const forwards = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const backwards = (count: number): number[] => forwards(count).reverse();

describe('the sensitivity of a probability', () => {
  it.each([{ kind: 'tornado' }, { kind: 'morris', trajectories: 8 }, { kind: 'sobol', samples: 16 }] as const)(
    'by $kind does not depend on the order in which points come',
    (method) => {
      expect(looked(method, 50, backwards)).toEqual(looked(method, 50, forwards));
    },
  );

  it('shows in a tornado as the differences of probabilities, which the intervals hold', () => {
    const found = looked({ kind: 'tornado' }, 4000, forwards);
    if (found.method !== 'tornado') throw new Error('a tornado');
    expect(found.bars.map(({ factor }) => factor)).toEqual(['a', 'b', 'idle']);
    expect(found.base.interval!.low < 0.5 && 0.5 < found.base.interval!.high).toBe(true);
    const differences = found.bars.flatMap(({ low, high }) => [low, high]);
    for (const [end, expected] of [-0.2, 0.2, -0.1, 0.1, 0, 0].entries()) {
      const { interval } = differences[end]!;
      expect(interval!.low <= expected && expected <= interval!.high).toBe(true);
    }
  });

  it("shows in Morris' effects as its slopes", () => {
    const found = looked({ kind: 'morris', trajectories: 20 }, 4000, forwards);
    if (found.method !== 'morris') throw new Error("Morris' effects");
    for (const [factor, slope] of [0.4, 0.2, 0].entries()) expect(Math.abs(found.effects[factor]!.mu - slope)).toBeLessThan(0.02);
    expect(found.effects[2]!.luck).toBeGreaterThan(0);
  });

  it("shows in Sobol's indices as shares of its variance", () => {
    const found = looked({ kind: 'sobol', samples: 512 }, 500, forwards);
    if (found.method !== 'sobol') throw new Error("Sobol's indices");
    for (const [factor, share] of [0.8, 0.2, 0].entries()) {
      const { first, total } = found.indices[factor]!;
      for (const estimate of [first!, total!]) {
        expect(estimate.interval!.low <= share && share <= estimate.interval!.high).toBe(true);
        expect(Math.abs(estimate.value - share)).toBeLessThan(0.08);
      }
    }
    expect(found.luckShare).toBeGreaterThan(0);
  });

  it("has intervals of Morris' effects that hold its slopes in spite of luck", () => {
    const missed = Array.from({ length: 40 }, (_, repetition) => {
      const found = looked({ kind: 'morris', trajectories: 20 }, 50, forwards, repetition);
      if (found.method !== 'morris') throw new Error("Morris' effects");
      const { low, high } = found.effects[0]!.muStar.interval!;
      return low <= 0.4 && 0.4 <= high ? 0 : 1;
    }).reduce((sum: number, each) => sum + each, 0);
    // Expected 2 of 40, somewhat more as percentiles of 20 trajectories are a little narrow.
    expect(missed).toBeLessThanOrEqual(7);
  });

  it('is refused where too few runs have a value', () => {
    const gathering = gatherSensitivity(sensitivityDesign(factors, { kind: 'tornado' }, 's'), 'measure');
    expect(() => gathering.add(0, Float64Array.of(Number.NaN, 1))).toThrow('At least two runs have a value of what is looked at, got 1.');
    const values = [Float64Array.of(1, 2, Number.NaN, Number.NaN), Float64Array.of(Number.NaN, 2, 3, Number.NaN)];
    for (let point = 0; point < 7; point++) gathering.add(point, values[point % 2]!);
    expect(() => gathering.result({ seed: 's' })).toThrow('At least two pairs of runs have values to compare, got 1.');
  });
});
