import type { Forecast } from '@plenary/engine';
import { count, number } from '../../reports/estimate.ts';
import { type Figure, panels, prefixed } from '../figure.ts';
import { html } from '../markup.ts';
import { type FanStep, fanChart } from '../plots/fan-chart.ts';
import { type RoundAxis, roundAxis } from '../rounds.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { thinned } from '../thinned.ts';
import { withUnit } from '../titles.ts';

/** Where the runs of many points are told together. */
const MIXED =
  'Runs of all points are told together here, so bands are luck and ignorance in one. Means are without intervals, as points may have had the same luck.';

type Gauge = Forecast['gauges'][number];

/** Where the gauges lie round by round: first those of the world, then those that actors own. Null without gauges. */
export function gaugeSection({ forecast, model, prefix, points }: Told): Section | null {
  const { gauges, calendar, horizon } = forecast;
  if (gauges.length === 0) return null;
  const rounds = roundAxis(calendar, horizon);
  const figures = gauges.map((gauge, index) =>
    prefixed(prefix, gaugeFigure(gauge, model.gauges[index]?.start ?? gauge.low, forecast, { rounds, isMixed: points > 1 })),
  );
  const isOwned = (index: number): boolean => (model.gauges[index]?.owner ?? null) !== null;
  const world = figures.filter((_, index) => !isOwned(index));
  const owned = figures.filter((_, index) => isOwned(index));
  return {
    id: 'gauges',
    title: 'How the world moves',
    body: html`<p>One run in two lies in the dark band, nine in ten lie in the light band, and the line is the median, with its last value
beside it. ${points > 1 ? MIXED : 'Bands are luck: how far runs of one and the same scenario differ.'} They are over the runs still going in that round.</p>
${world.length === 0 ? null : panels(world)}
${owned.length === 0 ? null : html`<h3>What single actors keep count of</h3>${panels(owned)}`}`,
    figures: [...world, ...owned],
  };
}

interface Shown {
  readonly rounds: RoundAxis;
  /** Whether runs of many points are told together, whose luck may be the same. */
  readonly isMixed: boolean;
}

function gaugeFigure(gauge: Gauge, start: number, { recorded, horizon }: Forecast, { rounds, isMixed }: Shown): Figure {
  const { name, title, unit, low, high, byRound, final } = gauge;
  const shown = thinned(byRound.map((values, slot) => ({ ...values, round: recorded[slot]?.round ?? 0 })).filter(({ runs }) => runs > 0));
  const steps = shown.flatMap(({ round, quantiles }): FanStep[] => (quantiles === null ? [] : [{ round, ...quantiles }]));
  const from: FanStep = { round: 0, median: start, half: [start, start], ninety: [start, start] };
  const ending =
    final.quantiles === null
      ? ''
      : ` At the end of a run its median is ${final.quantiles.median}, nine in ten ${range(final.quantiles.ninety)}.`;
  return {
    id: `gauge-${name.replace('.', '--')}`,
    title: withUnit(title, unit),
    description: `Median and spread of ${title} round by round, on a scale from ${low} to ${high}. It begins at ${start}.${ending}`,
    draw: (width) => fanChart([from, ...steps], { bounds: [low, high], rounds, horizon }, width),
    table: {
      columns: [
        { title: 'Round' },
        { title: 'Runs', align: 'right' },
        { title: isMixed ? 'Mean' : 'Mean (interval)', align: 'right' },
        { title: 'Median', align: 'right' },
        { title: 'Half', align: 'right' },
        { title: 'Nine in ten', align: 'right' },
      ],
      rows: shown.flatMap(({ round, runs, mean, low, high, quantiles }) => {
        if (quantiles === null || mean === null) return [];
        const interval = isMixed || low === null || high === null ? '' : ` (${low.toFixed(2)} to ${high.toFixed(2)})`;
        return [
          [
            rounds.name(round),
            count(runs),
            `${mean.toFixed(2)}${interval}`,
            number(quantiles.median, 2),
            range(quantiles.half),
            range(quantiles.ninety),
          ],
        ];
      }),
    },
  };
}

function range([low, high]: readonly [number, number]): string {
  return `${low} to ${high}`;
}
