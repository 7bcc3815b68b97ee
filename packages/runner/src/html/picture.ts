import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { printableText } from './markup.ts';

/** A picture that has been drawn: the inside of an SVG of this size in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly inside: string;
}

/** Columns of the page, in pixels: the whole width, that of a telephone, and that of one picture among several. */
export const WIDTH = { wide: 860, narrow: 340, panel: 300 } as const;

/** About how wide a letter of the size that figures have is, in pixels. */
export const LETTER = 7.3;

/** What a line of text is to be counted in so that it fits, in pixels: Plot takes letters to be narrower than they are in some fonts. */
export const EM = 13;
export const BOLD_EM = 15;

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Draws a plot. What it shows of a scenario's texts is text in it, never markup. */
export function draw(options: PlotOptions & { readonly width: number; readonly height: number }): Picture {
  const { outerHTML } = plot({
    ...options,
    document: document as unknown as NonNullable<PlotOptions['document']>,
    className: 'plot',
  }) as unknown as { readonly outerHTML: string };
  return { width: options.width, height: options.height, inside: insideOf(printableText(outerHTML)) };
}

/** Without the outermost tag, which is the figure's own business, and without Plot's style sheet, whose selectors reach beyond the picture. */
function insideOf(svg: string): string {
  const inside = svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  return inside.replace(/^<style>.*?<\/style>/s, '');
}
