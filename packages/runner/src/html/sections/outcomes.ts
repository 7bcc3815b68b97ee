import { confidenceText } from '../../reports/confidence.ts';
import { intervalText, shareText } from '../../reports/estimate.ts';
import { quoted } from '../../terminal/quoted.ts';
import { type Figure, wideFigure } from '../figure.ts';
import { frequencyText } from '../frequency.ts';
import { html } from '../markup.ts';
import { intervalPlot } from '../plots/interval-plot.ts';
import type { RunReport } from '../run-report.ts';
import type { Section } from '../section.ts';
import { percentTick, shareRow } from '../share-row.ts';

/** How the runs end: the share of each outcome, and a run to look into for each. */
export function outcomeSection(report: RunReport): Section {
  const figure = outcomeFigure(report);
  const { confidence } = report.forecast;
  return {
    id: 'outcomes',
    title: 'How it ends',
    body: html`<p>Each bar is the share of the runs that ended so. The dark line across its end is the interval: with the scenario as it is
written, endless runs would give a share within it, at ${confidenceText(confidence)} confidence.</p>
${wideFigure(figure)}`,
    figures: [figure],
  };
}

function outcomeFigure({ forecast, examples, origin }: RunReport): Figure {
  const { outcomes, runs, seed } = forecast;
  const file = origin.files[0]?.name ?? '';
  const variant = forecast.variant === null ? '' : ` --variant ${quoted(forecast.variant)}`;
  const rows = outcomes.map((outcome) => shareRow(outcome.title, outcome));
  return {
    id: 'outcomes-shares',
    title: 'Share of the runs that ended so',
    description: outcomes.map((outcome) => `${outcome.title}: ${frequencyText(outcome)}`).join('. '),
    draw: (width) => intervalPlot(rows, { domain: [0, 1], tick: percentTick, origin: 0 }, width),
    table: {
      columns: [
        { title: 'Outcome' },
        { title: 'Share', align: 'right' },
        { title: 'Interval', align: 'right' },
        { title: 'Runs', align: 'right' },
        { title: 'To read such a run' },
      ],
      rows: outcomes.map((outcome, index) => {
        const example = examples[index] ?? null;
        const line = example === null ? '' : `npx plenary explain ${quoted(file)}${variant} --seed ${quoted(seed)} --run ${example}`;
        return [outcome.title, shareText(outcome), intervalText(outcome), `${outcome.count} of ${runs}`, line];
      }),
    },
  };
}
