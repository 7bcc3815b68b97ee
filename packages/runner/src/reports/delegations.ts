import type { ActorForecast, Average } from '@plenary/engine';
import { number, shareText } from './estimate.ts';
import type { ReportInput } from './report-input.ts';
import { fit, tableLines } from './table.ts';

const NAME = 26;

/** The actors that attend or take positions: attendance, support for the text, the worth of the final text, the stance at the end. */
export function delegationLines({ forecast, output }: ReportInput): string[] {
  const actors = forecast.actors.filter(
    ({ attendance, support, utility, role }) => attendance !== null || support !== null || utility !== null || role !== 'other',
  );
  const everyRow = actors.map((actor) => [
    `  ${fit(actor.title, NAME)}`,
    actor.attendance === null ? '' : shareText(actor.attendance.ever),
    actor.support === null ? '' : shareText(actor.support.positions),
    actor.utility === null ? '' : utilityText(actor.utility),
    stanceText(actor),
  ]);
  const rows = everyRow.filter((row) => row.slice(1).some((cell) => cell !== ''));
  const columns = [
    { title: '' },
    { title: 'attends', align: 'right' },
    { title: 'supports', align: 'right' },
    { title: 'utility', align: 'right' },
    { title: 'stance at the end' },
  ] as const;
  if (rows.length === 0) return [];
  const told = columns.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  return tableLines(
    columns.filter((_, column) => told[column]),
    rows.map((row) => row.filter((_, column) => told[column])),
    output.style.faint,
  ).map((line) => fit(line, output.width));
}

function utilityText({ mean, low, high }: Average): string {
  if (mean === null) return '';
  if (low === null || high === null || low === high) return number(mean, 2);
  const half = (high - low) / 2;
  const decimals = Math.max(2, Math.min(5, -Math.floor(Math.log10(half))));
  return `${mean.toFixed(decimals)} ± ${half.toFixed(decimals)}`;
}

/** The likeliest final states: two of them or, for a chart with regions, one of each region. */
function stanceText({ stances }: ActorForecast): string {
  const regions = new Map<string, ActorForecast['stances'][number][]>();
  for (const stance of stances) regions.set(stance.region, [...(regions.get(stance.region) ?? []), stance]);
  const told = [...regions.values()].filter((states) => states.length > 1);
  return told
    .map((states) =>
      states
        .filter(({ final }) => final.count > 0)
        .sort((a, b) => b.final.count - a.final.count)
        .slice(0, told.length === 1 ? 2 : 1)
        .map(({ title, state, final }) => `${title === '' ? state : title} ${shareText(final)}`)
        .join(', '),
    )
    .join('; ');
}
