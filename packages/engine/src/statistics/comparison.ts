import type { Measure } from '../scenario/model.ts';
import { type Difference, meanDifference, proportionDifference } from './difference.ts';
import { finite } from './finite.ts';
import type { PairMoments, PairTally } from './pair-tally.ts';

/** What changes from one scenario to another under the same luck, as versioned, JSON-safe data. Fields may be added under the same version. */
export interface Comparison {
  readonly format: 'plenary.comparison/1';
  readonly base: { readonly title: string; readonly variant: string | null };
  readonly other: { readonly title: string; readonly variant: string | null };
  readonly seed: string;
  readonly pairs: number;
  /** Of every interval, for each alone. */
  readonly confidence: number;
  /** Probabilities of the outcomes that both scenarios know. */
  readonly outcomes: readonly Change[];
  /** Means of the measures that both know, over the pairs of which both runs have a value. */
  readonly measures: readonly MeasureChange[];
  /** Mean utilities of the final text for the actors that both know and that have a position in both. */
  readonly utilities: readonly Change[];
}

/** Other minus base. Null where it is unknown: without pairs, or, for the interval of a mean, with a single one or where all pairs differ alike. */
export interface Change {
  readonly name: string;
  readonly title: string;
  readonly pairs: number;
  readonly base: number | null;
  readonly other: number | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The interval had the two scenarios been run with luck of their own. */
  readonly unpaired: readonly [number, number] | null;
  /** Variance of the paired difference over that of the unpaired: below 1 where common luck helped. */
  readonly varianceRatio: number | null;
}

export interface MeasureChange extends Change {
  readonly unit: string;
  readonly kind: Measure['kind'];
  /** Of `first` measures: the share of runs in which it happened. */
  readonly happened: Change | null;
}

/**
 * The comparison of the pairs in the tally.
 * @param confidence in (0, 1)
 * @param seed of the runs, the base scenario's own by default
 * @throws RangeError if the confidence is out of range
 */
export function createComparison(tally: PairTally, confidence = 0.95, seed = tally.base.seed): Comparison {
  const { base, other } = tally;
  return {
    format: 'plenary.comparison/1',
    base: { title: base.title, variant: base.variant },
    other: { title: other.title, variant: other.variant },
    seed,
    pairs: tally.outcomes.reduce((sum, count) => sum + count, 0),
    confidence,
    outcomes: base.outcomes.flatMap(({ name, title }) => {
      const counts = tally.outcomeCounts(name);
      return counts === null ? [] : [change(name, title, proportionDifference(counts, confidence))];
    }),
    measures: tally.measures.map((moments, index) => measureChange(tally, moments, index, confidence)),
    utilities: tally.utilities.flatMap((moments) => (moments.base.count === 0 ? [] : [meanChange(moments, confidence)])),
  };
}

function measureChange(tally: PairTally, moments: PairMoments, index: number, confidence: number): MeasureChange {
  const { unit, kind } = tally.base.measures.find(({ name }) => name === moments.name)!;
  const happened = kind === 'first' ? proportionDifference(tally.presentCounts(index), confidence) : null;
  return {
    ...meanChange(moments, confidence),
    unit,
    kind,
    happened: happened === null ? null : change(moments.name, moments.title, happened),
  };
}

function meanChange({ name, title, base, other, difference }: PairMoments, confidence: number): Change {
  return change(name, title, meanDifference(base.sample(), other.sample(), difference.sample(), confidence));
}

function change(name: string, title: string, { pairs, base, other, difference, interval, unpaired, varianceRatio }: Difference): Change {
  return {
    name,
    title,
    pairs,
    base: finite(base),
    other: finite(other),
    difference: finite(difference),
    low: interval && finite(interval.low),
    high: interval && finite(interval.high),
    unpaired: unpaired !== null && Number.isFinite(unpaired.low) && Number.isFinite(unpaired.high) ? [unpaired.low, unpaired.high] : null,
    varianceRatio: finite(varianceRatio),
  };
}
