import { areaY, dot, gridY, lineY, text } from '@observablehq/plot';
import { BLUE, INK, LINE } from '../palette.ts';
import { draw, LETTER, type Picture } from '../picture.ts';
import type { RoundAxis } from '../rounds.ts';

/** Where the runs' values lie at the end of a round. */
export interface FanStep {
  readonly round: number;
  readonly median: number;
  readonly half: readonly [number, number];
  readonly ninety: readonly [number, number];
}

export interface FanChartOptions {
  readonly bounds: readonly [number, number];
  readonly rounds: RoundAxis;
  readonly horizon: number;
}

const HEIGHT = 150;
const RIGHT = 30;
const MOST_VALUES = 6;

/** The median as a line, within the band of the middle half, within the band of nine in ten. */
export function fanChart(steps: readonly FanStep[], { bounds: [low, high], rounds, horizon }: FanChartOptions, width: number): Picture {
  const left = 10 + LETTER * Math.max(String(low).length, String(high).length);
  const band = (key: 'half' | 'ninety', fillOpacity: number) =>
    areaY(steps, {
      x: 'round',
      y1: (step: FanStep) => step[key][0],
      y2: (step: FanStep) => step[key][1],
      fill: BLUE,
      fillOpacity,
    });
  const last = steps.slice(-1);
  const values = wholeValues(low, high);
  return draw({
    width,
    height: HEIGHT,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop: 10,
    marginBottom: 24,
    x: {
      domain: [0, horizon],
      ticks: rounds.ticks(width - left - RIGHT),
      tickFormat: rounds.tick,
      label: rounds.label,
      labelArrow: 'none',
      tickSize: 3,
    },
    y: { domain: [low, high], ticks: values, tickFormat: String, label: null, tickSize: 0 },
    marks: [
      gridY(values, { stroke: LINE, strokeOpacity: 1 }),
      band('ninety', 0.22),
      band('half', 0.4),
      lineY(steps, { x: 'round', y: 'median', stroke: INK, strokeWidth: 2 }),
      dot(last, { x: 'round', y: 'median', fill: INK, r: 2.5 }),
      text(last, {
        x: 'round',
        y: 'median',
        text: (step: FanStep) => String(step.median),
        dx: 8,
        textAnchor: 'start',
        fontWeight: 600,
        fill: INK,
      }),
    ],
  });
}

/** Whole numbers between bounds, both among them, that are few enough to be written. */
function wholeValues(low: number, high: number): number[] {
  const step = Math.max(1, Math.ceil((high - low) / (MOST_VALUES - 1)));
  const values = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, index) => low + index * step);
  return values.at(-1) === high ? values : [...values.filter((value) => high - value >= step), high];
}
