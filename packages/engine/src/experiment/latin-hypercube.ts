import { checkCount } from './count.ts';
import { DESIGN_PURPOSE, designKey, drawnOrder, namedLuck, shareOfDraw } from './design-luck.ts';
import { checkFactors, type Factor, type Point, pointAt } from './factor.ts';

/** How a design is drawn. */
export interface SampleOptions {
  /** Number of points (of base points, in a design that builds further points around them). */
  readonly samples: number;
  readonly seed: string;
}

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979): each factor's distribution is cut into as many equally probable strata as there are points, and each
 * stratum holds exactly one point, at a place drawn within it. The values that a factor takes, point by point, do not depend on the other factors: adding one leaves them as they are.
 * @throws RangeError if the options are out of range
 */
export function latinHypercube(factors: readonly Factor[], { samples, seed }: SampleOptions): Point[] {
  checkFactors(factors);
  checkCount('The number of samples', samples);
  const key = designKey(seed);
  const shares = factors.map(({ name }) => strataShares(samples, namedLuck(key, name)));
  return Array.from({ length: samples }, (_, row) =>
    pointAt(
      factors,
      shares.map((column) => column[row]!),
    ),
  );
}

function strataShares(samples: number, draw: (purpose: number, index: number) => number): number[] {
  const strata = drawnOrder(samples, (index) => draw(DESIGN_PURPOSE.order, index));
  return strata.map((stratum, row) => (stratum + shareOfDraw(draw(DESIGN_PURPOSE.place, row))) / samples);
}
