import type { PairTallyData, TallyData } from '@plenary/engine';

/** What came out of some runs of one point with all the plan's variants, as JSON-safe data. */
export interface ChunkResult {
  /** By variant, in the plan's order. */
  readonly variants: readonly VariantResult[];
  /** By variant after the first: pairs of the first's runs with its own, which had the same luck; null where one of the two failed. */
  readonly pairs: readonly (PairTallyData | null)[];
}

export type VariantResult = PlayedVariant | FailedVariant;

export interface PlayedVariant {
  readonly tally: TallyData;
  /** Null where the point's model has the bounds of the plan's own. */
  readonly bounds: Bounds | null;
  /** Present where the plan keeps runs. */
  readonly runs?: RunList;
}

/** The point could not be played. */
export interface FailedVariant {
  readonly error: string;
}

/** The numbers of a model on which the shape of its tallies depends. */
export interface Bounds {
  readonly rounds: number;
  /** By gauge: its least and its greatest value. */
  readonly gauges: readonly (readonly [number, number])[];
}

/** One entry for each run, in their order. */
export interface RunList {
  readonly firstRun: number;
  /** Indices of outcomes. */
  readonly outcomes: readonly number[];
  /** Last rounds. */
  readonly rounds: readonly number[];
  /** By measure, then run; null where a run has no value. */
  readonly measures: readonly (readonly (number | null)[])[];
}

export function isFailed(result: VariantResult): result is FailedVariant {
  return 'error' in result;
}
