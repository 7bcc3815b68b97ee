import { bar } from './bar.ts';
import { shareText } from './estimate.ts';
import type { ReportInput } from './report-input.ts';
import { fit, tableLines } from './table.ts';

const BAR = 12;

/** The share of its turns in which each precondition kept an act from its actor, greatest first. */
export function preconditionLines({ forecast, model, output }: ReportInput): string[] {
  const rows = forecast.actors
    .flatMap(({ title, preconditions }, actor) =>
      preconditions.map((precondition, index) => ({
        actor: title,
        precondition,
        when: model.actors[actor]?.preconditions[index]?.when.source ?? '',
        share: precondition.blocked.share ?? 0,
      })),
    )
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ actor, precondition, when, share }) => [
      `  ${fit(actor, 26)}`,
      precondition.title,
      output.style.faint(fit(when, 36)),
      `in ${shareText(precondition.blocked)} of turns`,
      output.style.accent(bar(share, BAR)),
    ]);
  return tableLines([{ title: '' }, { title: '' }, { title: '' }, { title: '', align: 'right' }, { title: '' }], rows);
}
