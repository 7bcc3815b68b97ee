import { describe, expect, it } from 'vitest';
import { average } from './average.ts';

describe('the average of a sample', () => {
  it('has the interval of Student', () => {
    const { mean, low, high } = average({ count: 100, mean: 2, variance: 4 }, 0.95);
    expect(mean).toBe(2);
    expect([low, high].map((end) => end?.toFixed(3))).toEqual(['1.603', '2.397']);
  });

  it('has none where all values are the same, which says nothing of those that were not seen', () => {
    expect(average({ count: 300, mean: 0, variance: 0 }, 0.95)).toEqual({
      runs: 300,
      mean: 0,
      low: null,
      high: null,
      deviation: 0,
      method: 'student-t',
    });
  });

  it('has none of a single value', () => {
    expect(average({ count: 1, mean: 3, variance: Number.NaN }, 0.95)).toMatchObject({ mean: 3, low: null, high: null, deviation: null });
  });
});
