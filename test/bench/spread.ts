/** A figure measured several times. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { median, low: sorted[0]!, high: sorted.at(-1)! };
}

/** The spread of `factor` times a quotient of figures that were measured in turns: each pair shares what kept the machine busy. */
export function ratioOf(above: readonly number[], below: readonly number[], factor = 1): Spread {
  return spreadOf(above.map((value, index) => (factor * value) / below[index]!));
}
