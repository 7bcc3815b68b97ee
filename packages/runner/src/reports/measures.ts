import { dateOfRound, type Forecast, formatDate, type MeasureForecast, proportion } from '@plenary/engine';
import { averageText, intervalText, number, sameText, shareText } from './estimate.ts';
import type { ReportInput } from './report-input.ts';
import { fit, tableLines } from './table.ts';

const TITLE = 40;

/** First passages with the dates by which they had happened in such parts of all runs, then the other measures. */
export function measureLines({ forecast }: ReportInput): string[] {
  const first = forecast.measures.filter(({ kind }) => kind === 'first');
  const others = forecast.measures.filter(({ kind }) => kind !== 'first');
  const rows = [
    ...first.map((measure) => [`  ${fit(measure.title, TITLE)}`, happening(forecast, measure), byWhen(forecast, measure)]),
    ...others.map((measure) => [
      `  ${fit(measure.title, TITLE)}`,
      averageText(measure),
      sameText(measure, forecast.confidence) || spread(measure),
    ]),
  ];
  return tableLines([{ title: '' }, { title: '' }, { title: '' }], rows);
}

/** In how many runs each event strikes, and how often in a run. */
export function eventLines({ forecast, output }: ReportInput): string[] {
  const rows = forecast.events.map(({ title, runs, perRun }) => [
    `  ${fit(title, output.width - 56)}`,
    shareText(runs),
    output.style.faint(intervalText(runs)),
    output.style.faint(perRun.mean === null || runs.count === 0 ? '' : `${number(perRun.mean, 2)} times a run`),
  ]);
  return tableLines([{ title: '' }, { title: '', align: 'right' }, { title: '', align: 'right' }, { title: '' }], rows);
}

function happening({ confidence }: Forecast, { passage }: MeasureForecast): string {
  if (passage === null) return '';
  const share = proportion(passage.passed, passage.runs, confidence);
  const interval = intervalText(share);
  return `in ${shareText(share)} of runs${interval === '' ? '' : ` (${interval})`}`;
}

function byWhen({ calendar }: Forecast, { passage }: MeasureForecast): string {
  if (passage === null) return '';
  const when = (round: number): string => (calendar === null ? `round ${round}` : formatDate(dateOfRound(calendar, round)));
  const marks = [
    ['¾', passage.threeQuarters],
    ['½', passage.half],
    ['¼', passage.quarter],
  ] as const;
  const rounds = [...new Set([passage.quarter, passage.half, passage.threeQuarters])].filter((round) => round !== null);
  if (rounds.length > 0) return rounds.map((round) => `${marks.find((mark) => mark[1] === round)?.[0]} by ${when(round)}`).join(', ');
  const [earliest] = passage.steps;
  return earliest === undefined ? '' : `earliest ${when(earliest.round)}`;
}

function spread({ quantiles, unit }: MeasureForecast): string {
  if (quantiles === null) return unit;
  const { median, ninety } = quantiles;
  return `median ${number(median, 2)}, nine in ten from ${number(ninety[0], 2)} to ${number(ninety[1], 2)} ${unit}`.trimEnd();
}
