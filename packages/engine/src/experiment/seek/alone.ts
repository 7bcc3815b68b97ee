import type { Ground, Spot } from './ground.ts';
import { positionsOf } from './scale.ts';

/** How finely a search looks. */
export interface Fineness {
  /** Number of equal changes that are tried across a whole range; fewer than this many allowed values are all tried. */
  readonly steps: number;
  /** The precision of a change, in units of the range. */
  readonly tolerance: number;
}

/** What a search for one factor alone, or for all together, came to. */
export interface Search {
  /** The nearest spot found that reaches the goal; null: none did. */
  readonly reached: Spot | null;
  /** The spot that came closest to the goal, or went furthest beyond it. */
  readonly best: Spot;
}

/**
 * Changes one factor and leaves the rest: outwards in steps, first down, then up, to the first that reaches, and from there back by bisection. What reaches only between two steps is not seen.
 */
export async function seekAlone(ground: Ground, base: Spot, factor: number, fineness: Fineness): Promise<Search> {
  let best = base;
  let reached: Spot | null = null;
  for (const direction of [-1, 1] as const) {
    const visit = async (size: number): Promise<Spot | null> => {
      const spot = await ground.visit(base.changes.with(factor, direction * size));
      if (spot !== null && spot.merit > best.merit) best = spot;
      return spot;
    };
    const limit =
      reached === null ? ground.room(factor, direction) : Math.min(ground.room(factor, direction), reached.distance - fineness.tolerance);
    let before = 0;
    for (const size of sizesOf(ground, factor, direction, limit, fineness)) {
      const spot = await visit(size);
      if (spot === null) break;
      if (spot.reaches) {
        const nearest = await bisect(visit, before, spot, fineness.tolerance);
        if (reached === null || nearest.distance < reached.distance) reached = nearest;
        break;
      }
      before = spot.distance;
    }
  }
  return { reached, best };
}

/**
 * The nearest spot that reaches, on a line from the size `before` that does not to a spot that does.
 * @param visit gives the spot at a size, or the allowed one nearest to it
 */
export async function bisect(visit: (size: number) => Promise<Spot | null>, before: number, after: Spot, tolerance: number): Promise<Spot> {
  let low = before;
  let nearest = after;
  while (nearest.distance - low > tolerance) {
    const middle = await visit((low + nearest.distance) / 2);
    if (middle === null || middle.distance <= low || middle.distance >= nearest.distance) break;
    if (middle.reaches) nearest = middle;
    else low = middle.distance;
  }
  return nearest;
}

/** The sizes of change to try, ascending, up to a limit. */
function sizesOf(ground: Ground, factor: number, direction: -1 | 1, limit: number, { steps }: Fineness): number[] {
  if (!(limit > 0)) return [];
  const room = ground.room(factor, direction);
  const allowed = positionsOf(ground.factors[factor]!.distribution, steps + 1);
  if (allowed === null) {
    const regular = Array.from({ length: steps }, (_, step) => (step + 1) / steps).filter((size) => size < limit);
    return [...regular, limit];
  }
  const origin = direction === 1 ? 1 - room : room;
  return allowed
    .map((position) => direction * (position - origin))
    .filter((size) => size > 0 && (limit === room || size <= limit))
    .sort((a, b) => a - b);
}
