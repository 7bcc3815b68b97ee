import { checkCount } from './count.ts';
import { checkFactors, type Factor, type Point, pointAt } from './factor.ts';
import type { SampleOptions } from './latin-hypercube.ts';
import { sobolSequence } from './sobol-sequence.ts';

/** Base points in two matrices A and B, and points that take one factor from the other matrix. */
export interface SaltelliDesign {
  readonly factors: readonly Factor[];
  /** Row by row: the row of A, that row with factor 1 from B, .., with the last factor from B, and the row of B. */
  readonly points: readonly Point[];
  /** Number of rows. */
  readonly samples: number;
}

/**
 * The design of Saltelli et al., "Variance based sensitivity analysis of model output: design and estimator for the total sensitivity index" (2010): `samples * (factors + 2)` points. A is
 * the first half and B the second half of the dimensions of Sobol's scrambled sequence. Best taken in powers of two; more samples continue the same points.
 * @throws RangeError if the options are out of range, or the factors more than 64
 */
export function saltelliDesign(factors: readonly Factor[], { samples, seed }: SampleOptions): SaltelliDesign {
  checkFactors(factors);
  checkCount('The number of samples', samples, 2);
  const sequence = sobolSequence(2 * factors.length, seed);
  const points = Array.from({ length: samples }, (_, row) => {
    const shares = sequence(row);
    const a = pointAt(factors, shares);
    const b = pointAt(factors, shares.subarray(factors.length));
    return [a, ...factors.map((_, factor) => a.with(factor, b[factor]!)), b];
  }).flat();
  return { factors, points, samples };
}
