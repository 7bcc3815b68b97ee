import { dateOfRound, type Forecast, formatDate, type LookPlan } from '@plenary/engine';
import { quoted } from '../terminal/quoted.ts';
import { confidenceText } from './confidence.ts';
import { delegationLines } from './delegations.ts';
import { count } from './estimate.ts';
import { gaugeLines } from './gauges.ts';
import { eventLines, measureLines } from './measures.ts';
import { outcomeLines } from './outcomes.ts';
import { preconditionLines } from './preconditions.ts';
import type { ReportInput } from './report-input.ts';
import { sourceLines } from './sources.ts';
import { textLines } from './text.ts';

/** A report's section: its heading and lines; left out when it has no lines. */
interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A forecast for people, as lines. */
export function runReport(input: ReportInput): string[] {
  const { forecast, model, precision, output } = input;
  const { style } = output;
  const sections: Section[] = [
    { heading: 'How it ends', lines: outcomeLines(input) },
    { heading: 'The text', lines: textLines(input) },
    { heading: 'Delegations', lines: delegationLines(input) },
    { heading: 'When, and how often', lines: measureLines(input) },
    { heading: 'Events', lines: eventLines(input) },
    { heading: 'Gauges, round by round', lines: gaugeLines(input) },
    { heading: 'What kept acts from happening', lines: preconditionLines(input) },
    { heading: 'Sources', lines: sourceLines(model, output.width) },
  ];
  return [
    style.strong(forecast.variant === null ? model.title : `${model.title}: ${forecast.variant}`),
    style.faint(circumstances(forecast)),
    ...(precision === null ? [] : [style.faint(precisionText(precision))]),
    ...sections.filter(({ lines }) => lines.length > 0).flatMap(({ heading, lines }) => ['', style.strong(heading), ...lines]),
  ];
}

function circumstances({ runs, seed, confidence, horizon, calendar }: Forecast): string {
  const dates = calendar === null ? '' : ` from ${formatDate(calendar.start)} to ${formatDate(dateOfRound(calendar, horizon))}`;
  const parts = [
    `${count(runs)} ${runs === 1 ? 'run' : 'runs'} of ${horizon} ${horizon === 1 ? 'round' : 'rounds'}${dates}`,
    `seed ${quoted(seed)}`,
  ];
  return [...parts, `intervals at ${confidenceText(confidence)}`].join(', ');
}

function precisionText({ halfWidth, looks, lookConfidence }: LookPlan): string {
  const points = Number((100 * halfWidth).toFixed(4));
  const exact = `exact intervals at ${confidenceText(lookConfidence, 2)}, which allows for ${looks.length} looks`;
  return `Stopped once every outcome was known to within ${points} points (${exact}).`;
}
