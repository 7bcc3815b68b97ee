import { html, type Markup } from '../markup.ts';
import type { RunReport } from '../run-report.ts';
import type { Section } from '../section.ts';
import { tableMarkup } from '../table.ts';

/** What the scenario's numbers rest on: its sources, and every number that says where it comes from or what range is believed. Null without either. */
export function sourceSection({ model: { sources, citations } }: Pick<RunReport, 'model'>): Section | null {
  const keys = Object.keys(sources);
  if (keys.length === 0 && citations.length === 0) return null;
  const entry = (key: string): Markup => {
    const cited = citations.filter(({ source }) => source === key).length;
    const numbers = cited === 0 ? '' : ` (${cited} ${cited === 1 ? 'number' : 'numbers'})`;
    return html`<dt>${key}</dt><dd>${sources[key] ?? ''}${numbers}</dd>`;
  };
  const numbers = {
    columns: [
      { title: 'Number' },
      { title: 'Value', align: 'right' },
      { title: 'Believed range', align: 'right' },
      { title: 'Source' },
      { title: 'Note' },
    ] as const,
    rows: citations.map(({ path, value, range, source, note }) => [
      path,
      String(value),
      range === null ? '' : `${range[0]} to ${range[1]}`,
      source ?? '',
      note ?? '',
    ]),
  };
  return {
    id: 'sources',
    title: 'Sources',
    body: html`${keys.length === 0 ? null : html`<dl class="sources">${keys.map(entry)}</dl>`}
${citations.length === 0 ? null : html`<div class="numbers">${tableMarkup(numbers, 'Numbers that say where they come from')}</div>`}`,
    figures: [],
  };
}
