import { proportion, type TornadoBar } from '@plenary/engine';
import { shareText } from '../../reports/estimate.ts';
import { ALIKE } from '../../reports/figures.ts';
import type { Figure } from '../figure.ts';
import { tornadoPlot } from '../plots/tornado-plot.ts';
import { changeText, changeUnit, factorText, type Output, outputText } from './output.ts';

type End = TornadoBar['low'];

/** The runs of each point, of which something that happened in none, or in all, bears no more than a bound. */
export interface PointRuns {
  readonly runs: number;
  readonly confidence: number;
}

/**
 * Which number alone moves the output how far from where it is at the base, the strongest first.
 * @param played null of outputs that are known without any run
 */
export function tornadoFigure(id: string, output: Output, bars: readonly TornadoBar[], played: PointRuns | null): Figure {
  const rows = bars.map(({ factor, low, high }) => ({ factor, low: endOf(low), high: endOf(high) }));
  const between = ({ difference, interval }: End): string =>
    `${changeText(output, difference)} (${interval === null ? ALIKE : `${changeText(output, interval.low)} to ${changeText(output, interval.high)}`})`;
  return {
    id,
    title: output.title,
    description: bars
      .map(
        ({ factor, low, high }) => `${factor}: ${between(low)} at ${factorText(low.value)}, ${between(high)} at ${factorText(high.value)}`,
      )
      .join('. '),
    draw: (width) =>
      tornadoPlot(rows, { tick: (change) => changeText(output, change), axisLabel: `change, in ${changeUnit(output)}` }, width),
    table: {
      columns: [
        { title: 'Number' },
        { title: 'Low', align: 'right' },
        { title: 'then', align: 'right' },
        { title: 'Change', align: 'right' },
        { title: 'High', align: 'right' },
        { title: 'then', align: 'right' },
        { title: 'Change', align: 'right' },
      ],
      rows: bars.map(({ factor, low, high }) => [
        factor,
        ...[low, high].flatMap((end) => [factorText(end.value), valueText(output, end.output, played), between(end)]),
      ]),
    },
  };
}

function valueText(output: Output, value: number, played: PointRuns | null): string {
  if (output.kind === 'mean' || (value !== 0 && value !== 1) || played === null) return outputText(output, value);
  const { runs, confidence } = played;
  return shareText(proportion(value * runs, runs, confidence));
}

function endOf({ value, difference, interval }: End) {
  return { value: factorText(value), difference, interval };
}
