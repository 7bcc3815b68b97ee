import { styleText } from 'node:util';

const FORMATS = { strong: 'bold', faint: 'dim', good: 'green', bad: 'red', warning: 'yellow', accent: 'cyan' } as const;

/** Marks text for a terminal by what it means; where colours are off each function gives its text back unchanged. */
export type Style = Readonly<Record<keyof typeof FORMATS, (text: string) => string>>;

/** The style with or without colours. */
export function createStyle(colours: boolean): Style {
  const mark = (format: (typeof FORMATS)[keyof typeof FORMATS]) => (text: string) =>
    // Whether colours are wanted was decided for the stream at hand, which need not be the one that `styleText` would look at.
    colours ? (styleText as (format: string, text: string, options: object) => string)(format, text, { validateStream: false }) : text;
  return {
    strong: mark(FORMATS.strong),
    faint: mark(FORMATS.faint),
    good: mark(FORMATS.good),
    bad: mark(FORMATS.bad),
    warning: mark(FORMATS.warning),
    accent: mark(FORMATS.accent),
  };
}
