import type { Forecast, LookPlan, Model } from '@plenary/engine';
import type { Output } from '../terminal/terminal.ts';

/** What the sections of a report are written from. */
export interface ReportInput {
  readonly forecast: Forecast;
  readonly model: Model;
  /** By outcome: the number of the first run that ended so, or null. */
  readonly examples: readonly (number | null)[];
  /** The plan by which the batch stopped, if it stopped by precision. */
  readonly precision: LookPlan | null;
  readonly output: Pick<Output, 'style' | 'width'>;
}
