import { type Forecast, proportion } from '@plenary/engine';
import { count, shareText } from '../../reports/estimate.ts';
import { type Figure, panels, prefixed } from '../figure.ts';
import { frequencyText } from '../frequency.ts';
import { html } from '../markup.ts';
import { passageCurve } from '../plots/passage-curve.ts';
import { type RoundAxis, roundAxis } from '../rounds.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { thinned } from '../thinned.ts';

type Measure = Forecast['measures'][number];
type Passage = NonNullable<Measure['passage']>;

/** A dashed curve that comes nearer than this to the other tells nothing. */
const VISIBLE = 0.01;

/** By when things have happened for the first time. Null for a scenario that measures no such thing. */
export function passageSection({ forecast, prefix }: Told): Section | null {
  const rounds = roundAxis(forecast.calendar, forecast.horizon);
  const drawn = forecast.measures.flatMap((measure) => {
    const { passage } = measure;
    return passage === null || passage.runs === 0
      ? []
      : [{ figure: prefixed(prefix, passageFigure(measure, passage, forecast, rounds)), dashed: isDashed(passage) }];
  });
  if (drawn.length === 0) return null;
  const dashed = drawn.some((curve) => curve.dashed);
  return {
    id: 'passages',
    title: 'When it happens first',
    body: html`<p>The line climbs as more and more of all runs have got there; the shade around it is its interval.
${dashed ? 'The dashed line is the estimate without early ends: what it would be if the runs that an outcome had ended before went on like the others.' : null}</p>
${panels(drawn.map(({ figure }) => figure))}`,
    figures: drawn.map(({ figure }) => figure),
  };
}

function isDashed({ steps }: Passage): boolean {
  return steps.some(({ share, unended }) => unended - share > VISIBLE);
}

function passageFigure({ name, title }: Measure, passage: Passage, { horizon, confidence }: Forecast, rounds: RoundAxis): Figure {
  const { quarter, half, threeQuarters, passed, runs } = passage;
  const steps = thinned(passage.steps);
  const final = proportion(passed, runs, confidence);
  const points = steps.map(({ round, share, shareInterval, unended }) => ({
    round,
    share,
    unended,
    low: shareInterval.low,
    high: shareInterval.high,
  }));
  const marks = [
    ['a quarter', quarter],
    ['half', half],
    ['three quarters', threeQuarters],
  ] as const;
  const known = marks.flatMap(([part, round]) => (round === null ? [] : [`${part} of all runs by ${rounds.phrase(round)}`]));
  const when = known.length === 0 ? '' : `: ${known.join(', ')}`;
  return {
    id: `passage-${name}`,
    title,
    description: `It happens ${frequencyText(final)}${when}.`,
    draw: (width) => passageCurve(points, { rounds, horizon, withUnended: isDashed(passage), finalText: shareText(final) }, width),
    table: {
      columns: [
        { title: 'Round' },
        { title: 'Runs by then', align: 'right' },
        { title: 'By then, of all runs', align: 'right' },
        { title: 'Interval', align: 'right' },
        { title: 'Without early ends', align: 'right' },
        { title: 'Interval', align: 'right' },
      ],
      rows:
        steps.length === 0
          ? [[rounds.name(horizon), '0', shareText(final), '', '', '']]
          : steps.map(({ round, share, shareInterval, unended, unendedInterval }) => [
              rounds.name(round),
              count(Math.round(share * runs)),
              percent(share),
              `${percent(shareInterval.low)} to ${percent(shareInterval.high)}`,
              percent(unended),
              `${percent(unendedInterval.low)} to ${percent(unendedInterval.high)}`,
            ]),
    },
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
