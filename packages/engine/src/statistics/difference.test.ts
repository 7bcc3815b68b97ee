import { describe, expect, test } from 'vitest';
import { meanDifference, type PairCounts, proportionDifference } from './difference.ts';
import type { Sample } from './mean-interval.ts';

describe('the difference of two proportions', () => {
  test('has the intervals of Newcombe for paired and for independent runs', () => {
    const paired = proportionDifference({ both: 36, baseOnly: 2, otherOnly: 12, neither: 0 }, 0.95);
    expect(paired.difference).toBeCloseTo(0.2, 12);
    expect(paired.interval.low).toBeCloseTo(0.0569, 4);
    expect(paired.interval.high).toBeCloseTo(0.3404, 4);
    const independent = proportionDifference({ both: 3, baseOnly: 0, otherOnly: 6, neither: 1 }, 0.95);
    expect(independent.unpaired.low).toBeCloseTo(0.1705, 4);
    expect(independent.unpaired.high).toBeCloseTo(0.809, 4);
  });

  test('covers the true difference about as often as it says, by enumeration', () => {
    expect(pairedCoverage(30, [0.4, 0.1, 0.2, 0.3])).toBeGreaterThan(0.94);
    expect(pairedCoverage(30, [0.05, 0.01, 0.04, 0.9])).toBeGreaterThan(0.94);
    expect(pairedCoverage(30, [0.4, 0.1, 0.2, 0.3])).toBeLessThan(0.99);
  });

  test('is surer the more the runs have in common', () => {
    const alike = proportionDifference({ both: 490, baseOnly: 10, otherOnly: 20, neither: 480 }, 0.95);
    expect(alike.varianceRatio).toBeCloseTo((30 / 1000 - 0.0001) / (0.5 * 0.5 + 0.51 * 0.49), 10);
    expect(alike.interval.low).toBeGreaterThan(alike.unpaired.low);
    expect(alike.interval.high).toBeLessThan(alike.unpaired.high);
  });

  test('is unknown without pairs', () => {
    const none = proportionDifference({ both: 0, baseOnly: 0, otherOnly: 0, neither: 0 }, 0.95);
    expect(none.interval).toEqual({ low: -1, high: 1 });
    expect(none.difference).toBeNaN();
  });
});

describe('the difference of two means', () => {
  /** Student's sleep data (1908); intervals by R's `t.test(extra ~ group, paired = TRUE)` and `paired = FALSE`. */
  test('has the intervals of Student and of Welch', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const differences = second.map((value, index) => value - first[index]!);
    const { difference, interval, unpaired } = meanDifference(sample(first), sample(second), sample(differences), 0.95);
    expect(difference).toBeCloseTo(1.58, 10);
    expect(interval!.low).toBeCloseTo(0.7001142, 6);
    expect(interval!.high).toBeCloseTo(2.4598858, 6);
    expect(unpaired!.low).toBeCloseTo(-0.2054832, 6);
    expect(unpaired!.high).toBeCloseTo(3.3654832, 6);
  });

  test('does not depend on the unit, however small', () => {
    const scaled = (factor: number): number[] => {
      const [base, other] = [sample([1, 2, 4].map((value) => value * factor)), sample([3, 3, 9].map((value) => value * factor))];
      const { interval, unpaired } = meanDifference(base, other, sample([2, 1, 5].map((value) => value * factor)), 0.95);
      return [interval!.low, interval!.high, unpaired!.low, unpaired!.high].map((end) => end / factor);
    };
    scaled(1e-99).forEach((end, index) => {
      expect(end).toBeCloseTo(scaled(1)[index]!, 10);
    });
  });

  test('has no interval where nothing varies: that all seen differ alike bounds nothing', () => {
    const [base, other] = [sample([1, 4, 2]), sample([3, 6, 4])];
    const alike = meanDifference(base, other, sample([2, 2, 2]), 0.95);
    expect([alike.difference, alike.interval]).toEqual([2, null]);
    expect(alike.unpaired!.low).toBeLessThan(2);
    const still = sample([5, 5, 5]);
    expect(meanDifference(still, still, sample([0, 0, 0]), 0.95)).toMatchObject({ difference: 0, interval: null, unpaired: null });
  });

  test('is unbounded with a single pair', () => {
    const one = { count: 1, mean: 3, variance: Number.NaN };
    expect(meanDifference(one, one, { ...one, mean: 0 }, 0.95).interval).toEqual({
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    });
  });
});

function sample(values: readonly number[]): Sample {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { count: values.length, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}

/** The probability that the interval covers, summed over all tables of `pairs` pairs; probabilities of both, base only, other only, neither. */
function pairedCoverage(pairs: number, [both, baseOnly, otherOnly, neither]: readonly [number, number, number, number]): number {
  const logFactorial = [0];
  for (let n = 1; n <= pairs; n++) logFactorial.push(logFactorial[n - 1]! + Math.log(n));
  let covered = 0;
  for (let a = 0; a <= pairs; a++) {
    for (let b = 0; a + b <= pairs; b++) {
      for (let c = 0; a + b + c <= pairs; c++) {
        const d = pairs - a - b - c;
        const counts: PairCounts = { both: a, baseOnly: b, otherOnly: c, neither: d };
        const { low, high } = proportionDifference(counts, 0.95).interval;
        if (low > otherOnly - baseOnly || high < otherOnly - baseOnly) continue;
        const coefficient = logFactorial[pairs]! - logFactorial[a]! - logFactorial[b]! - logFactorial[c]! - logFactorial[d]!;
        covered += Math.exp(coefficient + a * Math.log(both) + b * Math.log(baseOnly) + c * Math.log(otherOnly) + d * Math.log(neither));
      }
    }
  }
  return covered;
}
