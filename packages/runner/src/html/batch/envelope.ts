import type { Forecast } from '@plenary/engine';
import type { PassagePoint } from '../plots/passage-curve.ts';

/** First passages of a measure at the points of a design, gathered point by point. */
export interface Envelope {
  add(passage: NonNullable<Forecast['measures'][number]['passage']>): void;
  /** By round in which anything happened: the share over all points, and the least and the greatest of a point. */
  curve(): readonly PassagePoint[];
}

/** An envelope of nothing yet. @param horizon the last round */
export function createEnvelope(horizon: number): Envelope {
  const rounds = horizon + 1;
  const least = new Float64Array(rounds).fill(1);
  const greatest = new Float64Array(rounds);
  const passed = new Float64Array(rounds);
  let runs = 0;
  return {
    add(passage) {
      runs += passage.runs;
      let share = 0;
      let next = 0;
      for (let round = 0; round < rounds; round++) {
        const step = passage.steps[next];
        if (step?.round === round) {
          share = step.share;
          next++;
        }
        passed[round]! += share * passage.runs;
        least[round] = Math.min(least[round]!, share);
        greatest[round] = Math.max(greatest[round]!, share);
      }
    },
    curve: () =>
      Array.from(passed, (count, round) => ({
        round,
        share: runs === 0 ? 0 : count / runs,
        low: runs === 0 ? 0 : least[round]!,
        high: greatest[round]!,
        unended: 0,
      })).filter(({ high }, round) => round > 0 && high > 0),
  };
}
