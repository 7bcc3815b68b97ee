import { thresholdAt } from '../choice/threshold.ts';
import type { Ground } from './ground.ts';
import type { Room } from './passing.ts';

/**
 * Places of a row of choices, which begins at a multiple of 8. A row of up to four alternatives: three marks, filled up with marks that no draw exceeds, the address of its facts, then
 * the alternatives. A longer one: three idle words, the address of its facts, its marks, one fewer than its alternatives and filled up to groups of four, then the alternatives. A
 * biased draw takes the alternative whose index is the number of marks below it.
 */
export const CHOICE = { facts: 3, rest: 4 } as const;

/** The facts of a row: how many alternatives there are, a word for the row's owner, the index of their unrounded probabilities among the doubles. */
export const FACTS = { count: 0, note: 1, shares: 2 } as const;
const FACTS_WORDS = 3;

/** Words of a short row. */
const CHOICE_WORDS = 8;

/** Rows with up to so many alternatives are short. */
export const SHORT = 4;
/** A mark that no biased draw exceeds. */
const BEYOND = 2 ** 31 - 1;

/** Added (modulo 2^32) to unsigned draws and thresholds so that they compare as signed integers. */
export const BIAS = 0x80000000;

/** Lays down rows of choices. */
export class Choices {
  private readonly ground: Ground;

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** The address of a row: alternative k with the probability of weight k (see `thresholds`). Alternatives of weight 0 are left out. */
  row(alternatives: readonly number[], weights: readonly number[], note: number, room: Room = this.ground.memory): number {
    const { memory } = this.ground;
    let total = 0;
    let count = 0;
    for (let index = 0; index < weights.length; index++) {
      total += weights[index]!;
      if (weights[index]! > 0) count++;
    }
    const shares = room.reserveDoubles(count);
    const facts = room.reserve(FACTS_WORDS);
    const row = room.reserveAligned(Math.max(CHOICE_WORDS, alternativesOf(0, count) + count), CHOICE_WORDS);
    const { words, doubles } = memory;
    words[facts + FACTS.count] = count;
    words[facts + FACTS.note] = note;
    words[facts + FACTS.shares] = shares;
    const first = alternativesOf(row, count);
    for (let place = row; place < first; place++) words[place] = BEYOND;
    words[row + CHOICE.facts] = facts;
    const marks = marksOf(row, count);
    let cumulative = 0;
    let kept = 0;
    for (let index = 0; index < weights.length; index++) {
      const weight = weights[index]!;
      if (!(weight > 0)) continue;
      cumulative += weight;
      doubles[shares + kept] = weight / total;
      words[first + kept] = alternatives[index]!;
      if (kept < count - 1) words[marks + kept] = markOf(thresholdAt(cumulative, total));
      kept++;
    }
    return row;
  }
}

export function isShort(count: number): boolean {
  return count <= SHORT;
}

/** The address of the facts of a row. */
export function factsOf(words: Int32Array, row: number): number {
  return words[row + CHOICE.facts]!;
}

/** The address of the first alternative of a row with so many. */
export function alternativesOf(row: number, count: number): number {
  return count <= SHORT ? row + CHOICE.rest : row + CHOICE.rest + ((count + 2) & -4);
}

function marksOf(row: number, count: number): number {
  return count <= SHORT ? row : row + CHOICE.rest;
}

/** The address of the alternative that a biased draw takes, of a row with at least two. */
export function chosenAt(words: Int32Array, row: number, count: number, draw: number): number {
  const first = marksOf(row, count);
  const last = first + count - 1;
  let chosen = alternativesOf(row, count);
  for (let mark = first; mark < last; mark++) chosen = (chosen + (draw > words[mark]! ? 1 : 0)) | 0;
  return chosen;
}

/** The greatest biased draw below a threshold in 1..2^32. */
export function markOf(threshold: number): number {
  return (threshold - 1) ^ BIAS;
}
