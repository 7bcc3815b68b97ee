import type { Measure } from '../../scenario/model.ts';
import { firstPassage, type Passage } from '../first-passage.ts';
import { type Quantiles, quantiles } from '../quantiles.ts';
import type { Tally } from '../tally.ts';
import { type Average, average } from './average.ts';

/** A measure over the runs that have a value of it; all have, except of `first`. */
export interface MeasureForecast extends Average {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly kind: Measure['kind'];
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Values with the number of runs that have them, ascending; null for values that are not integers, or of more than 4,096 kinds. */
  readonly histogram: readonly (readonly [number, number])[] | null;
  readonly quantiles: Quantiles | null;
  /** Of `first` measures: by when, over all runs. */
  readonly passage: Passage | null;
}

export function measureForecast(tally: Tally, index: number, confidence: number): MeasureForecast {
  const { name, title, unit, kind } = tally.model.measures[index]!;
  const moments = tally.measures[index]!;
  const histogram = tally.histograms[index]!.toJSON();
  return {
    name,
    title,
    unit,
    kind,
    ...average(moments.sample(), confidence),
    minimum: moments.count === 0 ? null : moments.minimum,
    maximum: moments.count === 0 ? null : moments.maximum,
    histogram,
    quantiles: histogram === null ? null : quantiles(histogram),
    passage: kind === 'first' ? firstPassage(tally.passed[index]!, tally.censored[index]!, confidence) : null,
  };
}
