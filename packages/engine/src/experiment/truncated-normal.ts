import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

const ROOT_TWO = Math.sqrt(2);

interface TruncatedNormal {
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
}

/** The quantile of a normal distribution that is cut off below `low` and above `high`, found in whichever tail keeps the most digits. */
export function truncatedNormalQuantile({ mean, deviation, low, high }: TruncatedNormal, share: number): number {
  const a = (low - mean) / deviation;
  const b = (high - mean) / deviation;
  return mean + deviation * (a + b > 0 ? fromUpperTail(a, b, share) : -fromUpperTail(-b, -a, 1 - share));
}

/** The probability that the normal distribution gives to the range, before it is cut; 0 where it is too small for a double. */
export function normalMass({ mean, deviation, low, high }: TruncatedNormal): number {
  const a = (low - mean) / deviation;
  const b = (high - mean) / deviation;
  return a + b > 0 ? upperTail(a) - upperTail(b) : upperTail(-b) - upperTail(-a);
}

function fromUpperTail(a: number, b: number, share: number): number {
  return ROOT_TWO * erfcinv(2 * (upperTail(a) * (1 - share) + upperTail(b) * share));
}

/** The probability that a standard normal variable is above z. */
function upperTail(z: number): number {
  return erfc(z / ROOT_TWO) / 2;
}
