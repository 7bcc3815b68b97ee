import { probabilityThreshold } from '../choice/threshold.ts';
import { markOf } from './choices.ts';
import type { Ground } from './ground.ts';

/** Places of a chance: whether a draw can decide it, the greatest biased draw for which it comes true, the index of its unrounded probability among the doubles. */
export const CHANCE = { mode: 0, mark: 1, share: 2 } as const;

/** Words of a chance. */
export const CHANCE_WORDS = 3;

export const MODE = { never: 0, draw: 1, always: 2 } as const;

const CERTAIN = 2 ** 32;

/** The words of a chance of this probability in [0, 1]. */
export function chanceWords({ memory }: Ground, probability: number): readonly number[] {
  const threshold = probabilityThreshold(probability);
  const mode = threshold === 0 ? MODE.never : threshold === CERTAIN ? MODE.always : MODE.draw;
  return [mode, mode === MODE.draw ? markOf(threshold) : 0, memory.storeDoubles([probability])];
}
