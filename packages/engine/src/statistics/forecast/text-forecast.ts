import { TEXT_STATUSES } from '../../scenario/model.ts';
import { type Proportion, proportion } from '../proportion.ts';
import type { Tally } from '../tally.ts';

export interface TextForecast {
  /** How the text ended: by status, in the model's order. */
  readonly statuses: readonly ({ readonly name: string } & Proportion)[];
  readonly issues: readonly IssueForecast[];
}

export interface IssueForecast {
  readonly name: string;
  readonly title: string;
  readonly options: readonly OptionForecast[];
}

export interface OptionForecast {
  readonly name: string;
  /** Share of all runs at whose end the text on the table had this option. */
  readonly final: Proportion;
  /** Share of the runs with an adopted text or a summary whose text has it. */
  readonly issued: Proportion;
}

/** Null for a scenario without issues. */
export function textForecast(tally: Tally, confidence: number): TextForecast | null {
  const { model, shape, runs } = tally;
  if (model.issues.length === 0) return null;
  const count = (status: number, cell: number): number => tally.finalOptions[status * shape.optionCells + cell]!;
  const issuedStatuses = [TEXT_STATUSES.indexOf('adopted'), TEXT_STATUSES.indexOf('summary')];
  const issuedRuns = issuedStatuses.reduce((sum, status) => sum + tally.finalStatuses[status]!, 0);
  return {
    statuses: TEXT_STATUSES.map((name, status) => ({ name, ...proportion(tally.finalStatuses[status]!, runs, confidence) })),
    issues: model.issues.map(({ name, title, options }, issue) => ({
      name,
      title,
      options: options.map((option, index) => {
        const cell = shape.options[issue]! + index;
        const final = TEXT_STATUSES.reduce((sum, _, status) => sum + count(status, cell), 0);
        const issued = issuedStatuses.reduce((sum, status) => sum + count(status, cell), 0);
        return { name: option, final: proportion(final, runs, confidence), issued: proportion(issued, issuedRuns, confidence) };
      }),
    })),
  };
}
