/** What an expression may ask of a state. Indices are the model's. */
export interface StateReader {
  gauge(index: number): number;
  /** Index of the draft's option. */
  issue(index: number): number;
  /** Index into `TEXT_STATUSES`. */
  status(): number;
  round(): number;
  phase(): number;
  phaseRound(): number;
  /** Whether any of these nodes of the actor's chart is active. */
  isIn(actor: number, nodes: readonly number[]): boolean;
  /** 1 + the index of the actor's last act, or 0. */
  last(actor: number): number;
  /** Utility of the text for the actor in its present stance, 1 without a position. */
  utility(actor: number): number;
}
