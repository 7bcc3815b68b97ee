import type { Forecast, LookPlan, Model } from '@plenary/engine';

/** A forecast that a section of a report tells. */
export interface Told {
  readonly forecast: Forecast;
  readonly model: Model;
  /** Begins the names of its pictures, so that a report can tell several forecasts. */
  readonly prefix: string;
  /** How many points of a design its runs come from: of more than one, their spread is luck and ignorance together. */
  readonly points: number;
}

/** What the report of a batch of runs is written from. */
export interface RunReport extends Told {
  /** What the scenario calls its variant; null for the scenario as it stands. */
  readonly variantTitle: string | null;
  /** By outcome: the number of the first run that ended so, or null. */
  readonly examples: readonly (number | null)[];
  /** The plan by which the batch stopped, if it stopped by precision. */
  readonly precision: LookPlan | null;
  readonly origin: Origin;
}

/** Where a report comes from, so that its reader can make it again. */
export interface Origin {
  /** The version of Plenary. */
  readonly version: string;
  /** The command line that gives the same numbers, as typed into a shell. */
  readonly command: string;
  readonly files: readonly OriginFile[];
}

export interface OriginFile {
  /** As it was given on the command line. */
  readonly name: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly digest: string;
}
