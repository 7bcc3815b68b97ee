import { dateOfRound, type Forecast, formatDate } from '@plenary/engine';
import { confidenceText } from '../reports/confidence.ts';
import { count } from '../reports/estimate.ts';
import { quoted } from '../terminal/quoted.ts';
import { frequencyText } from './frequency.ts';
import { html, type Markup } from './markup.ts';
import type { RunReport } from './run-report.ts';

/** What stands on top of the report of a batch of runs: the title, the answer in one sentence, the other outcomes, and what was played. */
export function runHead({ forecast, model, precision, variantTitle }: RunReport): Markup {
  const [first, ...others] = [...forecast.outcomes].sort((a, b) => b.count - a.count);
  const rest = others.map((outcome) => html`<li>${outcome.title}: ${frequencyText(outcome)}</li>`);
  return html`<p class="kicker">What is likely, and how sure that is</p>
<h1>${titleOf(forecast, variantTitle)}</h1>
${model.summary === '' ? null : html`<p class="lead">${model.summary}</p>`}
${first === undefined ? null : html`<p class="answer">Most likely: <strong>${first.title}</strong>, ${frequencyText(first)}.</p>`}
${rest.length === 0 ? null : html`<ul class="plain">${rest}</ul>`}
<p class="small">${circumstances(forecast)}${
    precision === null
      ? null
      : ` Playing stopped once every outcome was known to within ${Number((100 * precision.halfWidth).toFixed(4))} points, by intervals that allow for the ${precision.looks.length} looks taken.`
  }</p>`;
}

/** The scenario's title, and its variant's. */
export function titleOf({ title }: Pick<Forecast, 'title'>, variantTitle: string | null): string {
  return variantTitle === null ? title : `${title}: ${variantTitle}`;
}

function circumstances({ runs, horizon, calendar, seed, confidence }: Forecast): string {
  const dates = calendar === null ? '' : ` from ${formatDate(calendar.start)} to ${formatDate(dateOfRound(calendar, horizon))}`;
  const played = `${count(runs)} ${runs === 1 ? 'run' : 'runs'} of ${horizon} ${horizon === 1 ? 'round' : 'rounds'}${dates}`;
  return `From ${played}, with the seed ${quoted(seed)}. Ranges in brackets are intervals at ${confidenceText(confidence)}.`;
}
