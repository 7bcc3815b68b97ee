import type { Model } from '../scenario/model.ts';

/**
 * The common encoding of a run's state as one row of 32-bit integers. Both engines report their states in it, the exact solver merges
 * states by it, and equality of engines means equality of these rows.
 */
export interface StateLayout {
  /** Number of cells of a row. */
  readonly size: number;
  /** First cell of each block; gauges, issues, configurations and lasts follow each other in the model's order. */
  readonly gauges: number;
  readonly issues: number;
  /** The index of the actor's configuration in `configurations(chart)`. */
  readonly configurations: number;
  /** 1 + the index of the actor's last act, 0 for none yet. */
  readonly lasts: number;
}

/** Cells at the start of every row. `status` is an index into `TEXT_STATUSES`; `round` and `phaseRound` count from 1; `slips` counts slips of the phase. */
export const CELL = { round: 0, phase: 1, phaseRound: 2, slips: 3, status: 4 } as const;
const FIXED_CELLS = 5;

/** The cells of a model's state. */
export function stateLayout(model: Model): StateLayout {
  const gauges = FIXED_CELLS;
  const issues = gauges + model.gauges.length;
  const configurations = issues + model.issues.length;
  const lasts = configurations + model.actors.length;
  return { gauges, issues, configurations, lasts, size: lasts + model.actors.length };
}
