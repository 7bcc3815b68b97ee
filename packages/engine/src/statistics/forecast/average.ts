import { finite } from '../finite.ts';
import { meanInterval, type Sample } from '../mean-interval.ts';

/**
 * A mean over runs with how sure it is; null where too few runs have a value. `low` and `high` are null, too, where all runs have the same value (`deviation` is 0): that others have another is
 * then at most as likely as `unseenBound` says, but nothing tells how far off these would lie.
 */
export interface Average {
  /** Runs with a value. */
  readonly runs: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly deviation: number | null;
  readonly method: 'student-t';
}

/** @param confidence in (0, 1) */
export function average(sample: Sample, confidence: number): Average {
  const interval = sample.variance === 0 ? { low: Number.NaN, high: Number.NaN } : meanInterval(sample, confidence);
  return {
    runs: sample.count,
    mean: finite(sample.mean),
    low: finite(interval.low),
    high: finite(interval.high),
    deviation: finite(Math.sqrt(sample.variance)),
    method: 'student-t',
  };
}
