import { describe, expect, it } from 'vitest';
import { meanDifference, proportionDifference } from '../statistics/difference.ts';
import { runDifference, sampleOfRuns } from './run-values.ts';

const NONE = Number.NaN;

describe('the values of runs', () => {
  it('are a sample without the runs that have none', () => {
    expect(sampleOfRuns(Float64Array.of(2, NONE, 4, 6))).toEqual({ count: 3, mean: 4, variance: 4 });
  });

  it('of an outcome differ by the pairs in which one has it', () => {
    const base = Float64Array.of(1, 1, 0, 0, 0, 1);
    const other = Float64Array.of(1, 0, 1, 1, 0, 1);
    const counts = { both: 2, baseOnly: 1, otherOnly: 2, neither: 1 };
    expect(runDifference('outcome', base, other, 0.9)).toEqual(proportionDifference(counts, 0.9));
  });

  it('of a measure differ over the pairs in which both have one', () => {
    const base = Float64Array.of(1, 2, NONE, 4, 5);
    const other = Float64Array.of(2, 2, 9, NONE, 8);
    const sample = (mean: number, variance: number) => ({ count: 3, mean, variance });
    expect(runDifference('measure', base, other, 0.95)).toEqual(
      meanDifference(sample(8 / 3, 13 / 3), sample(4, 12), sample(4 / 3, 7 / 3), 0.95),
    );
  });

  it('are not compared where they are not pairs', () => {
    expect(() => runDifference('outcome', Float64Array.of(1), Float64Array.of(1, 0), 0.95)).toThrow(
      'Points are paired run by run, got 1 and 2 runs.',
    );
  });
});
