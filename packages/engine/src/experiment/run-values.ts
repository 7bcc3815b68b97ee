import { type Difference, meanDifference, proportionDifference } from '../statistics/difference.ts';
import type { Sample } from '../statistics/mean-interval.ts';
import { Moments } from '../statistics/moments.ts';

/** What an experiment looks at: whether an outcome came about, 1 or 0 in each run; or a measure, in whatever unit, which a run may have no value of. */
export type OutputKind = 'outcome' | 'measure';

/** By run, in their order: the value of the output, NaN where a run has none. */
export type RunValues = Float64Array;

/** The values of the runs that have one. */
export function sampleOfRuns(values: RunValues): Sample {
  return sampleWhere(values, (value) => value);
}

/**
 * How the output differs between two points, over runs that were paired by common luck: for an outcome by Newcombe's paired interval, for a measure by Student's t over
 * the pairs in which both have a value.
 * @param confidence in (0, 1)
 * @throws RangeError if the runs are not as many
 */
export function runDifference(kind: OutputKind, base: RunValues, other: RunValues, confidence: number): Difference {
  if (base.length !== other.length) throw new RangeError(`Points are paired run by run, got ${base.length} and ${other.length} runs.`);
  if (kind === 'outcome') {
    const counts = { both: 0, baseOnly: 0, otherOnly: 0, neither: 0 };
    base.forEach((value, run) => {
      if (value === 1) counts[other[run] === 1 ? 'both' : 'baseOnly']++;
      else counts[other[run] === 1 ? 'otherOnly' : 'neither']++;
    });
    return proportionDifference(counts, confidence);
  }
  return meanDifference(
    sampleWhere(base, (value, run) => (Number.isNaN(other[run]!) ? Number.NaN : value)),
    sampleWhere(other, (value, run) => (Number.isNaN(base[run]!) ? Number.NaN : value)),
    sampleWhere(base, (value, run) => other[run]! - value),
    confidence,
  );
}

function sampleWhere(values: RunValues, of: (value: number, run: number) => number): Sample {
  const moments = new Moments();
  values.forEach((each, run) => {
    const value = of(each, run);
    if (!Number.isNaN(value)) moments.add(value);
  });
  return { count: moments.count, mean: moments.mean(), variance: moments.variance() };
}
