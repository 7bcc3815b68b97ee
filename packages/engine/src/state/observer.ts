/**
 * What an engine tells while it plays runs. Tallies and trajectory recorders implement it; the reference engine and the kernel call it
 * in the same order with the same values. All arrays belong to the engine and are overwritten: copy what you keep.
 */
export interface RunObserver {
  /** An actor has had its turn: bit p of `blocked` is set if its precondition p is false and kept an act from it that its stance would otherwise allow. */
  turn?(actor: number, blocked: number): void;
  /** An actor has chosen an act (at its turn, or a walk-out while drafting). */
  act?(actor: number, act: number): void;
  /** An event has struck. */
  event?(event: number): void;
  /** An attending actor has taken a position on the text. */
  position?(actor: number, supports: boolean): void;
  /** The round has ended: the state row (see `StateLayout`) after housekeeping and before the phase moves on. */
  roundEnd?(row: Int32Array): void;
  /** The run has ended. The row is the final state (after any fallback); values that a run does not have are NaN. */
  runEnd?(result: RunResult, row: Int32Array): void;
}

export interface RunResult {
  readonly run: number;
  /** Index into the model's outcomes. */
  readonly outcome: number;
  /** The last round played. */
  readonly rounds: number;
  /** By measure: its value, NaN when a `first` never held. */
  readonly measures: Float64Array;
  /** By actor: the utility of the final text in its final stance; its reservation value when no text was issued; NaN without a position. */
  readonly utilities: Float64Array;
}
