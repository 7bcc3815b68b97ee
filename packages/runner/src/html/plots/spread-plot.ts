import { gridX, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import { BLUE, INK, LINE, ORANGE, PAPER, SOFT } from '../palette.ts';
import { BOLD_EM, draw, type Picture } from '../picture.ts';

/** What came out at the points of a design. */
export interface SpreadRow {
  readonly label: string;
  /** At each point. */
  readonly values: readonly number[];
  /** Over all points together. */
  readonly pooled: number;
  /** Half the width of a point's own interval, as a rule. */
  readonly within: number;
  /** The spread in words. */
  readonly text: string;
}

const ROW = 66;
const FOOT = 24;

export interface SpreadPlotOptions {
  readonly domain: readonly [number, number];
  readonly tick: (value: number) => string;
  /** Where a line stands. */
  readonly origin: number;
}

/** Strokes that cannot be told apart are drawn once. */
const MOST_STROKES = 800;

/** A row for each output: a stroke at each point's value, which is ignorance; above the pooled value a line as wide as one point's interval, which is luck. */
export function spreadPlot(rows: readonly SpreadRow[], { domain: [from, to], tick, origin }: SpreadPlotOptions, width: number): Picture {
  const resolution = (to - from) / MOST_STROKES;
  const strokes = rows.flatMap(({ values }, row) => distinct(values, resolution).map((value) => ({ row, value })));
  const ticks = width < 500 ? 4 : 6;
  const luck = rows.map(({ pooled, within }, row) => ({ row, pooled, low: pooled - within, high: pooled + within }));
  const words = {
    y: (_row: SpreadRow, index: number) => index,
    fill: INK,
    stroke: PAPER,
    strokeWidth: 4,
    x: from,
    textAnchor: 'start',
    dx: -8,
    lineWidth: (width - 30) / BOLD_EM,
    textOverflow: 'ellipsis-end',
  } as const;
  return draw({
    width,
    height: rows.length * ROW + FOOT,
    marginLeft: 14,
    marginRight: 22,
    marginTop: 4,
    marginBottom: FOOT - 4,
    x: { domain: [from, to], clamp: true, ticks, tickFormat: tick, tickSize: 0, label: null },
    y: { type: 'band', domain: rows.map((_, row) => row), axis: null, padding: 0 },
    marks: [
      gridX({ ticks, stroke: LINE, strokeOpacity: 1 }),
      ruleX([origin], { stroke: SOFT }),
      tickX(strokes, { x: 'value', y: 'row', stroke: BLUE, strokeOpacity: 0.75, strokeWidth: 1.5, insetTop: 36, insetBottom: 12 }),
      tickX(luck, { x: 'pooled', y: 'row', stroke: INK, strokeWidth: 2.5, insetTop: 34, insetBottom: 4 }),
      ruleY(luck, { x1: 'low', x2: 'high', y: 'row', stroke: ORANGE, strokeWidth: 5, dy: 29 }),
      text(rows, { ...words, text: 'label', fontWeight: 600, dy: -24 }),
      text(rows, { ...words, text: 'text', dy: -8 }),
    ],
  });
}

/** One of the values in each cell of a grid. */
function distinct(values: readonly number[], cell: number): number[] {
  return [...new Map(values.map((value) => [Math.round(value / cell), value])).values()];
}
