import { barX, dot, gridX, ruleX, ruleY, text } from '@observablehq/plot';
import { BLUE, INK, LINE, PAPER, SOFT } from '../palette.ts';
import { draw, EM, LETTER, type Picture } from '../picture.ts';
import { clipped } from '../titles.ts';

/** A value with its interval, its name before it and its text behind it. Null where it is unknown. */
export interface IntervalRow {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The value and its interval in words. */
  readonly text: string;
}

export interface IntervalPlotOptions {
  /** What the axis reaches from and to. */
  readonly domain: readonly [number, number];
  readonly tick: (value: number) => string;
  /** Where bars begin and a line stands; null: there is none. */
  readonly origin: number | null;
  readonly axisLabel?: string;
}

/** Below this width long names stand above their values, not before them. */
const NARROW = 500;
const LINE_HEIGHT = 15;
const BAR = 12;
const FOOT = 24;
const GAP = 10;
const MOST_LETTERS = 140;

/** One row for each value: a bar from the origin, a dot at the value, a line over its interval. */
export function intervalPlot(given: readonly IntervalRow[], options: IntervalPlotOptions, width: number): Picture {
  const rows = given.map((row) => ({ ...row, label: clipped(row.label, MOST_LETTERS) }));
  const { isAbove, left, right, room, rowHeight, shift } = arrange(rows, width);
  const known = rows.flatMap(({ value, low, high }, index) =>
    value === null ? [] : [{ index, value, low: low ?? value, high: high ?? value }],
  );
  const foot = options.axisLabel === undefined ? FOOT : FOOT + LINE_HEIGHT;
  const inset = (rowHeight - BAR) / 2;
  const [from, to] = options.domain;
  const ticks = width < NARROW ? 3 : 5;
  const y = 'index';
  const words = { y: (_row: IntervalRow, index: number) => index, fill: INK, stroke: PAPER, strokeWidth: 4 };
  return draw({
    width,
    height: rows.length * rowHeight + foot,
    marginLeft: left,
    marginRight: right,
    marginTop: 4,
    marginBottom: foot - 4,
    x: {
      domain: [from, to],
      clamp: true,
      ticks,
      tickFormat: options.tick,
      tickSize: 0,
      label: options.axisLabel ?? null,
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: { type: 'band', domain: rows.map((_, index) => index), axis: null, padding: 0 },
    marks: [
      gridX({ ticks, stroke: LINE, strokeOpacity: 1 }),
      ...(options.origin === null
        ? []
        : [
            barX(known, {
              x1: options.origin,
              x2: 'value',
              y,
              fill: BLUE,
              fillOpacity: 0.28,
              insetTop: inset,
              insetBottom: inset,
              dy: shift,
            }),
            ruleX([options.origin], { stroke: SOFT }),
          ]),
      ruleY(known, { x1: 'low', x2: 'high', y, stroke: INK, strokeWidth: 2, dy: shift }),
      dot(known, { x: 'value', y, fill: BLUE, stroke: INK, strokeWidth: 1, r: 4, dy: shift }),
      text(rows, {
        ...words,
        text: 'label',
        x: from,
        lineWidth: room / EM,
        ...(isAbove ? { textAnchor: 'start', dx: -GAP, dy: -GAP } : { textAnchor: 'end', dx: -GAP }),
      }),
      text(rows, {
        ...words,
        text: 'text',
        x: to,
        fontVariant: 'tabular-nums',
        ...(isAbove ? { textAnchor: 'end', dx: GAP, dy: -GAP } : { textAnchor: 'start', dx: GAP }),
      }),
    ],
  });
}

interface Arrangement {
  /** Whether names and values' texts stand above the bars. */
  readonly isAbove: boolean;
  /** The margins. */
  readonly left: number;
  readonly right: number;
  /** The width that names have. */
  readonly room: number;
  readonly rowHeight: number;
  /** How far below the middle of its row a bar lies. */
  readonly shift: number;
}

function arrange(rows: readonly IntervalRow[], width: number): Arrangement {
  const widest = (texts: readonly string[]): number => LETTER * Math.max(4, ...texts.map(({ length }) => length));
  const names = widest(rows.map(({ label }) => label));
  const values = widest(rows.map(({ text }) => text));
  const isAbove = width < NARROW && names + values + 2 * GAP > 0.62 * width;
  const room = isAbove ? width - values - 2 * GAP : Math.min(names + 4, 0.34 * width);
  const lines = Math.max(1, Math.ceil(names / room));
  return {
    isAbove,
    left: isAbove ? GAP + 4 : room + GAP + 4,
    right: isAbove ? GAP + 8 : values + GAP + 4,
    room,
    rowHeight: isAbove ? lines * LINE_HEIGHT + 20 : Math.max(23, lines * LINE_HEIGHT + 8),
    shift: isAbove ? (lines * LINE_HEIGHT) / 2 : 0,
  };
}
