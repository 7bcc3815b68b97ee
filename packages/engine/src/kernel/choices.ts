import { thresholds } from '../choice/threshold.ts';
import type { Ground } from './ground.ts';

/**
 * Places of a row of choices: the number n of alternatives that have a positive weight, a word for its owner, the index of their n unrounded
 * probabilities, then n - 1 marks, then the n alternatives. A biased draw takes the alternative whose index is the number of marks below it.
 */
export const CHOICE = { count: 0, note: 1, shares: 2, marks: 3 } as const;

/** Added (modulo 2^32) to unsigned draws and thresholds so that they compare as signed integers. */
export const BIAS = 0x80000000;

/** Lays down rows of choices. */
export class Choices {
  private readonly ground: Ground;

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** The address of a row: alternative k with the probability of weight k (see `thresholds`). Alternatives of weight 0 are left out. */
  row(alternatives: readonly number[], weights: readonly number[], note: number): number {
    const marks = thresholds(weights);
    const kept = weights.flatMap((weight, index) => (weight > 0 ? [index] : []));
    let total = 0;
    for (const weight of weights) total += weight;
    const shares = this.ground.numbers.store(kept.map((index) => weights[index]! / total));
    return this.ground.memory.store([
      kept.length,
      note,
      shares,
      ...kept.slice(0, -1).map((index) => markOf(marks[index]!)),
      ...kept.map((index) => alternatives[index]!),
    ]);
  }
}

/** The address of the alternative that a biased draw takes, of a row with at least two. */
export function chosenAt(words: Int32Array, row: number, alternatives: number, draw: number): number {
  const first = row + CHOICE.marks + alternatives - 1;
  let chosen = first;
  for (let mark = row + CHOICE.marks; mark < first; mark++) chosen = (chosen + (draw > words[mark]! ? 1 : 0)) | 0;
  return chosen;
}

/** The greatest biased draw below a threshold in 1..2^32. */
export function markOf(threshold: number): number {
  return (threshold - 1) ^ BIAS;
}
