import { averageText, count } from '../../reports/estimate.ts';
import { type Figure, prefixed, wideFigure } from '../figure.ts';
import { shareWithInterval } from '../frequency.ts';
import { html } from '../markup.ts';
import { intervalPlot } from '../plots/interval-plot.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { percentTick, shareRow } from '../share-row.ts';

/** In how many runs each event strikes. Null for a scenario without events. */
export function eventSection({ forecast: { events }, prefix }: Told): Section | null {
  if (events.length === 0) return null;
  const rows = events.map(({ title, runs }) => shareRow(title, runs));
  const figure: Figure = prefixed(prefix, {
    id: 'events-shares',
    title: 'Share of the runs in which it happens at least once',
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => intervalPlot(rows, { domain: [0, 1], tick: percentTick, origin: 0 }, width),
    table: {
      columns: [
        { title: 'Event' },
        { title: 'Share of runs', align: 'right' },
        { title: 'Runs', align: 'right' },
        { title: 'Times a run', align: 'right' },
      ],
      rows: events.map(({ title, runs, perRun }) => [title, shareWithInterval(runs), count(runs.count), averageText(perRun)]),
    },
  });
  return { id: 'events', title: 'What nobody chose', body: html`${wideFigure(figure)}`, figures: [figure] };
}
