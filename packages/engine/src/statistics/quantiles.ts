/** Where the values of a sample lie. A quantile is the least value with at least that share of the sample up to it. */
export interface Quantiles {
  readonly median: number;
  /** The middle half: from the quantile 0.25 to 0.75. */
  readonly half: readonly [number, number];
  /** The middle nine tenths: from the quantile 0.05 to 0.95. */
  readonly ninety: readonly [number, number];
}

/**
 * The quantiles of values that were counted; null when there are none.
 * @param counts values with their counts, in ascending order of values
 */
export function quantiles(counts: readonly (readonly [number, number])[]): Quantiles | null {
  let total = 0;
  for (const [, count] of counts) total += count;
  if (total === 0) return null;
  const at = (twentieths: number): number => {
    let index = 0;
    for (let below = counts[0]![1]; 20 * below < twentieths * total; below += counts[index]![1]) index++;
    return counts[index]![0];
  };
  return { median: at(10), half: [at(5), at(15)], ninety: [at(1), at(19)] };
}
