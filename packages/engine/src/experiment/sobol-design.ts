import { checkCount } from './count.ts';
import { checkFactors, type Factor, type Point, pointAt } from './factor.ts';
import type { SampleOptions } from './latin-hypercube.ts';
import { sobolSequence } from './sobol-sequence.ts';

/**
 * The first points of Sobol's scrambled sequence, dimension by factor in their order. Best taken in powers of two; more samples continue the same points.
 * @throws RangeError if the options are out of range
 */
export function sobolDesign(factors: readonly Factor[], { samples, seed }: SampleOptions): Point[] {
  checkFactors(factors);
  checkCount('The number of samples', samples);
  const sequence = sobolSequence(factors.length, seed);
  return Array.from({ length: samples }, (_, index) => pointAt(factors, sequence(index)));
}
