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

const RUNS = 2 ** 32;

/** The longest text that seedrandom surely tells from all others of this kind. */
const LONGEST_PLAIN = 128;

/**
 * The key of all luck of a seed: four 32-bit integers drawn by seedrandom's default generator from the seed's text, written so that it tells all texts apart.
 * @throws RangeError when it is no text: seedrandom would make up a seed of its own for none
 */
export function luckKey(seed: string): Words {
  if (typeof seed !== 'string') throw new RangeError(`A seed is a text, such as "border", got ${typeof seed}.`);
  const generator = seedrandom(distinct(seed));
  return [generator.int32(), generator.int32(), generator.int32(), generator.int32()];
}

/**
 * seedrandom goes through a text in a circle, so that "1" and "11" would be one seed, and reads the lower bytes of its UTF-16 units. A text that it might take
 * for another is given to it as NUL, its length, a colon, and the higher and the lower byte of each unit; any other as it stands.
 */
function distinct(seed: string): string {
  const units = Array.from({ length: seed.length }, (_, index) => seed.charCodeAt(index));
  const isPlain = seed !== '' && seed.length <= LONGEST_PLAIN && units[0] !== 0 && units.every((unit) => unit <= 0xff);
  if (isPlain && (seed + seed).indexOf(seed, 1) === seed.length) return seed;
  return `\0${seed.length}:${units.map((unit) => String.fromCharCode(unit >>> 8, unit & 0xff)).join('')}`;
}

/**
 * The key of a seed's text, or the key itself.
 * @throws RangeError when it is neither
 */
export function keyOf(seed: string | Words): Words {
  if (!Array.isArray(seed)) return luckKey(seed as string);
  if (seed.length === 4 && seed.every(Number.isInteger)) return seed as Words;
  throw new RangeError(`A key is four whole numbers, got ${seed.map(String).join(', ') || 'none'}.`);
}

/**
 * Refuses runs that do not have a number each.
 * @throws RangeError when one would have none from 0 to 2^32 - 1, or their count is no whole number
 */
export function checkRuns(first: number, count: number): void {
  if (!Number.isInteger(first) || first < 0 || first >= RUNS)
    throw new RangeError(`A run's number is a whole number from 0 to ${RUNS - 1}, got ${String(first)}.`);
  if (!Number.isInteger(count) || count < 0 || first + count > RUNS)
    throw new RangeError(`From run ${first} on there are 0 to ${RUNS - first} runs to play, got ${String(count)}.`);
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
