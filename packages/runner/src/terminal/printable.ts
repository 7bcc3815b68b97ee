/** Not cryptographic: what it has to keep out was written before the process began. */
const KEY = String(Math.floor(Math.random() * 2 ** 53));

/** All control characters but line breaks and tabs, and those that turn the direction of writing; an ESC with the rest of its mark, where it begins one. */
const FOREIGN_OR_MARK = new RegExp(
  `\\u001b(?:\\[(\\d+);${KEY}m)?|[\\u0000-\\u0008\\u000b-\\u001a\\u001c-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]`,
  'g',
);

/**
 * What may reach a terminal. Texts of scenarios, plans, file names and errors may hold escape sequences that recolour or hide what follows, move the
 * cursor or rename the window; ours hold colours. So that nobody has to remember which is which, the two are told apart where everything passes, in
 * `Output.line`, and not where texts come in: the styles never write an escape sequence themselves, but a mark with a key that is drawn anew in each
 * process and that no file can know. `printable` makes a colour of each mark with this key and shows every other control character as U+FFFD,
 * wherever it came from. A new place that prints a text needs to do nothing; one that writes an escape sequence by hand sees it shown as harmless.
 */
export function printable(text: string): string {
  return text.replace(FOREIGN_OR_MARK, (_, code: string | undefined) => (code === undefined ? '\ufffd' : `\u001b[${code}m`));
}

/** A mark that `printable` makes the colour (SGR) of this code; for `style.ts` alone. */
export function mark(code: number): string {
  return `\u001b[${code};${KEY}m`;
}

/** The document with JSON's escapes for what `printable` would not let through: in a JSON text they mean the same, elsewhere they are harmless. */
export function escapedDocument(text: string): string {
  return text.replace(FOREIGN_OR_MARK, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}${found.slice(1)}`);
}
