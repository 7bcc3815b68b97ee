import { type Proportion, proportion } from '../../statistics/proportion.ts';
import { checkCount } from '../count.ts';
import { supportOf } from '../distribution.ts';
import { baseOf, checkFactors, type Factor, type Point } from '../factor.ts';
import { type Search, seekAlone } from './alone.ts';
import { checkGoal, type Goal, type GoalVerdict, type RunShare, verdictOn } from './goal.ts';
import { createGround, type PlayRuns, type Spot } from './ground.ts';
import { seekTogether } from './together.ts';

export interface SeekOptions {
  readonly goal: Goal;
  /** In (0, 1); 0.95 by default. */
  readonly confidence?: number;
  /** The greatest number of points to play while searching; 400 by default. Those of the results are played once more, with fresh luck. */
  readonly evaluations?: number;
  /** Number of equal changes that are tried across a whole range; 8 by default. */
  readonly steps?: number;
  /** The precision of a change, in units of the range; 1/64 by default. */
  readonly tolerance?: number;
}

export interface SeekResult {
  readonly goal: Goal;
  readonly confidence: number;
  /** `already`: the base reaches the goal, and nothing was searched; `found`: some change does; `none`: none that was tried does. */
  readonly status: 'already' | 'found' | 'none';
  readonly base: SeekFinding;
  /** By factor, in their order: what it can do alone. */
  readonly alone: readonly (SeekFinding & { readonly factor: string })[];
  /** All factors together; null when there is only one, or nothing was searched. */
  readonly together: SeekFinding | null;
  /** Points played while searching. */
  readonly evaluations: number;
  /** Whether the search wanted more points than it was given; its results are then those of a search cut short. */
  readonly exhausted: boolean;
}

/** The nearest point that reaches the goal, or that which came closest to it. */
export interface SeekFinding {
  /** Whether the runs of the search show the goal reached, at the confidence. */
  readonly found: boolean;
  readonly point: Point;
  /** By factor: its change from the base, in units of its range (of the logarithm's, if log-uniform), with its sign. */
  readonly changes: readonly number[];
  /** The sum of the sizes of the changes. */
  readonly distance: number;
  /** In the runs of the search, which chose this point and so are a little too kind to it. */
  readonly searched: Proportion;
  /** In fresh runs. */
  readonly fresh: Proportion;
  /** What the fresh runs alone say. */
  readonly verdict: GoalVerdict;
}

/**
 * The smallest changes of the factors from their base that reach a probability, each factor alone and all together, the sum of the changes in units of the factors' ranges being what is
 * small. A point counts as reaching when the whole exact interval of its runs does. Since the points are chosen by runs that all have the same luck, each finding is played again with fresh luck. Sequential, and the
 * same for the same answers; ties go to the lower value and the earlier factor.
 * @throws RangeError if an option is out of range or a base lies outside its distribution
 */
export async function seek(factors: readonly Factor[], play: PlayRuns, options: SeekOptions): Promise<SeekResult> {
  const { goal, confidence = 0.95, evaluations = 400, steps = 8, tolerance = 1 / 64 } = options;
  checkOptions(factors, goal, evaluations, steps, tolerance);
  const ground = createGround(factors, play, goal, confidence, evaluations);
  const base = (await ground.visit(factors.map(() => 0)))!;
  const fineness = { steps, tolerance };

  const searches: Search[] = [];
  let joint: Search | null = null;
  if (!base.reaches) {
    for (let factor = 0; factor < factors.length; factor++) searches.push(await seekAlone(ground, base, factor, fineness));
    if (factors.length > 1) joint = await seekTogether(ground, base, searches, fineness);
  }

  const replayed = new Map<Spot, RunShare>();
  const finding = async (spot: Spot): Promise<SeekFinding> => {
    const { point, changes, distance, share, reaches } = spot;
    const fresh = replayed.get(spot) ?? (await play(point, 'fresh'));
    replayed.set(spot, fresh);
    return {
      found: reaches,
      point,
      changes,
      distance,
      searched: proportion(share.hits, share.runs, confidence),
      fresh: proportion(fresh.hits, fresh.runs, confidence),
      verdict: verdictOn(goal, fresh, confidence),
    };
  };
  const findings = {
    base: await finding(base),
    alone: await inOrder(searches, async (search, factor) => ({
      factor: factors[factor]!.name,
      ...(await finding(search.reached ?? search.best)),
    })),
    together: joint === null ? null : await finding(joint.reached ?? joint.best),
  };
  const found = [...findings.alone, ...(findings.together === null ? [] : [findings.together])].some((each) => each.found);
  return {
    goal,
    confidence,
    status: base.reaches ? 'already' : found ? 'found' : 'none',
    ...findings,
    evaluations: ground.evaluations(),
    exhausted: ground.exhausted(),
  };
}

async function inOrder<T, U>(items: readonly T[], next: (item: T, index: number) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  for (const [index, item] of items.entries()) results.push(await next(item, index));
  return results;
}

function checkOptions(factors: readonly Factor[], goal: Goal, evaluations: number, steps: number, tolerance: number): void {
  checkFactors(factors);
  checkGoal(goal);
  checkCount('The number of evaluations', evaluations);
  checkCount('The number of steps', steps);
  if (!(tolerance > 0 && tolerance < 1)) throw new RangeError(`A tolerance lies between 0 and 1, such as 0.01, got ${tolerance}.`);
  for (const factor of factors) {
    const { low, high } = supportOf(factor.distribution);
    const base = baseOf(factor);
    if (!(low <= base && base <= high)) {
      throw new RangeError(`The base of ${factor.name} lies within its range, ${low} to ${high}, got ${base}. Widen the range.`);
    }
  }
}
