import { dateOfRound, formatDate } from '@plenary/engine';
import { sparkline } from './bar.ts';
import type { ReportInput } from './report-input.ts';
import { tableLines } from './table.ts';

const COLUMNS = 40;

/** Each gauge of the world: its median by round as a row of columns, where it begins and ends, and how far runs spread. */
export function gaugeLines({ forecast, model, output }: ReportInput): string[] {
  const { recorded, gauges, calendar } = forecast;
  const stride = Math.max(1, Math.ceil(recorded.length / COLUMNS));
  const shown = recorded.map((_, slot) => slot).filter((slot) => (recorded.length - 1 - slot) % stride === 0);
  const rows = gauges.flatMap(({ title, low, high, byRound, final }, index) => {
    const { owner, start } = model.gauges[index] ?? { owner: null, start: low };
    if (owner !== null || final.quantiles === null) return [];
    const medians = shown.map((slot) => byRound[slot]?.quantiles?.median ?? null);
    const { median, half, ninety } = final.quantiles;
    return [
      [
        `  ${title}`,
        output.style.accent(sparkline(medians, low, high)),
        `${start} → ${median}`,
        output.style.faint(`half ${half[0]} to ${half[1]}, nine in ten ${ninety[0]} to ${ninety[1]} (of ${low} to ${high})`),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const ends = shown.length < 2 ? '' : `  medians from round ${recorded[shown[0] ?? 0]?.round} to round ${recorded.at(-1)?.round}`;
  const dates = calendar === null || ends === '' ? '' : ` (${formatDate(dateOfRound(calendar, recorded.at(-1)?.round ?? 1))})`;
  const note = ends === '' ? [] : [output.style.faint(`${ends}${dates}; then the start and the median at the end of the run`)];
  return [...note, ...tableLines([{ title: '' }, { title: '' }, { title: '', align: 'right' }, { title: '' }], rows)];
}
