import seedrandom from 'seedrandom';
import { threefry4x32, type Words } from './threefry.ts';

export const LUCK_ROUNDS = 12;

/** What a draw is for; drafting session s of a round (from 1) uses `support(s)` and `bracket(s)`. */
export const PURPOSE = {
  act: 0,
  event: 0,
  support: (session: number): number => 2 * session,
  bracket: (session: number): number => 2 * session + 1,
} as const;

/** The key of all luck of a seed: four 32-bit integers drawn by seedrandom's default generator from the seed's text. */
export function luckKey(seed: string): Words {
  const generator = seedrandom(seed);
  return [generator.int32(), generator.int32(), generator.int32(), generator.int32()];
}

/** The address part of a name: its 32-bit FNV-1a hash over UTF-16 code units' low and high bytes, as an unsigned integer. */
export function luckAddress(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    if (unit > 0xff) hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

const block = new Uint32Array(4);

/**
 * The draw at this address: an unsigned 32-bit integer, a pure function of its arguments.
 * @param run number of the run, 0 to 2^32 - 1
 * @param round number of the round, from 1
 * @param actor the actor's or event's `luck` number
 */
export function drawAt(key: Words, run: number, round: number, actor: number, purpose: number): number {
  const index = round - 1;
  threefry4x32(key, run, index >>> 2, actor, purpose, LUCK_ROUNDS, block);
  return block[index & 3] ?? 0;
}
