import type { Interval } from '../statistics/interval.ts';
import { checkCount } from './count.ts';
import { DESIGN_PURPOSE, designKey, indexOfDraw, namedLuck } from './design-luck.ts';

export interface BootstrapOptions {
  /** In (0, 1); 0.95 by default. */
  readonly confidence?: number;
  /**
   * Number of resamples; by default 999, or as many as leave ten outside at each end, at most 19,999. Where fewer are given than the confidence takes, the least and the greatest estimate are the ends.
   */
  readonly resamples?: number;
  readonly seed: string;
}

const LEAST_RESAMPLES = 999;
const MOST_RESAMPLES = 19_999;
/** So many at each end give the end of an interval by themselves some certainty. */
const RESAMPLES_OUTSIDE = 10;

/** The highest confidence at which the default number of resamples gives intervals: there the ends are the least and the greatest of 19,999 estimates. */
export const MOST_RESAMPLED_CONFIDENCE = 1 - 2 / (MOST_RESAMPLES + 1);

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
  { confidence = 0.95, resamples: given, seed }: BootstrapOptions,
): (Interval | null)[] {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, got ${confidence}.`);
  const resamples = given ?? resamplesAt(confidence);
  checkCount('The number of resamples', resamples);
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

/** How many resamples a confidence takes. @throws RangeError if it takes more than are made */
function resamplesAt(confidence: number): number {
  if (confidence > MOST_RESAMPLED_CONFIDENCE) {
    throw new RangeError(`A confidence of intervals by resampling is at most ${MOST_RESAMPLED_CONFIDENCE}, got ${confidence}.`);
  }
  const wanted = Math.ceil((2 * RESAMPLES_OUTSIDE) / (1 - confidence) - ROUNDING) - 1;
  return Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, wanted));
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
