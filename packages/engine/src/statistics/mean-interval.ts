import { type Interval, studentScore } from './interval.ts';

/** What is known of a sample of numbers. */
export interface Sample {
  readonly count: number;
  readonly mean: number;
  /** Unbiased; NaN with fewer than two values. */
  readonly variance: number;
}

/**
 * The interval of a mean by Student's t: `mean -+ t * sqrt(variance / count)`, unbounded with fewer than two values. For values that are not normal it is
 * approximate, by the central limit theorem.
 * @param confidence in (0, 1)
 * @param freedom degrees of freedom, when not count - 1
 */
export function meanInterval({ count, mean, variance }: Sample, confidence: number, freedom = count - 1): Interval {
  if (count < 2) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const half = variance === 0 ? 0 : studentScore(confidence, freedom) * Math.sqrt(variance / count);
  return { low: mean - half, high: mean + half };
}
