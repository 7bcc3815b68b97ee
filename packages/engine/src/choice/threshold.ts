const RESOLUTION = 0x1_0000_0000;

/**
 * Cumulative thresholds T_1 <= .. <= T_n = 2^32 of a choice among weights: alternative k is taken by the draws in [T_{k-1}, T_k), so that its
 * probability is its share of the weights to within 2^-32. T_k is the least integer not below 2^32 times the cumulative share.
 * @param weights finite, at least 0, with a positive sum
 */
export function thresholds(weights: readonly number[]): number[] {
  let total = 0;
  for (const weight of weights) total += weight;
  let cumulative = 0;
  let lastPositive = 0;
  const marks = weights.map((weight, index) => {
    cumulative += weight;
    if (weight > 0) lastPositive = index;
    return thresholdAt(cumulative, total);
  });
  for (let index = lastPositive; index < marks.length; index++) marks[index] = RESOLUTION;
  return marks;
}

/** The threshold of a cumulative weight of this total. */
export function thresholdAt(cumulative: number, total: number): number {
  return Math.ceil((cumulative / total) * RESOLUTION);
}

/** The index of the alternative that an unsigned 32-bit draw takes. */
export function pick(marks: readonly number[], draw: number): number {
  let index = 0;
  while (draw >= (marks[index] ?? RESOLUTION)) index++;
  return index;
}

/** The threshold of a probability, clipped to [0, 1]: the event happens when the draw is below it. */
export function probabilityThreshold(probability: number): number {
  return Math.ceil(Math.min(1, Math.max(0, probability)) * RESOLUTION);
}
