import stringWidth from 'string-width';
import { printable } from '../terminal/printable.ts';

/** Texts of nothing but characters known to take one column each, which most are: to look at each grapheme takes longer than all else in a report. */
const PLAIN = /^[ -~±…→▀-▟]*$/;

/** How many columns a text takes on a terminal as it is printed there, with our own colours, which take none. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(printable(text));
}
