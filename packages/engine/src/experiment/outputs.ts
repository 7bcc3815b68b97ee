/** What came out at the points of a design, in their order. */
export interface Outputs {
  readonly values: readonly number[];
  /**
   * By point: the variance that luck gives its value, where that is an estimate from runs; `shareVariance` for a share of runs. Left out: the values are exact.
   * For indices the luck of the points must be independent: runs of their own for each point.
   */
  readonly luckVariances?: readonly number[];
}

/**
 * An unbiased estimate of the variance of the share of `hits` among `runs` independent runs: `p (1 - p) / (runs - 1)`.
 * @param runs at least 2
 */
export function shareVariance(hits: number, runs: number): number {
  const share = hits / runs;
  return (share * (1 - share)) / (runs - 1);
}

/** @throws RangeError if the outputs are not one finite number for each point */
export function checkOutputs(outputs: Outputs, points: number): Outputs {
  const { values, luckVariances } = outputs;
  if (values.length !== points) throw new RangeError(`Each of the ${points} points of the design has one output, got ${values.length}.`);
  if (luckVariances !== undefined && luckVariances.length !== points) {
    throw new RangeError(`Each of the ${points} points of the design has one variance of luck, got ${luckVariances.length}.`);
  }
  values.forEach((value, point) => {
    if (!Number.isFinite(value)) throw new RangeError(`The output at point ${point} is a finite number, got ${value}.`);
  });
  return outputs;
}
