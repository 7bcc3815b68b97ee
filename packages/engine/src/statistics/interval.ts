import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { exp, ln } from '../choice/portable.ts';
import { betaQuantile } from './beta.ts';

/** A two-sided confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The Wilson score interval of a proportion (Wilson 1927), for display: close to its confidence on average, and a little below it for some
 * true values. [0, 1] without trials. Effective sizes that are not integers are allowed.
 * @param successes from 0 to `trials`
 * @param confidence in (0, 1), such as 0.95
 * @throws RangeError if an argument is outside its range
 */
export function wilsonInterval(successes: number, trials: number, confidence: number): Interval {
  checkProportion(successes, trials);
  const z = normalScore(confidence);
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/**
 * The exact interval of a proportion (Clopper and Pearson 1934), where a guarantee is claimed: it covers the true value with at least the
 * confidence, whatever that value is. [0, 1] without trials.
 * @param successes an integer from 0 to `trials`
 * @param confidence in (0, 1)
 * @throws RangeError if an argument is outside its range
 */
export function exactInterval(successes: number, trials: number, confidence: number): Interval {
  checkProportion(successes, trials);
  const tail = tailOf(confidence);
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : 1 - betaQuantile(tail, failures, successes + 1),
  };
}

/**
 * How probable something may still be that was not seen in any of `trials` runs: the upper end of its two-sided exact interval,
 * `1 - ((1 - confidence) / 2)^(1 / trials)`, which at 95% is about 3.7 / trials. 1 without trials.
 * @param confidence in (0, 1)
 * @throws RangeError if an argument is outside its range
 */
export function unseenBound(trials: number, confidence: number): number {
  checkProportion(0, trials);
  const tail = tailOf(confidence);
  return trials === 0 ? 1 : 1 - exp(ln(tail) / trials);
}

/** The standard normal quantile z with P(-z < Z < z) = `confidence`: 1.96 for 0.95. */
export function normalScore(confidence: number): number {
  return -normalQuantile(tailOf(confidence), 0, 1);
}

/** Student's t with P(-t < T < t) = `confidence`, for any positive degrees of freedom. */
export function studentScore(confidence: number, freedom: number): number {
  if (lastScore.confidence !== confidence || lastScore.freedom !== freedom) {
    const share = betaQuantile(1 - 2 * tailOf(confidence), 0.5, freedom / 2);
    lastScore = { confidence, freedom, score: Math.sqrt((freedom * share) / (1 - share)) };
  }
  return lastScore.score;
}

/** The last one worked out: many means in a row have as many values. */
let lastScore = { confidence: Number.NaN, freedom: Number.NaN, score: Number.NaN };

/** Half of what the confidence leaves out. */
function tailOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, got ${confidence}.`);
  return (1 - confidence) / 2;
}

function checkProportion(successes: number, trials: number): void {
  if (!(trials >= 0 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`A proportion has 0 <= successes <= trials, got ${successes} of ${trials}.`);
  }
}
