import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** A label and a text beside it, wrapped to a width, its further lines under its first; labels of one block are padded to `indent` columns. */
export function hangingLines(label: string, text: string, indent: number, width: number): string[] {
  const [first = '', ...rest] = wrapAnsi(text, width - indent).split('\n');
  return [label + ' '.repeat(Math.max(0, indent - stringWidth(label))) + first, ...rest.map((line) => ' '.repeat(indent) + line)];
}

/** The columns that a block of labels needs, with a gap of two. */
export function indentOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => stringWidth(label))) + 2;
}
