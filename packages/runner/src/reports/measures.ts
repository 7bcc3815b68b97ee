import { dateOfRound, type Forecast, formatDate, type MeasureForecast, proportion } from '@plenary/engine';
import { averageText, intervalText, number, shareText } from './estimate.ts';
import type { ReportInput } from './run-report.ts';
import { tableLines } from './table.ts';

/** First passages with their dates, then the other measures and the events. */
export function measureLines({ forecast }: ReportInput): string[] {
  const first = forecast.measures.filter(({ kind }) => kind === 'first');
  const others = forecast.measures.filter(({ kind }) => kind !== 'first');
  const rows = [
    ...first.map((measure) => [`  ${measure.title}`, happening(forecast, measure), byWhen(forecast, measure)]),
    ...others.map((measure) => [`  ${measure.title}`, averageText(measure), spread(measure)]),
    ...forecast.events.map(({ title, runs }) => [`  ${title}`, `in ${shareText(runs)} of runs`, '']),
  ];
  return tableLines([{ title: '' }, { title: '' }, { title: '' }], rows);
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
    ['a quarter', passage.quarter],
    ['half', passage.half],
    ['three quarters', passage.threeQuarters],
  ] as const;
  const reached = marks.flatMap(([share, round]) => (round === null ? [] : [`${share} by ${when(round)}`]));
  if (reached.length > 0) return reached.join(', ');
  const [earliest] = passage.steps;
  return earliest === undefined ? '' : `earliest ${when(earliest.round)}`;
}

function spread({ quantiles, unit }: MeasureForecast): string {
  const suffix = unit === '' ? '' : ` ${unit}`;
  if (quantiles === null) return suffix.trim();
  const { median, ninety } = quantiles;
  return `median ${number(median, 2)}${suffix}, nine in ten from ${number(ninety[0], 2)} to ${number(ninety[1], 2)}`;
}
