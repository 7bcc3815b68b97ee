/** Text that is HTML already. Everything else that gets into a page is escaped. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: texts and numbers are escaped, markup is kept, nothing is left out. */
export type Content = string | number | null | Markup | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Neither HTML nor XML knows these characters, or they would reverse the order of what follows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu;

/** The markup of a template: what is put into it is escaped, as text and within quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const [first = '', ...rest] = parts;
  return { markup: first + rest.map((part, index) => markupOf(contents[index] ?? null) + part).join('') };
}

/** A text as it can stand between tags or within a quoted attribute, in HTML and in XML. */
export function escaped(text: string): string {
  return printableText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** The text with a replacement character for each that no document may hold. */
export function printableText(text: string): string {
  return text.replace(UNFIT, '\ufffd');
}

/** Says that this text is markup. Only for what was written by a renderer of ours. */
export function trusted(markup: string): Markup {
  return { markup };
}

function markupOf(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}
