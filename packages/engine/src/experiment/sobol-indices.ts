import { type BootstrapOptions, bootstrapIntervals, meanOf } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import { checkOutputs, type Outputs } from './outputs.ts';
import type { SaltelliDesign } from './saltelli-design.ts';

/** How the variance of an output divides among the factors that cause it. */
export interface SobolIndices {
  readonly mean: number;
  /** The variance that the factors cause: that of the outputs, less what luck adds to it. May be negative where luck is all; 0 where rounding alone would make as much. */
  readonly variance: number;
  /** The share of luck in the variance of the outputs; 0 for exact outputs, null where the outputs do not vary. */
  readonly luckShare: number | null;
  readonly indices: readonly SobolIndex[];
}

export interface SobolIndex {
  readonly factor: string;
  /** First-order index: the share of the variance that would go, on average, if this factor were known. Null where the variance that the factors cause is not told from 0. */
  readonly first: Estimate | null;
  /** Total index: the share that would remain, on average, if all but this factor were known; so its interactions are counted too. */
  readonly total: Estimate | null;
}

/**
 * Sobol's indices (1993, 2001) of the factors, in their order. First-order: the estimator of Saltelli et al. (2010), on centred outputs. Total: that of Jansen (1999). Intervals by resampling rows.
 *
 * Where outputs are estimated from runs, luck inflates their variance and each squared difference; given the variances of luck, independent by point, what they add is taken away, as in the analysis of
 * variance of Sun, Apley and Staum, "Efficient nested simulation for estimating the variance of a conditional expectation" (2011). Estimates may leave [0, 1] a little.
 * As ratios to a variance that may be nothing they would say nothing, they are null where the interval of this variance, at the same confidence, is not above 0.
 * @throws RangeError if the outputs are not one finite number for each point
 */
export function sobolIndices(design: SaltelliDesign, outputs: Outputs, options: BootstrapOptions): SobolIndices {
  const { factors, samples } = design;
  const { values, luckVariances } = checkOutputs(outputs, design.points.length);
  const stride = factors.length + 2;
  const centre = meanOfBase(values, stride);
  const row = (term: (value: (column: number) => number, luck: (column: number) => number) => number): Float64Array =>
    Float64Array.from({ length: samples }, (_, index) =>
      term(
        (column) => values[index * stride + column]! - centre,
        (column) => luckVariances?.[index * stride + column] ?? 0,
      ),
    );
  const b = stride - 1;
  const terms = [
    row((y) => (y(0) + y(b)) / 2),
    row((y) => (y(0) * y(0) + y(b) * y(b)) / 2),
    row((_, luck) => (luck(0) + luck(b)) / 2),
    ...factors.flatMap((_, factor) => {
      const mixed = factor + 1;
      return [row((y) => y(b) * (y(mixed) - y(0))), row((y, luck) => ((y(mixed) - y(0)) * (y(mixed) - y(0)) - luck(mixed) - luck(0)) / 2)];
    }),
  ];
  const varianceOf = (means: readonly number[]): number => aboveRounding(rawVariance(means, samples) - means[2]!, means, centre);
  const estimates = (means: readonly number[]): (number | null)[] => {
    const variance = varianceOf(means);
    return means.slice(OWN_TERMS).map((part) => (variance > 0 ? part / variance : null));
  };
  const means = terms.map(meanOf);
  const points = estimates(means);
  const intervals = bootstrapIntervals(terms, estimates, options);
  const estimate = (index: number): Estimate | null => {
    const [value, interval] = [points[index]!, intervals[index]!];
    return value === null || interval === null ? null : { value, interval };
  };
  const raw = aboveRounding(rawVariance(means, samples), means, centre);
  return {
    mean: centre,
    variance: varianceOf(means),
    luckShare: raw > 0 ? means[2]! / raw : null,
    indices: factors.map(({ name }, index) => ({ factor: name, first: estimate(2 * index), total: estimate(2 * index + 1) })),
  };
}

/** Terms that come before those of the factors: mean, mean square and luck. */
const OWN_TERMS = 3;

/** The unbiased sample variance of the outputs at A and B. */
function rawVariance(means: readonly number[], samples: number): number {
  return ((means[1]! - means[0]! * means[0]!) * 2 * samples) / (2 * samples - 1);
}

/** What rounding may make of sums, relative to their terms, and of outputs, relative to their size. */
const ROUNDING = 1e-12;

/** The variance, or 0 where rounding of the terms that it is the difference of, or of the outputs, would make as much. */
function aboveRounding(variance: number, means: readonly number[], centre: number): number {
  const noise = ROUNDING * (means[1]! + means[2]! + ROUNDING * centre * centre);
  return Math.abs(variance) > noise ? variance : 0;
}

/** The mean of the outputs at A and B, exact where they are all the same. */
function meanOfBase(values: readonly number[], stride: number): number {
  const origin = values[0]!;
  let sum = 0;
  for (let first = 0; first < values.length; first += stride) sum += values[first]! - origin + (values[first + stride - 1]! - origin);
  return origin + sum / ((2 * values.length) / stride);
}
