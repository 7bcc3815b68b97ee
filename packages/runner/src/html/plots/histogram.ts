import { gridY, rectY, ruleX, text } from '@observablehq/plot';
import { BLUE, INK, LINE, RED } from '../palette.ts';
import { draw, type Picture } from '../picture.ts';

/** A value with the share of the runs that have it, or the first of some neighbouring values with theirs together. */
export interface HistogramBin {
  readonly from: number;
  /** Where the next bin begins. */
  readonly to: number;
  readonly share: number;
}

const HEIGHT = 150;

/** A bar for each bin, and the mean as a line with its value. */
export function histogram(bins: readonly HistogramBin[], mean: number, meanText: string, width: number): Picture {
  const from = bins[0]?.from ?? 0;
  const to = bins.at(-1)?.to ?? 1;
  // Bars stand over their values, not after them.
  const half = 0.5;
  return draw({
    width,
    height: HEIGHT,
    marginLeft: 42,
    marginRight: 14,
    marginTop: 22,
    marginBottom: 24,
    x: { domain: [from - half, to - half], label: null, ticks: Math.min(6, to - from), tickSize: 3, tickFormat: String },
    y: { label: null, tickFormat: '.0%', ticks: 3, tickSize: 0, zero: true },
    marks: [
      gridY({ ticks: 3, stroke: LINE, strokeOpacity: 1 }),
      rectY(bins, {
        x1: (bin: HistogramBin) => bin.from - half,
        x2: (bin: HistogramBin) => bin.to - half,
        y: 'share',
        fill: BLUE,
        fillOpacity: 0.6,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ruleX([mean], { stroke: RED, strokeWidth: 2, strokeDasharray: '4,2' }),
      text([mean], { x: mean, frameAnchor: 'top', dy: -14, text: [meanText], fill: INK, fontWeight: 600 }),
    ],
  });
}
