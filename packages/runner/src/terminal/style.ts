import { mark } from './printable.ts';

/** The codes that begin and end each. */
const FORMATS = { strong: [1, 22], faint: [2, 22], good: [32, 39], bad: [31, 39], warning: [33, 39], accent: [36, 39] } as const;

/** Marks text for a terminal by what it means; where colours are off each function gives its text back unchanged. */
export type Style = Readonly<Record<keyof typeof FORMATS, (text: string) => string>>;

/** The style with or without colours. What it gives becomes coloured only where it is written by an `Output`. */
export function createStyle(colours: boolean): Style {
  const styled = (name: keyof typeof FORMATS) => {
    const [begin, end] = FORMATS[name];
    return (text: string): string => (colours ? `${mark(begin)}${text}${mark(end)}` : text);
  };
  return {
    strong: styled('strong'),
    faint: styled('faint'),
    good: styled('good'),
    bad: styled('bad'),
    warning: styled('warning'),
    accent: styled('accent'),
  };
}
