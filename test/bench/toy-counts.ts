/** What is counted over runs of the toy summit, in every form of it. */
export interface ToyCounts {
  /** Runs by outcome. */
  none: number;
  deal: number;
  collapse: number;
  partial: number;
  /** Parties that took each stance, over all rounds. */
  concede: number;
  wait: number;
  insist: number;
  threaten: number;
  /** Parties that were out or walked out, over all rounds. */
  out: number;
  events: number;
  /** Sums over runs of the final draft and pressure, and of their squares. */
  draft: number;
  draftSquares: number;
  pressure: number;
  pressureSquares: number;
}

export function createToyCounts(): ToyCounts {
  const zero = { none: 0, deal: 0, collapse: 0, partial: 0, concede: 0, wait: 0, insist: 0, threaten: 0, out: 0, events: 0 };
  return { ...zero, draft: 0, draftSquares: 0, pressure: 0, pressureSquares: 0 };
}

/** Counts how a run left the draft and the pressure. */
export function countEnd(counts: ToyCounts, draft: number, pressure: number): void {
  counts.draft += draft;
  counts.draftSquares += draft * draft;
  counts.pressure += pressure;
  counts.pressureSquares += pressure * pressure;
}
