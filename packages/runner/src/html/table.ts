import { html, type Markup } from './markup.ts';

/** The data behind a picture: every number that it shows, and how sure it is. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly title: string;
  /** Numbers stand to the right, words to the left. */
  readonly align?: 'left' | 'right';
}

/** A table that is folded away until somebody wants it. */
export function tableMarkup(table: Table, summary = 'Data'): Markup {
  return html`<details><summary>${summary}</summary>${openTable(table)}</details>`;
}

/** A table that shows. */
export function openTable({ columns, rows }: Table): Markup {
  const kind = (column: number): Markup | null => (columns[column]?.align === 'right' ? html` class="number"` : null);
  return html`<div class="table"><table>
<thead><tr>${columns.map(({ title }, column) => html`<th scope="col"${kind(column)}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, column) => (column === 0 ? html`<th scope="row"${kind(column)}>${cell}</th>` : html`<td${kind(column)}>${cell}</td>`))}</tr>\n`)}</tbody>
</table></div>`;
}
