import type { Forecast } from '@plenary/engine';
import { intervalText, shareText } from '../../reports/estimate.ts';
import { STATUS_TITLES } from '../../reports/text.ts';
import { type Figure, panels, prefixed, wideFigure } from '../figure.ts';
import { html } from '../markup.ts';
import { intervalPlot } from '../plots/interval-plot.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { percentTick, shareRow, shortRow } from '../share-row.ts';

type Text = NonNullable<Forecast['text']>;

/** What became of the text: whether one was issued, and what it says on each issue. Null for a scenario without a text. */
export function textSection({ forecast, prefix }: Told): Section | null {
  const { text } = forecast;
  if (text === null) return null;
  const issued = text.issues.some(({ options }) => options.some((option) => option.issued.of > 0));
  const status = prefixed(prefix, statusFigure(text));
  const issues = text.issues.map((issue) => prefixed(prefix, issueFigure(issue, issued)));
  return {
    id: 'text',
    title: 'What becomes of the text',
    body: html`${wideFigure(status)}
<h3>${issued ? 'What it says on each issue, where one was issued' : 'What the draft said on each issue at the end'}</h3>
${panels(issues)}`,
    figures: [status, ...issues],
  };
}

function statusFigure({ statuses }: Text): Figure {
  const shown = statuses.filter(({ name, count }) => name !== 'open' || count > 0);
  const titled = shown.map((status) => ({ ...status, title: STATUS_TITLES[status.name] ?? status.name }));
  const rows = titled.map((status) => shareRow(status.title, status));
  return {
    id: 'text-status',
    title: 'How the text ends, as a share of all runs',
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => intervalPlot(rows, { domain: [0, 1], tick: percentTick, origin: 0 }, width),
    table: {
      columns: [
        { title: 'The text' },
        { title: 'Share', align: 'right' },
        { title: 'Interval', align: 'right' },
        { title: 'Runs', align: 'right' },
      ],
      rows: titled.map((status) => [status.title, shareText(status), intervalText(status), `${status.count} of ${status.of}`]),
    },
  };
}

function issueFigure({ name, title, options }: Text['issues'][number], issued: boolean): Figure {
  const shares = options.map((option) => ({ name: option.name.replaceAll('-', ' '), ...(issued ? option.issued : option.final) }));
  const rows = shares.map((share) => shareRow(share.name, share));
  return {
    id: `text-issue-${name}`,
    title,
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => intervalPlot(rows.map(shortRow), { domain: [0, 1], tick: percentTick, origin: 0 }, width),
    table: {
      columns: [
        { title: 'Option' },
        { title: 'Share', align: 'right' },
        { title: 'Interval', align: 'right' },
        { title: 'Runs', align: 'right' },
      ],
      rows: shares.map((share) => [share.name, shareText(share), intervalText(share), `${share.count} of ${share.of}`]),
    },
  };
}
