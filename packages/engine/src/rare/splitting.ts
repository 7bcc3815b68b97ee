import type { Words } from '../luck/threefry.ts';
import type { Brancher } from './branch.ts';
import { dealingDraw, stageKey } from './splitting-luck.ts';

/** What one replication found. */
export interface Replication {
  /** An unbiased estimate of the outcome's probability. */
  readonly estimate: number;
  /** By level: the share of the branches of the stage before that came to it; NaN where no branch was left. */
  readonly shares: readonly number[];
}

/**
 * Plays one replication of fixed-effort splitting (Garvels 2000, section 2.3; L'Ecuyer, Le Gland, Lezaud and Tuffin 2009): `effort` branches from the beginning until
 * they come to the first level or end; then `effort` branches from the states at which they came there, dealt evenly, until the second; and so on. With
 * shares `R_k / effort` of branches that come to level k, a branch of stage k stands for `(R_1 / effort) ... (R_k / effort) / effort` of a run, and the
 * estimate adds up what the branches that end with the outcome stand for, in whatever stage. It is unbiased for any levels: each beginning is dealt equally often on average.
 * @param levels ascending
 * @param outcome index of the outcome
 */
export function replicate(
  brancher: Brancher,
  key: Words,
  replication: number,
  levels: readonly number[],
  effort: number,
  outcome: number,
): Replication {
  let beginnings: readonly Int32Array[] = [brancher.begin()];
  let weight = 1;
  let estimate = 0;
  const shares: number[] = [];
  for (let stage = 0; stage <= levels.length; stage++) {
    const goal = levels[stage] ?? Number.POSITIVE_INFINITY;
    const luck = stageKey(key, replication, stage);
    const offset = dealingDraw(key, replication, stage, beginnings.length);
    const arrivals: Int32Array[] = [];
    let endings = 0;
    const arrive = (importance: number, state: Int32Array): boolean => {
      if (importance < goal) return false;
      arrivals.push(state.slice());
      return true;
    };
    for (let branch = 0; branch < effort && beginnings.length > 0; branch++) {
      const ended = brancher.play(beginnings[(branch + offset) % beginnings.length]!, luck, branch, arrive);
      if (ended === outcome) endings++;
    }
    estimate += (weight * endings) / effort;
    if (stage < levels.length) shares.push(beginnings.length === 0 ? Number.NaN : arrivals.length / effort);
    weight *= arrivals.length / effort;
    beginnings = arrivals;
  }
  return { estimate, shares };
}
