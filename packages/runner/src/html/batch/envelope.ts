import type { PassagePoint } from '../plots/passage-curve.ts';

/** First passages of a measure at the points of a design, gathered point by point. */
export interface Envelope {
  /** @param passed by round: runs in which it happened first in that round @param runs of the point */
  add(passed: ArrayLike<number>, runs: number): void;
  /** By round: the share over all points, and the least and the greatest of a point; from the first round in which anything happened. */
  curve(): readonly PassagePoint[];
}

/** An envelope of nothing yet. @param horizon the last round */
export function createEnvelope(horizon: number): Envelope {
  const least = new Float64Array(horizon + 1).fill(1);
  const greatest = new Float64Array(horizon + 1);
  const passed = new Float64Array(horizon + 1);
  let total = 0;
  return {
    add(first, runs) {
      total += runs;
      let count = 0;
      for (let round = 0; round <= horizon; round++) {
        count += first[round] ?? 0;
        passed[round]! += count;
        least[round] = Math.min(least[round]!, count / runs);
        greatest[round] = Math.max(greatest[round]!, count / runs);
      }
    },
    curve: () =>
      Array.from(passed, (count, round) => ({
        round,
        share: count / total,
        low: least[round]!,
        high: greatest[round]!,
        unended: count / total,
      })).filter(({ high }) => high > 0),
  };
}
