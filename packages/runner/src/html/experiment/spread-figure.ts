import type { Figure } from '../figure.ts';
import { spreadPlot } from '../plots/spread-plot.ts';
import { percentTick } from '../share-row.ts';
import type { Spread } from './spread.ts';

/** Ignorance beside luck: how far the points differ, and how wide the interval of one point is. Null where no point had a share. */
export function spreadFigure(id: string, title: string, spreads: readonly Spread[]): Figure | null {
  const rows = spreads.flatMap((spread) => spread.row() ?? []);
  if (rows.length === 0) return null;
  return {
    id,
    title,
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => spreadPlot(rows, { domain: [0, 1], tick: percentTick, origin: 0 }, width),
    table: {
      columns: ['', 'All points together', 'Across points (ignorance)', 'Within a point (luck)'].map((title, column) => ({
        title,
        align: column === 0 ? 'left' : 'right',
      })),
      rows: rows.map(({ label, pooledText, range, luck }) => [label, pooledText, range, luck]),
    },
  };
}
