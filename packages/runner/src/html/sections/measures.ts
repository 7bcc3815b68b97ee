import type { Forecast } from '@plenary/engine';
import { count, meanText, number } from '../../reports/estimate.ts';
import { type Figure, panels, prefixed } from '../figure.ts';
import { html } from '../markup.ts';
import { type HistogramBin, histogram } from '../plots/histogram.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { openTable } from '../table.ts';
import { withUnit } from '../titles.ts';

type Measure = Forecast['measures'][number];
type Histogram = NonNullable<Measure['histogram']>;

const MOST_BINS = 30;

/** How often, how much, how long: the measures other than first passages. Null where there is none. */
export function measureSection({ forecast: { measures, confidence }, prefix }: Told): Section | null {
  const told = measures.filter(({ kind, mean }) => kind !== 'first' && mean !== null);
  if (told.length === 0) return null;
  const figures = told.flatMap((measure) =>
    measure.histogram === null || measure.mean === null
      ? []
      : [prefixed(prefix, measureFigure(measure, measure.histogram, measure.mean, meanText(measure, confidence)))],
  );
  const others = told.filter(({ histogram }) => histogram === null);
  return {
    id: 'measures',
    title: 'How much, how often',
    body: html`<p>The height of a bar is the share of the runs with that value, which is luck; the dashed line is their mean, whose interval
stands in the data.</p>
${figures.length === 0 ? null : panels(figures)}
${
  others.length === 0
    ? null
    : openTable({
        columns: [
          { title: 'Measure' },
          { title: 'Mean (interval)', align: 'right' },
          { title: 'Least', align: 'right' },
          { title: 'Greatest', align: 'right' },
        ],
        rows: others.map((measure) => [
          titleOf(measure),
          meanText(measure, confidence),
          number(measure.minimum ?? 0, 2),
          number(measure.maximum ?? 0, 2),
        ]),
      })
}`,
    figures,
  };
}

function titleOf({ title, unit }: Measure): string {
  return withUnit(title, unit);
}

function measureFigure(measure: Measure, values: Histogram, mean: number, told: string): Figure {
  const bins = binsOf(values);
  return {
    id: `measure-${measure.name}`,
    title: titleOf(measure),
    description: `Mean ${told}${measure.quantiles === null ? '' : `, median ${measure.quantiles.median}, nine runs in ten from ${measure.quantiles.ninety[0]} to ${measure.quantiles.ninety[1]}`}.`,
    draw: (width) => histogram(bins, mean, number(mean, 2), width),
    table: {
      columns: [{ title: 'Value' }, { title: 'Runs', align: 'right' }, { title: `Mean ${told}`, align: 'right' }],
      rows: values.map(([value, runs]) => [String(value), count(runs), `${((100 * runs) / measure.runs).toFixed(1)}%`]),
    },
  };
}

/** A bin for each whole number from the least to the greatest value, or for as many neighbours as it takes to have few bins. */
function binsOf(values: Histogram): HistogramBin[] {
  const least = values[0]?.[0] ?? 0;
  const greatest = values.at(-1)?.[0] ?? 0;
  const size = Math.max(1, Math.ceil((greatest - least + 1) / MOST_BINS));
  const total = values.reduce((sum, [, runs]) => sum + runs, 0);
  return Array.from({ length: Math.ceil((greatest - least + 1) / size) }, (_, index) => {
    const from = least + index * size;
    const inside = values.filter(([value]) => value >= from && value < from + size).reduce((sum, [, runs]) => sum + runs, 0);
    return { from, to: from + size, share: inside / total };
  });
}
