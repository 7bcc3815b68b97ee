import { exp, ln } from '../choice/portable.ts';
import { normalMass, truncatedNormalQuantile } from './truncated-normal.ts';

/** What is believed of a number that is not known: every kind has a least and a greatest value. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  /** The integers from `low` to `high`, each as likely as the next. */
  | { readonly kind: 'integer'; readonly low: number; readonly high: number }
  /** Uniform in its logarithm: for positive numbers of unknown order of magnitude. */
  | { readonly kind: 'log-uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** Normal, cut off at both ends; `mean` and `deviation` are those before the cut. */
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number; readonly low: number; readonly high: number }
  /** One of the listed values, each as likely as the next; a value listed twice is twice as likely. */
  | { readonly kind: 'choice'; readonly values: readonly number[] };

/** The least and the greatest value that a distribution allows. */
export function supportOf(distribution: Distribution): { readonly low: number; readonly high: number } {
  if (distribution.kind !== 'choice') return distribution;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of distribution.values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

/** The number of values that a distribution chooses among, or null where its values are a continuum. */
export function countOfValues(distribution: Distribution): number | null {
  if (distribution.kind === 'choice') return distribution.values.length;
  return distribution.kind === 'integer' ? distribution.high - distribution.low + 1 : null;
}

/**
 * The value below which this share of the distribution lies: 0 gives its least value and 1 its greatest, or the first and the last listed value of a
 * choice. The same to the last bit on every machine.
 * @param share in [0, 1]
 */
export function quantile(distribution: Distribution, share: number): number {
  if (distribution.kind === 'choice') return distribution.values[cellOf(share, distribution.values.length)]!;
  const { low, high } = distribution;
  if (distribution.kind === 'integer') return low + cellOf(share, high - low + 1);
  if (share <= 0) return low;
  if (share >= 1) return high;
  return Math.min(high, Math.max(low, between(distribution, share)));
}

/** The cell of a share when [0, 1] is cut into `count` equal ones. */
function cellOf(share: number, count: number): number {
  return Math.min(count - 1, Math.floor(share * count));
}

function between(distribution: Exclude<Distribution, { kind: 'integer' | 'choice' }>, share: number): number {
  const { low, high } = distribution;
  switch (distribution.kind) {
    case 'uniform':
      return low * (1 - share) + high * share;
    case 'log-uniform':
      return exp(ln(low) * (1 - share) + ln(high) * share);
    case 'triangular': {
      const { mode } = distribution;
      const rising = (mode - low) / (high - low);
      return share < rising
        ? low + Math.sqrt(share * (high - low) * (mode - low))
        : high - Math.sqrt((1 - share) * (high - low) * (high - mode));
    }
    case 'normal':
      return truncatedNormalQuantile(distribution, share);
  }
}

/** What a distribution's numbers have to be, and what they are. */
export interface DistributionProblem {
  readonly rule: string;
  readonly got: string;
}

/** Why the numbers do not make a distribution, or null if they do. */
export function distributionProblem(distribution: Distribution): DistributionProblem | null {
  if (distribution.kind === 'choice') {
    const { values } = distribution;
    if (values.length > 0 && values.every(Number.isFinite)) return null;
    return { rule: 'at least one value, all of them finite', got: `[${values.join(', ')}]` };
  }
  const { low, high, kind } = distribution;
  const ends = `${low} to ${high}`;
  if (!(Number.isFinite(high - low) && low < high)) return { rule: 'finite ends with low < high', got: ends };
  if (kind === 'integer' && !(Number.isSafeInteger(low) && Number.isSafeInteger(high))) return { rule: 'integer ends', got: ends };
  if (kind === 'log-uniform' && !(low > 0)) return { rule: 'positive ends', got: ends };
  if (kind === 'triangular' && !(low <= distribution.mode && distribution.mode <= high)) {
    return { rule: 'low <= mode <= high', got: `${low}, ${distribution.mode} and ${high}` };
  }
  if (kind === 'normal') {
    const { mean, deviation } = distribution;
    if (!(Number.isFinite(mean) && Number.isFinite(deviation) && deviation > 0))
      return { rule: 'a finite mean and a positive deviation', got: `${mean} and ${deviation}` };
    if (!(normalMass(distribution) > 0))
      return { rule: 'some of its mass between its ends', got: `${ends} around ${mean} with deviation ${deviation}` };
  }
  return null;
}

/**
 * @param of what the distribution is of, for the message
 * @throws RangeError if the numbers do not make a distribution
 */
export function checkDistribution(distribution: Distribution, of: string): void {
  const problem = distributionProblem(distribution);
  if (problem !== null) throw new RangeError(`The ${distribution.kind} distribution of ${of} has ${problem.rule}, got ${problem.got}.`);
}
