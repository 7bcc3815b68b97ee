import stringWidth from 'string-width';

/** Texts of nothing but characters known to take one column each, which most are: to look at each grapheme takes longer than all else in a report. */
const PLAIN = /^[ -~±…→▀-▟]*$/;

/** How many columns a text takes on a terminal, colour marks not counted. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}
