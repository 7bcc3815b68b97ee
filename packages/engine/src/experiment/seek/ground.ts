import { baseOf, type Factor, type Point } from '../factor.ts';
import { type Goal, meritOf, type RunShare, verdictOn } from './goal.ts';
import { positionOf, valueAt } from './scale.ts';

/** A point that was tried, with its changes from the base: by factor, in units of its range and with their sign. */
export interface Spot {
  readonly point: Point;
  readonly changes: readonly number[];
  /** The sum of the sizes of the changes. */
  readonly distance: number;
  readonly share: RunShare;
  readonly merit: number;
  readonly reaches: boolean;
}

/**
 * Plays runs at a point, and says in how many it happened. Must give the same answer to the same question. The runs of `search` have the same luck at every point, so that points compare; those of `fresh` have other luck.
 */
export type PlayRuns = (point: Point, luck: 'search' | 'fresh') => RunShare | Promise<RunShare>;

/** Where a search walks: it plays each point once, and no more points than its budget. */
export interface Ground {
  readonly factors: readonly Factor[];
  /** The spot with these changes, or with those nearest to them that are allowed; null when the budget is spent. */
  visit(changes: readonly number[]): Promise<Spot | null>;
  /** The most that a factor can change, down (-1) or up (1). */
  room(factor: number, direction: -1 | 1): number;
  /** Points played. */
  evaluations(): number;
  /** Whether a point was refused. */
  exhausted(): boolean;
}

export function createGround(factors: readonly Factor[], play: PlayRuns, goal: Goal, confidence: number, budget: number): Ground {
  const visited = new Map<string, Spot>();
  const base = factors.map(baseOf);
  const origin = factors.map(({ distribution }, factor) => positionOf(distribution, base[factor]!));
  let refused = false;

  const visit = async (wanted: readonly number[]): Promise<Spot | null> => {
    const point = factors.map(({ distribution }, factor) =>
      wanted[factor] === 0 ? base[factor]! : valueAt(distribution, origin[factor]! + wanted[factor]!),
    );
    const address = point.join(' ');
    const known = visited.get(address);
    if (known !== undefined) return known;
    if (visited.size >= budget) {
      refused = true;
      return null;
    }
    const changes = factors.map(({ distribution }, factor) =>
      point[factor] === base[factor] ? 0 : positionOf(distribution, point[factor]!) - origin[factor]!,
    );
    const share = await play(point, 'search');
    const spot: Spot = {
      point,
      changes,
      distance: distanceOf(changes),
      share,
      merit: meritOf(goal, share),
      reaches: verdictOn(goal, share, confidence) === 'reached',
    };
    visited.set(address, spot);
    return spot;
  };
  return {
    factors,
    visit,
    room: (factor, direction) => (direction === 1 ? 1 - origin[factor]! : origin[factor]!),
    evaluations: () => visited.size,
    exhausted: () => refused,
  };
}

/** The sum of the sizes of changes. */
export function distanceOf(changes: readonly number[]): number {
  let sum = 0;
  for (const change of changes) sum += Math.abs(change);
  return sum;
}
