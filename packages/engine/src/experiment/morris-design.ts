import { checkCount } from './count.ts';
import { DESIGN_PURPOSE, designKey, indexOfDraw, namedLuck } from './design-luck.ts';
import { checkFactors, type Factor, type Point, pointAt } from './factor.ts';

export interface MorrisOptions {
  /** Number of trajectories; 10 to 50 are usual. */
  readonly trajectories: number;
  /** Number of levels of each factor, even; 4 by default. */
  readonly levels?: number;
  readonly seed: string;
}

/** Trajectories through the grid of levels, each moving every factor once, in an order of its own. */
export interface MorrisDesign {
  readonly factors: readonly Factor[];
  /** Trajectory by trajectory, one more point each than there are factors; each point differs from the last in one factor. */
  readonly points: readonly Point[];
  /** By trajectory: its moves, from each point to the next. */
  readonly trajectories: readonly (readonly Move[])[];
  /** The size of a move, as a share of the factor's distribution: `levels / (2 (levels - 1))`. */
  readonly step: number;
}

export interface Move {
  /** Index of the factor. */
  readonly factor: number;
  readonly up: boolean;
}

/**
 * The design of Morris, "Factorial sampling plans for preliminary computational experiments" (1991): in each trajectory the factors begin at drawn levels and move one
 * after another, up or down by half the levels. The luck of a factor does not depend on the others.
 * @throws RangeError if an option is out of range
 */
export function morrisDesign(factors: readonly Factor[], { trajectories, levels = 4, seed }: MorrisOptions): MorrisDesign {
  checkFactors(factors);
  checkCount('The number of trajectories', trajectories, 2);
  checkCount('The number of levels', levels, 2);
  if (levels % 2 !== 0) throw new RangeError(`The number of levels is even, such as 4, got ${levels}.`);
  const key = designKey(seed);
  const lucks = factors.map(({ name }) => namedLuck(key, name));
  const points: Point[] = [];
  const paths = Array.from({ length: trajectories }, (_, trajectory) => {
    const rank = lucks.map((draw) => draw(DESIGN_PURPOSE.order, trajectory));
    const order = factors.map((_, factor) => factor).sort((a, b) => rank[a]! - rank[b]! || a - b);
    const moves = order.map((factor): Move => ({ factor, up: lucks[factor]!(DESIGN_PURPOSE.direction, trajectory) % 2 === 0 }));
    const lower = lucks.map((draw) => indexOfDraw(draw(DESIGN_PURPOSE.place, trajectory), levels / 2));
    const level = [...lower];
    for (const { factor, up } of moves) if (!up) level[factor]! += levels / 2;
    const visit = (): void =>
      void points.push(
        pointAt(
          factors,
          level.map((at) => at / (levels - 1)),
        ),
      );
    visit();
    for (const { factor, up } of moves) {
      level[factor] = lower[factor]! + (up ? levels / 2 : 0);
      visit();
    }
    return moves;
  });
  return { factors, points, trajectories: paths, step: levels / (2 * (levels - 1)) };
}
