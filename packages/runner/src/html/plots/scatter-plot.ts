import { dot, gridY, ruleX } from '@observablehq/plot';
import { BLUE, INK, LINE } from '../palette.ts';
import { draw, type Picture } from '../picture.ts';

/** An output where a factor has this value. */
export interface ScatterDot {
  readonly x: number;
  readonly y: number;
  /** Half the width of the output's interval. */
  readonly within: number;
}

export interface ScatterOptions {
  readonly xTick: (value: number) => string;
  readonly yTick: (value: number) => string;
  /** What the vertical axis reaches from and to. */
  readonly yDomain: readonly [number, number];
}

const HEIGHT = 170;

/** So many dots may have lines as dark as that; those of more fade, lest they hide the dots. */
const FEW = 64;
const DARKEST = 0.35;

/** A dot for each point, in the line of its interval. */
export function scatterPlot(dots: readonly ScatterDot[], { xTick, yTick, yDomain }: ScatterOptions, width: number): Picture {
  const strokeOpacity = DARKEST * Math.min(1, FEW / dots.length);
  return draw({
    width,
    height: HEIGHT,
    marginLeft: 48,
    marginRight: 18,
    marginTop: 10,
    marginBottom: 24,
    x: { ticks: 4, tickFormat: xTick, tickSize: 3, label: null },
    y: { domain: [...yDomain], clamp: true, ticks: 4, tickFormat: yTick, tickSize: 0, label: null },
    marks: [
      gridY({ ticks: 4, stroke: LINE, strokeOpacity: 1 }),
      ruleX(dots, {
        x: 'x',
        y1: ({ y, within }: ScatterDot) => y - within,
        y2: ({ y, within }: ScatterDot) => y + within,
        stroke: INK,
        strokeOpacity,
      }),
      dot(dots, { x: 'x', y: 'y', r: dots.length > FEW ? 2 : 2.6, fill: BLUE, fillOpacity: 0.85 }),
    ],
  });
}
