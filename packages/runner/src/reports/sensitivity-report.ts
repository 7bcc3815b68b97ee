import type { Factor, Sensitivity } from '@plenary/engine';
import type { ExperimentOutput } from '../experiment/experiment.ts';

/** What `plenary sensitivity` found, with all that says how. */
export interface SensitivityReport {
  readonly format: 'plenary.sensitivity/1';
  readonly title: string;
  readonly variant: string | null;
  readonly output: Omit<ExperimentOutput, 'index'>;
  readonly seed: string;
  readonly confidence: number;
  /** At each point. */
  readonly runs: number;
  readonly points: number;
  /** Morris' trajectories or Sobol's rows; null for a tornado. */
  readonly samples: number | null;
  readonly factors: readonly Factor[];
  readonly found: Sensitivity;
  /** The command line that gives these numbers again. */
  readonly command: string;
}
