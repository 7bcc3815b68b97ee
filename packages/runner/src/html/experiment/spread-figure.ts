import { type Proportion, proportion } from '@plenary/engine';
import { shareText } from '../../reports/estimate.ts';
import type { Figure } from '../figure.ts';
import { spreadPlot } from '../plots/spread-plot.ts';
import { percentTick } from '../share-row.ts';

/** The share of an outcome at the points of a design. */
export interface Spread {
  readonly title: string;
  /** At each point, over its own runs. */
  readonly shares: readonly Proportion[];
}

/** Ignorance beside luck: how far the points differ, and how wide the interval of one point is. */
export function spreadFigure(id: string, title: string, spreads: readonly Spread[], confidence: number): Figure {
  const rows = spreads.flatMap(({ title, shares }) => {
    const played = shares.flatMap((share) => (share.share === null ? [] : [{ ...share, share: share.share }]));
    const ordered = [...played].sort((a, b) => a.share - b.share);
    const [least, greatest] = [ordered[0], ordered.at(-1)];
    if (least === undefined || greatest === undefined) return [];
    const total = (key: 'count' | 'of'): number => played.reduce((sum, share) => sum + share[key], 0);
    const pooled = proportion(total('count'), total('of'), confidence);
    const halves = played.map(({ low, high }) => ((high ?? 0) - (low ?? 0)) / 2).sort((a, b) => a - b);
    const within = halves[Math.floor((halves.length - 1) / 2)] ?? 0;
    const range = `${shareText(least)} to ${shareText(greatest)}`;
    const luck = `± ${(100 * within).toFixed(within < 0.01 ? 1 : 0)} points`;
    return [
      {
        label: title,
        values: played.map(({ share }) => share),
        pooled: pooled.share ?? 0,
        pooledText: shareText(pooled),
        within,
        range,
        luck,
        text: `${range} across points, ${luck} within one`,
      },
    ];
  });
  return {
    id,
    title,
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => spreadPlot(rows, { domain: [0, 1], tick: percentTick }, width),
    table: {
      columns: ['Outcome', 'All points together', 'Across points (ignorance)', 'Within a point (luck)'].map((title, column) => ({
        title,
        align: column === 0 ? 'left' : 'right',
      })),
      rows: rows.map(({ label, pooledText, range, luck }) => [label, pooledText, range, luck]),
    },
  };
}
