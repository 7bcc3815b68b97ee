import type { PairTally, Tally } from '@plenary/engine';
import type { RunList } from './chunk-result.ts';

/** One variant at one point of one study, with what came out: what rows of tables are made from. */
export interface PointContext {
  readonly scenario: string;
  readonly seed: string;
  readonly variant: string;
  readonly point: number;
  /** The number of the study and point: `study * points + point`. */
  readonly cell: number;
  /** Of the factors. */
  readonly values: readonly number[];
  /** Null where the point could not be played. */
  readonly tally: Tally | null;
  readonly error: string | null;
  /** With the first variant; null for the first itself, and where one of the two could not be played. */
  readonly pairs: PairTally | null;
  /** Where the plan keeps runs. */
  readonly runs: RunList | null;
}
