import type { ActorForecast, Proportion } from '@plenary/engine';
import { averageText } from '../../reports/estimate.ts';
import { type Figure, panels, prefixed } from '../figure.ts';
import { html } from '../markup.ts';
import { type IntervalRow, intervalPlot } from '../plots/interval-plot.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { percentTick, shareRow, shortRow } from '../share-row.ts';

/** Who comes, who supports the text, and what it is worth to whom. Null where no actor attends, takes a position or has a utility. */
export function delegationSection({ forecast: { actors }, prefix }: Told): Section | null {
  const figures = [
    figureOf(
      'attendance',
      'Comes',
      shareRows(actors, ({ attendance }) => attendance?.ever),
      percentTick,
    ),
    figureOf(
      'support',
      'Supports the draft',
      shareRows(actors, ({ support }) => support?.positions),
      percentTick,
    ),
    figureOf('utility', 'Worth of the final text', utilityRows(actors), (value) => value.toFixed(1)),
  ].flatMap((figure) => (figure === null ? [] : [prefixed(prefix, figure)]));
  if (figures.length === 0) return null;
  return {
    id: 'delegations',
    title: 'The delegations',
    body: html`<p>Comes: share of the runs in which it attends at the end of any round. Supports: share of the drafts that it is asked about.
Worth: from 0 to 1, where every issue is settled as it likes best. A line through a dot is the interval.</p>
${panels(figures)}`,
    figures,
  };
}

function shareRows(actors: readonly ActorForecast[], of: (actor: ActorForecast) => Proportion | undefined): IntervalRow[] {
  return actors.flatMap((actor) => {
    const share = of(actor);
    return share === undefined ? [] : [shareRow(actor.title, share)];
  });
}

function utilityRows(actors: readonly ActorForecast[]): IntervalRow[] {
  return actors.flatMap(({ title, utility }) =>
    utility === null ? [] : [{ label: title, value: utility.mean, low: utility.low, high: utility.high, text: averageText(utility) }],
  );
}

function figureOf(id: string, title: string, rows: readonly IntervalRow[], tick: (value: number) => string): Figure | null {
  if (rows.length === 0) return null;
  return {
    id: `delegations-${id}`,
    title,
    description: rows.map(({ label, text }) => `${label} ${text}`).join(', '),
    draw: (width) => intervalPlot(rows.map(shortRow), { domain: [0, 1], tick, origin: null }, width),
    table: {
      columns: [{ title: 'Delegation' }, { title, align: 'right' }],
      rows: rows.map(({ label, text }) => [label, text]),
    },
  };
}
