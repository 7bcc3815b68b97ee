import { exactInterval } from '../../statistics/interval.ts';

/** A probability to be reached: that something happens in at least, or at most, this share of runs. */
export interface Goal {
  readonly says: 'at-least' | 'at-most';
  /** Strictly between 0 and 1. */
  readonly probability: number;
}

/** In how many of some runs it happened. */
export interface RunShare {
  readonly hits: number;
  readonly runs: number;
}

/** Whether runs show that a goal is reached: `reached` and `missed` at the confidence of an exact interval, `undecided` if the probability lies within it. */
export type GoalVerdict = 'reached' | 'undecided' | 'missed';

/** The verdict of these runs on the goal, by their interval of Clopper and Pearson. */
export function verdictOn({ says, probability }: Goal, { hits, runs }: RunShare, confidence: number): GoalVerdict {
  const { low, high } = exactInterval(hits, runs, confidence);
  if (says === 'at-least' ? low >= probability : high <= probability) return 'reached';
  if (says === 'at-least' ? high < probability : low > probability) return 'missed';
  return 'undecided';
}

/** How far these runs are on the way to the goal; more is better. */
export function meritOf({ says }: Goal, { hits, runs }: RunShare): number {
  return says === 'at-least' ? hits / runs : -hits / runs;
}

/** @throws RangeError if the probability is not strictly between 0 and 1 */
export function checkGoal({ probability }: Goal): void {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`A probability to reach lies between 0 and 1, such as 0.5, got ${probability}.`);
}
