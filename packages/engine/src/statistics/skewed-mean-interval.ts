import { exp, ln } from '../choice/portable.ts';
import { type Interval, studentScore } from './interval.ts';
import { Moments } from './moments.ts';

/**
 * The interval of a mean from a few values of a skewed distribution: Student's t after Hall's cubic transformation, which takes out the skewness
 * (Hall 1992, "On the removal of skewness by transformation", with the third moment estimated from the values). Estimates of small probabilities are
 * skewed to the right, and Student's own interval then lies too low. Unbounded with fewer than three values.
 * @param confidence in (0, 1)
 */
export function skewedMeanInterval(values: readonly number[], confidence: number): Interval {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  const { count, mean, variance } = moments.sample();
  if (count < 3) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  if (variance === 0) return { low: mean, high: mean };
  const deviation = Math.sqrt(variance);
  let cubes = 0;
  for (const value of values) {
    const standard = (value - mean) / deviation;
    cubes += standard * standard * standard;
  }
  const skewness = (count / ((count - 1) * (count - 2))) * cubes;
  const score = studentScore(confidence, count - 1) / Math.sqrt(count);
  return {
    low: mean - deviation * untransformed(score, skewness, count),
    high: mean - deviation * untransformed(-score, skewness, count),
  };
}

/** The inverse of `x + s x^2 / 3 + s^2 x^3 / 27 + s / (6 n)`. */
function untransformed(value: number, skewness: number, count: number): number {
  const shifted = value - skewness / (6 * count);
  // Where the skewness vanishes in rounding, so does the transformation.
  if (Math.abs(skewness * shifted) < 1e-8) return shifted;
  return (3 / skewness) * (cubeRoot(1 + skewness * shifted) - 1);
}

function cubeRoot(value: number): number {
  return value === 0 ? 0 : Math.sign(value) * exp(ln(Math.abs(value)) / 3);
}
