import type { Interval } from '../statistics/interval.ts';

/** An estimate with its confidence interval; the interval is null where resampling could not give one. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval | null;
}
