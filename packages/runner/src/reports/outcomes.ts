import { bar } from './bar.ts';
import { intervalText, shareText } from './estimate.ts';
import type { ReportInput } from './report-input.ts';
import { fit, tableLines } from './table.ts';

const BAR = 12;
/** Columns beside the title and the bar. */
const FIGURES = 40;

/** The outcomes with their shares, intervals and bars, and a run to look into for each. */
export function outcomeLines({ forecast, examples, output }: ReportInput): string[] {
  const { style, width } = output;
  const rows = forecast.outcomes.map((outcome, index) => {
    const example = examples[index] ?? null;
    return [
      `  ${fit(outcome.title, width - BAR - FIGURES)}`,
      shareText(outcome),
      style.faint(intervalText(outcome)),
      style.accent(bar(outcome.share ?? 0, BAR)),
      style.faint(example === null ? '' : `e.g. run ${example}`),
    ];
  });
  return tableLines([{ title: '' }, { title: '', align: 'right' }, { title: '', align: 'right' }, { title: '' }, { title: '' }], rows);
}
