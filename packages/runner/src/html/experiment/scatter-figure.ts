import type { Figure } from '../figure.ts';
import { extentOf } from '../plots/extent.ts';
import { type ScatterDot, scatterPlot } from '../plots/scatter-plot.ts';
import { factorText, type Output, outputText } from './output.ts';

/** An output at a point, against one of its factors. */
export interface ScatterValue extends ScatterDot {
  /** The output with its interval, in words. */
  readonly text: string;
}

/** How an output lies over the values of one factor, whatever the others are. */
export function scatterFigure(id: string, factor: string, output: Output, values: readonly ScatterValue[]): Figure {
  const ordered = [...values].sort((a, b) => a.x - b.x);
  const [least, greatest] = extentOf(values.map(({ y }) => y));
  const reach = Math.max(greatest - least, 1e-9);
  const yDomain =
    output.kind === 'share'
      ? ([0, Math.min(1, 1.15 * greatest + 0.01)] as const)
      : ([least - 0.1 * reach, greatest + 0.1 * reach] as const);
  return {
    id,
    title: factor,
    description: `${output.title} at ${values.length} points, with ${factor} from ${factorText(ordered[0]?.x ?? 0)} to ${factorText(ordered.at(-1)?.x ?? 0)}.`,
    draw: (width) => scatterPlot(values, { xTick: factorText, yTick: (value) => outputText(output, value), yDomain }, width),
    table: {
      columns: [
        { title: factor, align: 'right' },
        { title: output.title, align: 'right' },
      ],
      rows: ordered.map(({ x, text }) => [factorText(x), text]),
    },
  };
}
