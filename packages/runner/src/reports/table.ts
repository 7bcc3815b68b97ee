import { columnsOf } from './columns.ts';

export interface Column {
  readonly title: string;
  /** Numbers stand to the right, words to the left. */
  readonly align?: 'left' | 'right';
}

const GAP = '  ';

/**
 * The rows of a table as lines, the column titles first; without titles only the rows. Columns are as wide as their widest cell, colour marks not
 * counted. Lines have no spaces at their end.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  heading: (text: string) => string = (text) => text,
): string[] {
  const titled = columns.some(({ title }) => title !== '');
  const widths = columns.map(({ title }, column) => Math.max(columnsOf(title), ...rows.map((row) => columnsOf(row[column] ?? ''))));
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, column) => pad(cells[column] ?? '', widths[column] ?? 0, align ?? 'left'))
      .join(GAP)
      .trimEnd();
  return [...(titled ? [heading(line(columns.map(({ title }) => title)))] : []), ...rows.map(line)];
}

/** The text cut to a width in columns, with an ellipsis when something is missing. */
export function fit(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (columnsOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** A dotted path cut to a width in columns, with an ellipsis for the beginning that is missing. */
export function fitPath(path: string, width: number): string {
  if (columnsOf(path) <= width) return path;
  let kept = '';
  for (const character of [...path].reverse()) {
    if (columnsOf(kept + character) > width - 1) break;
    kept = character + kept;
  }
  return `…${kept}`;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return align === 'left' ? text + space : space + text;
}
