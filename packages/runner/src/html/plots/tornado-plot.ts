import { barX, ruleX, ruleY, text } from '@observablehq/plot';
import { BLUE, INK, ORANGE, PAPER, SOFT } from '../palette.ts';
import { BOLD_EM, draw, LETTER, type Picture } from '../picture.ts';
import { extentWithZero } from './extent.ts';

/** What one factor does alone: the change of the output at its low and at its high value, each with its interval where that is known. */
export interface TornadoRow {
  readonly factor: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
}

export interface TornadoEnd {
  /** The factor's value, in words. */
  readonly value: string;
  readonly difference: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface TornadoOptions {
  /** A change of the output on the axis. */
  readonly tick: (difference: number) => string;
  readonly axisLabel: string;
}

const ROW = 56;
const BAR = 24;
/** The name's height above the bars. */
const HEAD = 24;
const FOOT = 40;

/** A row for each factor, in the order given: its name, and bars from the base to the output at its two ends, each with the factor's value there. */
export function tornadoPlot(rows: readonly TornadoRow[], { tick, axisLabel }: TornadoOptions, width: number): Picture {
  const ends = rows.flatMap(({ low, high }, row) => {
    const isSplit = low.difference * high.difference <= 0;
    return [
      { ...low, ...reachOf(low), row, fill: BLUE, level: isSplit ? 0 : -1 },
      { ...high, ...reachOf(high), row, fill: ORANGE, level: isSplit ? 0 : 1 },
    ];
  });
  const domain = extentWithZero(ends.flatMap(({ difference, from, to }) => [difference, from, to]));
  const side = Math.min(0.18 * width, LETTER * Math.max(3, ...ends.map(({ value }) => value.length)) + 10);
  return draw({
    width,
    height: rows.length * ROW + FOOT,
    marginLeft: side,
    marginRight: side,
    marginTop: 4,
    marginBottom: FOOT - 4,
    x: {
      domain: [...domain],
      ticks: width < 500 ? 3 : 6,
      tickFormat: tick,
      tickSize: 3,
      label: axisLabel,
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: { type: 'band', domain: rows.map((_, row) => row), axis: null, padding: 0 },
    marks: [
      // Where both ends lie on one side of the base, each has half of the bar's height.
      ...[-1, 0, 1].map((level) => {
        const own = ends.filter((end) => end.level === level);
        const inset = { insetTop: HEAD + (level > 0 ? BAR / 2 : 0), insetBottom: ROW - HEAD - BAR + (level < 0 ? BAR / 2 : 0) };
        return barX(own, { x1: 0, x2: 'difference', y: 'row', fill: 'fill', ...inset });
      }),
      ruleX([0], { stroke: SOFT }),
      ...ends.map((end) => {
        const dy = HEAD + BAR / 2 - ROW / 2 + (end.level * BAR) / 4;
        return ruleY([end], { x1: end.from, x2: end.to, y: 'row', stroke: INK, strokeWidth: 1.5, dy });
      }),
      ...ends.map((end) => {
        const isLeft = end.difference < 0 || (end.difference === 0 && end.fill === BLUE);
        const outer = isLeft ? Math.min(end.difference, end.from) : Math.max(end.difference, end.to);
        return text([end], {
          x: outer,
          y: 'row',
          text: 'value',
          textAnchor: isLeft ? 'end' : 'start',
          dx: isLeft ? -5 : 5,
          dy: HEAD + BAR / 2 - ROW / 2 + (end.level * BAR) / 4,
          fill: INK,
          stroke: PAPER,
          strokeWidth: 3,
        });
      }),
      text(rows, {
        x: domain[0],
        y: (_row: TornadoRow, index: number) => index,
        text: 'factor',
        textAnchor: 'start',
        dx: 4 - side,
        dy: HEAD / 2 - ROW / 2,
        fill: INK,
        stroke: PAPER,
        strokeWidth: 4,
        fontWeight: 600,
        lineWidth: width / BOLD_EM,
        textOverflow: 'ellipsis-start',
      }),
    ],
    color: { type: 'identity' },
  });
}

/** Where the line over the interval begins and ends. */
function reachOf({ difference, interval }: TornadoEnd) {
  return { from: interval?.low ?? difference, to: interval?.high ?? difference };
}
