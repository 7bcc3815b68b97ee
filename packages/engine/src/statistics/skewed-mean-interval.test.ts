import { describe, expect, it } from 'vitest';
import { drawAt, luckKey } from '../luck/luck.ts';
import { meanInterval } from './mean-interval.ts';
import { Moments } from './moments.ts';
import { skewedMeanInterval } from './skewed-mean-interval.ts';

function student(values: readonly number[], confidence: number) {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return meanInterval(moments.sample(), confidence);
}

describe('skewedMeanInterval', () => {
  it("is Student's interval where the values are not skewed", () => {
    const values = [1, 2, 3, 4, 5, 6, 7];
    const { low, high } = student(values, 0.95);
    expect(skewedMeanInterval(values, 0.95)).toEqual({ low: expect.closeTo(low, 10), high: expect.closeTo(high, 10) });
  });

  it('reaches further to the side of the longer tail', () => {
    const { low, high } = skewedMeanInterval([1, 1, 1, 2, 2, 3, 9], 0.95);
    const mean = 19 / 7;
    expect(high - mean).toBeGreaterThan(1.3 * (mean - low));
  });

  it('mirrors with the values', () => {
    const values = [1, 1, 1, 2, 2, 3, 9];
    const { low, high } = skewedMeanInterval(values, 0.9);
    const mirrored = skewedMeanInterval(
      values.map((value) => -value),
      0.9,
    );
    expect(mirrored).toEqual({ low: expect.closeTo(-high, 10), high: expect.closeTo(-low, 10) });
  });

  it("covers the mean of skewed values at about its confidence, as Student's does not", () => {
    const key = luckKey('skew');
    const held = { skewed: 0, student: 0 };
    for (let run = 0; run < 1_000; run++) {
      // Exponential: mean 1, skewness 2.
      const values = Array.from({ length: 20 }, (_, index) => -Math.log((drawAt(key, run, index + 1, 0, 0) + 0.5) / 2 ** 32));
      for (const [name, { low, high }] of [
        ['skewed', skewedMeanInterval(values, 0.95)] as const,
        ['student', student(values, 0.95)] as const,
      ])
        if (low <= 1 && 1 <= high) held[name]++;
    }
    expect(held.skewed).toBeGreaterThanOrEqual(940);
    expect(held.student).toBeLessThan(940);
  });

  it('knows nothing from fewer than three values, and a point where nothing varies', () => {
    expect(skewedMeanInterval([1, 2], 0.95)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
    expect(skewedMeanInterval([2, 2, 2], 0.95)).toEqual({ low: 2, high: 2 });
  });
});
