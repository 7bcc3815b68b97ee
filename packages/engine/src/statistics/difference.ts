import { type Interval, wilsonInterval } from './interval.ts';
import { meanInterval, type Sample } from './mean-interval.ts';

/** How two scenarios differ, the other minus the base, over runs that were paired by common luck. */
export interface Difference {
  readonly pairs: number;
  readonly base: number;
  readonly other: number;
  readonly difference: number;
  /** Null where all pairs differ alike, which tells nothing of how far those not seen would lie off; never null for proportions. */
  readonly interval: Interval | null;
  /** What the interval would be had the two been run with luck of their own. Null where all of either have the same value. */
  readonly unpaired: Interval | null;
  /** Variance of the paired difference over that of the unpaired: below 1 where common luck helped; NaN where nothing varies. */
  readonly varianceRatio: number;
}

/** Of proportions, of which something is always known. */
export type ProportionDifference = Difference & { readonly interval: Interval; readonly unpaired: Interval };

/** Pairs of runs, by whether something happened in the base run and in the other. */
export interface PairCounts {
  readonly both: number;
  readonly baseOnly: number;
  readonly otherOnly: number;
  readonly neither: number;
}

/**
 * The difference of two proportions: Newcombe's hybrids of Wilson intervals, method 10 of "Improved confidence intervals for the difference
 * between binomial proportions based on paired data" (1998) and method 10 of "Interval estimation for the difference between
 * independent proportions" (1998). NaN and [-1, 1] without pairs.
 * @param confidence in (0, 1)
 */
export function proportionDifference(counts: PairCounts, confidence: number): ProportionDifference {
  const { both, baseOnly, otherOnly, neither } = counts;
  const pairs = both + baseOnly + otherOnly + neither;
  const base = (both + baseOnly) / pairs;
  const other = (both + otherOnly) / pairs;
  const difference = (otherOnly - baseOnly) / pairs;
  const hybrid = (correlation: number): Interval => {
    const b = wilsonInterval(both + baseOnly, pairs, confidence);
    const o = wilsonInterval(both + otherOnly, pairs, confidence);
    return {
      low: Math.max(-1, difference - combined(other - o.low, b.high - base, correlation)),
      high: Math.min(1, difference + combined(o.high - other, base - b.low, correlation)),
    };
  };
  const pairedVariance = (baseOnly + otherOnly) / pairs - difference * difference;
  const unpairedVariance = base * (1 - base) + other * (1 - other);
  const none = { low: -1, high: 1 };
  return {
    pairs,
    base,
    other,
    difference,
    interval: pairs === 0 ? none : hybrid(correctedCorrelation(counts, pairs)),
    unpaired: pairs === 0 ? none : hybrid(0),
    varianceRatio: pairedVariance / unpairedVariance,
  };
}

/**
 * The difference of two means: Student's t over the paired differences, and Welch's t for the unpaired interval. Unbounded with fewer than two
 * pairs, null where nothing varies.
 * @param differences of the same pairs, other minus base
 * @param confidence in (0, 1)
 */
export function meanDifference(base: Sample, other: Sample, differences: Sample, confidence: number): Difference {
  const pairs = differences.count;
  const unpairedVariance = base.variance + other.variance;
  const part = base.variance / unpairedVariance;
  const welch = (pairs - 1) / (part * part + (1 - part) * (1 - part));
  return {
    pairs,
    base: base.mean,
    other: other.mean,
    difference: differences.mean,
    interval: differences.variance === 0 ? null : meanInterval(differences, confidence),
    unpaired:
      unpairedVariance === 0 ? null : meanInterval({ count: pairs, mean: differences.mean, variance: unpairedVariance }, confidence, welch),
    varianceRatio: differences.variance / unpairedVariance,
  };
}

function combined(a: number, b: number, correlation: number): number {
  return Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
}

/** The phi coefficient, its numerator drawn towards 0 by half the number of pairs when positive. */
function correctedCorrelation({ both, baseOnly, otherOnly, neither }: PairCounts, pairs: number): number {
  const scale = Math.sqrt((both + baseOnly) * (otherOnly + neither) * ((both + otherOnly) * (baseOnly + neither)));
  if (scale === 0) return 0;
  const cross = both * neither - baseOnly * otherOnly;
  return (cross > 0 ? Math.max(cross - pairs / 2, 0) : cross) / scale;
}
