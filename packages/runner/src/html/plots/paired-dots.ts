import { dot, gridX, ruleX, ruleY, text } from '@observablehq/plot';
import { BLUE, INK, LINE, ORANGE, PAPER, SOFT } from '../palette.ts';
import { BOLD_EM, draw, type Picture } from '../picture.ts';

/** Two estimates about one thing, each with its interval where that is known. */
export interface PairedRow {
  readonly label: string;
  readonly round: DotValue | null;
  readonly square: DotValue | null;
}

export interface DotValue {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface PairedDotsOptions {
  readonly domain: readonly [number, number];
  readonly axisLabel: string;
  /** A dashed line at a value that means nothing was seen. */
  readonly floor?: number;
}

const ROW = 42;
const FOOT = 40;

/** A row for each thing: its name, below it a round dot for the first estimate and a square for the second, with lines over their intervals. */
export function pairedDots(rows: readonly PairedRow[], { domain, axisLabel, floor }: PairedDotsOptions, width: number): Picture {
  const ticks = width < 500 ? 4 : 6;
  const marks = (['round', 'square'] as const).flatMap((shape) => {
    const known = rows.flatMap((row, index) => {
      const estimate = row[shape];
      return estimate === null
        ? []
        : [{ row: index, value: estimate.value, ...(estimate.interval ?? { low: estimate.value, high: estimate.value }) }];
    });
    const dy = shape === 'round' ? 4 : 13;
    const colour = shape === 'round' ? BLUE : ORANGE;
    return [
      ruleY(known, { x1: 'low', x2: 'high', y: 'row', stroke: INK, strokeWidth: 1.5, dy }),
      dot(known, { x: 'value', y: 'row', symbol: shape === 'round' ? 'circle' : 'square', r: 4.5, fill: colour, stroke: INK, dy }),
    ];
  });
  return draw({
    width,
    height: rows.length * ROW + FOOT,
    marginLeft: 14,
    marginRight: 24,
    marginTop: 4,
    marginBottom: FOOT - 4,
    x: { domain: [...domain], clamp: true, ticks, tickSize: 0, label: axisLabel, labelAnchor: 'center', labelArrow: 'none' },
    y: { type: 'band', domain: rows.map((_, row) => row), axis: null, padding: 0 },
    marks: [
      gridX({ ticks, stroke: LINE, strokeOpacity: 1 }),
      ruleX([0], { stroke: SOFT }),
      ...(floor === undefined ? [] : [ruleX([floor], { stroke: SOFT, strokeDasharray: '4,3' })]),
      ...marks,
      text(rows, {
        frameAnchor: 'left',
        y: (_row: PairedRow, index: number) => index,
        text: 'label',
        textAnchor: 'start',
        dx: -8,
        dy: -12,
        fill: INK,
        stroke: PAPER,
        strokeWidth: 4,
        fontWeight: 600,
        lineWidth: (width - 30) / BOLD_EM,
        textOverflow: 'ellipsis-start',
      }),
    ],
  });
}
