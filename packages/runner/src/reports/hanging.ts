import wrapAnsi from 'wrap-ansi';
import { columnsOf } from './columns.ts';

/** A label and a text beside it, wrapped to a width, its further lines under its first; labels of one block are padded to `indent` columns. */
export function hangingLines(label: string, text: string, indent: number, width: number): string[] {
  const room = width - indent;
  const isOneLine = columnsOf(text) <= room && text.trim() === text && !text.includes('\n');
  const [first = '', ...rest] = isOneLine ? [text] : wrapAnsi(text, room).split('\n');
  return [label + ' '.repeat(Math.max(0, indent - columnsOf(label))) + first, ...rest.map((line) => ' '.repeat(indent) + line)];
}

/** The columns that a block of labels needs, with a gap of two. */
export function indentOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => columnsOf(label))) + 2;
}
