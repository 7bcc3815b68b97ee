import { spreadFigure } from '../experiment/spread-figure.ts';
import { type Figure, wideFigure } from '../figure.ts';
import { html } from '../markup.ts';
import { intervalPlot } from '../plots/interval-plot.ts';
import type { Section } from '../section.ts';
import { percentTick, shareRow } from '../share-row.ts';
import type { GatheredStudy, Side } from './gather.ts';

/** How the runs end, by study and variant: at a single point with intervals, over many points with their spread. */
export function endingSection(studies: readonly GatheredStudy[], points: number): Section {
  const figures = studies.flatMap(({ name, sides }, study) =>
    sides.flatMap((side, index) => {
      const title = [name, side.name].filter((part) => part !== '').join(': ');
      return sideFigure(`endings-${study + 1}-${index + 1}`, title.charAt(0).toUpperCase() + title.slice(1), side, points) ?? [];
    }),
  );
  return {
    id: 'endings',
    title: 'How it ends',
    body: html`<p>${points === 1 ? WORDS.one : WORDS.many}</p>
${figures.map(wideFigure)}`,
    figures,
  };
}

const WORDS = {
  one: 'Each bar is the share of the runs that ended so; the dark line across its end is the interval.',
  many: `Each thin stroke is one point: one way to settle the numbers that are not known. How far the strokes lie apart is ignorance. The
long stroke is the share over all points together. The thick line below it is as wide as the interval of a single point, which is luck.`,
};

function sideFigure(id: string, title: string, side: Side, points: number): Figure | null {
  if (points > 1 || side.forecast === null) return spreadFigure(id, title, side.outcomes);
  const rows = side.forecast.outcomes.map((outcome) => shareRow(outcome.title, outcome));
  return {
    id,
    title,
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => intervalPlot(rows, { domain: [0, 1], tick: percentTick, origin: 0 }, width),
    table: {
      columns: [{ title: 'Outcome' }, { title: 'Share (interval)', align: 'right' }],
      rows: rows.map(({ label, text }) => [label, text]),
    },
  };
}
