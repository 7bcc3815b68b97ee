import { unseenBound, wilsonInterval } from './interval.ts';

/** A share of something with how sure it is, as forecasts give it; null where there is nothing to take a share of. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** `wilson`, over independent runs; `wilson-clustered`, at the effective number of occasions of which runs have many. */
  readonly method: 'wilson' | 'wilson-clustered';
  /** Where the count is 0: the exact upper bound, about 3.7 / of at 95%. To be shown as "less than", never as 0%. */
  readonly upperBound: number | null;
  /** Where all were counted: the exact lower bound. To be shown as "more than", never as 100%. */
  readonly lowerBound: number | null;
}

/**
 * The proportion of `count` of `of`.
 * @param confidence in (0, 1)
 * @param effective the effective sample size, when occasions are not independent
 */
export function proportion(count: number, of: number, confidence: number, effective?: number): Proportion {
  const method = effective === undefined ? 'wilson' : 'wilson-clustered';
  if (of === 0) return { count, of, share: null, low: null, high: null, method, upperBound: null, lowerBound: null };
  const size = effective ?? of;
  const { low, high } = wilsonInterval(count === of ? size : (count / of) * size, size, confidence);
  return {
    count,
    of,
    share: count / of,
    low,
    high,
    method,
    upperBound: count === 0 ? unseenBound(size, confidence) : null,
    lowerBound: count === of ? 1 - unseenBound(size, confidence) : null,
  };
}
