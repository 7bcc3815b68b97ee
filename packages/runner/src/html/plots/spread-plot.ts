import { gridX, ruleY, text, tickX } from '@observablehq/plot';
import { BLUE, INK, LINE, ORANGE, PAPER } from '../palette.ts';
import { draw, type Picture } from '../picture.ts';

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

/** A row for each output: a stroke at each point's value, which is ignorance; above the pooled value a line as wide as one point's interval, which is luck. */
export function spreadPlot(
  rows: readonly SpreadRow[],
  { domain, tick }: { readonly domain: readonly [number, number]; readonly tick: (value: number) => string },
  width: number,
): Picture {
  const strokes = rows.flatMap(({ values }, row) => values.map((value) => ({ row, value })));
  const ticks = width < 500 ? 4 : 6;
  const luck = rows.map(({ pooled, within }, row) => ({ row, pooled, low: pooled - within, high: pooled + within }));
  const words = {
    y: (_row: SpreadRow, index: number) => index,
    fill: INK,
    stroke: PAPER,
    strokeWidth: 4,
    x: domain[0],
    textAnchor: 'start',
    dx: -8,
    lineWidth: (width - 30) / 13,
    textOverflow: 'ellipsis-end',
  } as const;
  return draw({
    width,
    height: rows.length * ROW + FOOT,
    marginLeft: 14,
    marginRight: 22,
    marginTop: 4,
    marginBottom: FOOT - 4,
    x: { domain: [...domain], clamp: true, ticks, tickFormat: tick, tickSize: 0, label: null },
    y: { type: 'band', domain: rows.map((_, row) => row), axis: null, padding: 0 },
    marks: [
      gridX({ ticks, stroke: LINE, strokeOpacity: 1 }),
      tickX(strokes, { x: 'value', y: 'row', stroke: BLUE, strokeOpacity: 0.55, strokeWidth: 1.5, insetTop: 36, insetBottom: 12 }),
      tickX(luck, { x: 'pooled', y: 'row', stroke: INK, strokeWidth: 2.5, insetTop: 34, insetBottom: 4 }),
      ruleY(luck, { x1: 'low', x2: 'high', y: 'row', stroke: ORANGE, strokeWidth: 5, dy: 29 }),
      text(rows, { ...words, text: 'label', fontWeight: 600, dy: -24 }),
      text(rows, { ...words, text: 'text', dy: -8 }),
    ],
  });
}
