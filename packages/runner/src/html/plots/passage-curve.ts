import { areaY, gridY, lineY, text } from '@observablehq/plot';
import { BLUE, INK, LINE, RED } from '../palette.ts';
import { draw, LETTER, type Picture } from '../picture.ts';
import type { RoundAxis } from '../rounds.ts';

/** The share of runs in which something had happened by the end of a round. */
export interface PassagePoint {
  readonly round: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** What the share would be had no run ended early. */
  readonly unended: number;
}

export interface PassageCurveOptions {
  readonly rounds: RoundAxis;
  readonly horizon: number;
  /** Whether to draw the curve of `unended`, too. */
  readonly withUnended: boolean;
  /** The share at the end, in words. */
  readonly finalText: string;
}

const HEIGHT = 170;
const LEFT = 42;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1] as const;

/** A staircase that rises as runs get there, within its interval; beside it, dashed, the one without early ends. */
export function passageCurve(
  points: readonly PassagePoint[],
  { rounds, horizon, withUnended, finalText }: PassageCurveOptions,
  width: number,
): Picture {
  const start: PassagePoint = { round: 0, share: 0, low: 0, high: 0, unended: 0 };
  const final = points.at(-1) ?? start;
  const steps = [start, ...points, ...(final.round < horizon ? [{ ...final, round: horizon }] : [])];
  const curve = 'step-after';
  const right = 12 + 1.1 * LETTER * finalText.length;
  return draw({
    width,
    height: HEIGHT,
    marginLeft: LEFT,
    marginRight: right,
    marginTop: 10,
    marginBottom: 24,
    x: {
      domain: [0, horizon],
      ticks: rounds.ticks(width - LEFT - right),
      tickFormat: rounds.tick,
      label: rounds.label,
      labelArrow: 'none',
      tickSize: 3,
    },
    y: { domain: [0, 1], ticks: [...QUARTERS], tickFormat: '.0%', label: null, tickSize: 0 },
    marks: [
      gridY([...QUARTERS], { stroke: LINE, strokeOpacity: 1 }),
      areaY(steps, { x: 'round', y1: 'low', y2: 'high', curve, fill: BLUE, fillOpacity: 0.28 }),
      ...(withUnended ? [lineY(steps, { x: 'round', y: 'unended', curve, stroke: RED, strokeWidth: 1.5, strokeDasharray: '5,3' })] : []),
      lineY(steps, { x: 'round', y: 'share', curve, stroke: INK, strokeWidth: 2 }),
      text([final], {
        x: horizon,
        y: 'share',
        text: [finalText],
        dx: 6,
        textAnchor: 'start',
        fontWeight: 600,
        fill: INK,
      }),
    ],
  });
}
