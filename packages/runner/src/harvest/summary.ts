import { AS_IT_STANDS, type Plan, proportion, studiesOf } from '@plenary/engine';
import type { PointContext } from './point-context.ts';
import { CONFIDENCE } from './points-table.ts';

/** What a batch says of its outcomes at a glance, ignorance and luck apart. */
export interface BatchSummary {
  /** Points that could not be played, as the number of the first few, with their errors. */
  readonly failures: readonly { readonly cell: number; readonly variant: string; readonly error: string }[];
  readonly failed: number;
  readonly sides: readonly SideSummary[];
}

/** One variant of one study. */
export interface SideSummary {
  readonly scenario: string;
  readonly seed: string;
  readonly variant: string;
  readonly outcomes: readonly OutcomeSpread[];
}

/** The share of one outcome over the points that were played. */
export interface OutcomeSpread {
  readonly name: string;
  readonly title: string;
  /** Over all points; null where none was played. */
  readonly mean: number | null;
  /** The least and the greatest share of a point: how far ignorance moves it, and luck with it. */
  readonly least: number | null;
  readonly greatest: number | null;
  /** Half the width of a point's interval, on average: how far luck may have moved it. */
  readonly luck: number | null;
}

const SHOWN_FAILURES = 5;

interface Spread {
  readonly name: string;
  readonly title: string;
  points: number;
  sum: number;
  least: number;
  greatest: number;
  widths: number;
}

/** Gathers the summary point by point, in the plan's order. */
export function createSummary(plan: Plan): { add(study: number, variant: number, context: PointContext): void; end(): BatchSummary } {
  const failures: { cell: number; variant: string; error: string }[] = [];
  let failed = 0;
  const studies = studiesOf(plan);
  const spreads = studies.map(({ scenario }) =>
    plan.scenarios[scenario]!.models.map(({ outcomes }) =>
      outcomes.flatMap(({ name, title }): Spread[] =>
        plan.keep.outcomes.includes(name) ? [{ name, title, points: 0, sum: 0, least: 1, greatest: 0, widths: 0 }] : [],
      ),
    ),
  );
  return {
    add(study, variant, { cell, variant: name, tally, error }) {
      if (tally === null) {
        failed++;
        if (failures.length < SHOWN_FAILURES) failures.push({ cell, variant: name, error: error ?? '' });
        return;
      }
      for (const spread of spreads[study]![variant]!) {
        const index = tally.model.outcomes.findIndex((outcome) => outcome.name === spread.name);
        const { share, low, high } = proportion(tally.outcomes[index]!, tally.runs, CONFIDENCE);
        if (share === null || low === null || high === null) continue;
        spread.points++;
        spread.sum += share;
        spread.least = Math.min(spread.least, share);
        spread.greatest = Math.max(spread.greatest, share);
        spread.widths += high - low;
      }
    },
    end: () => ({
      failures,
      failed,
      sides: studies.flatMap(({ scenario, seed }, study) =>
        plan.variants.map((variant, index) => ({
          scenario: plan.scenarios[scenario]!.name,
          seed,
          variant: variant ?? AS_IT_STANDS,
          outcomes: spreads[study]![index]!.map(({ name, title, points, sum, least, greatest, widths }) => ({
            name,
            title,
            mean: points === 0 ? null : sum / points,
            least: points === 0 ? null : least,
            greatest: points === 0 ? null : greatest,
            luck: points === 0 ? null : widths / points / 2,
          })),
        })),
      ),
    }),
  };
}
