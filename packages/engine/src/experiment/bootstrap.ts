import type { Interval } from '../statistics/interval.ts';
import { checkCount } from './count.ts';
import { DESIGN_PURPOSE, designKey, indexOfDraw, namedLuck } from './design-luck.ts';

export interface BootstrapOptions {
  /** In (0, 1); 0.95 by default. */
  readonly confidence?: number;
  /** Number of resamples; 999 by default. */
  readonly resamples?: number;
  readonly seed: string;
}

/** What is estimated from the means of the terms: any number of values, null where one is undefined. */
export type Estimator = (means: readonly number[]) => readonly (number | null)[];

/**
 * Percentile intervals (Efron 1979) of what is estimated from the means of some terms over independent rows: rows are drawn with replacement, by addressed luck and in all terms alike,
 * and the ordered estimates give the ends. A resample that leaves an estimate undefined counts as outside at both ends; the interval is null where there are more of these than lie outside at one end.
 * Takes time in proportion to resamples, rows and terms.
 * @param terms by term and row
 * @throws RangeError if an option is out of range
 */
export function bootstrapIntervals(
  terms: readonly Float64Array[],
  estimate: Estimator,
  { confidence = 0.95, resamples = 999, seed }: BootstrapOptions,
): (Interval | null)[] {
  checkCount('The number of resamples', resamples);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, got ${confidence}.`);
  const rows = terms[0]!.length;
  const draw = namedLuck(designKey(seed), 'resamples');
  const picks = new Uint32Array(rows);
  const replicates = Array.from({ length: resamples }, (_, resample) => {
    for (let row = 0; row < rows; row++) picks[row] = indexOfDraw(draw(DESIGN_PURPOSE.resample, resample * rows + row), rows);
    return estimate(terms.map((term) => meanOfPicked(term, picks)));
  });
  const outside = Math.max(0, Math.floor(((1 - confidence) / 2) * (resamples + 1) + ROUNDING) - 1);
  return replicates[0]!.map((_, index) => {
    const values = replicates.map((replicate) => replicate[index]!).filter((value) => value !== null);
    const beyond = outside - (resamples - values.length);
    if (beyond < 0) return null;
    const sorted = Float64Array.from(values).sort();
    return { low: sorted[beyond]!, high: sorted[values.length - 1 - beyond]! };
  });
}

/** Keeps a rank that is meant to be an integer from being rounded down. */
const ROUNDING = 1e-9;

/** The arithmetic mean of a term over all its rows, which is what resampling varies. */
export function meanOf(term: Float64Array): number {
  let sum = 0;
  for (const value of term) sum += value;
  return sum / term.length;
}

function meanOfPicked(term: Float64Array, picks: Uint32Array): number {
  let sum = 0;
  for (const row of picks) sum += term[row]!;
  return sum / picks.length;
}
