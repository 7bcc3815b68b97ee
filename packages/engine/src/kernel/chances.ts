import { probabilityThreshold } from '../choice/threshold.ts';
import { markOf } from './choices.ts';
import type { Memory } from './memory.ts';
import type { Room } from './passing.ts';

/** Places of a chance: whether a draw can decide it, the greatest biased draw for which it comes true, the index of its unrounded probability among the doubles. */
export const CHANCE = { mode: 0, mark: 1, share: 2 } as const;

/** Words of a chance. */
export const CHANCE_WORDS = 3;

export const MODE = { never: 0, draw: 1, always: 2 } as const;

const CERTAIN = 2 ** 32;

/** Writes the words of a chance of this probability in [0, 1] to fresh words at this address. @param room for the probability itself */
export function writeChance(memory: Memory, address: number, probability: number, room: Room = memory): void {
  const threshold = probabilityThreshold(probability);
  const mode = threshold === 0 ? MODE.never : threshold === CERTAIN ? MODE.always : MODE.draw;
  const share = room.reserveDoubles(1);
  const { words, doubles } = memory;
  doubles[share] = probability;
  words[address + CHANCE.mode] = mode;
  if (mode === MODE.draw) words[address + CHANCE.mark] = markOf(threshold);
  words[address + CHANCE.share] = share;
}
