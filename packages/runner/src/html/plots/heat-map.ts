import { cell, text } from '@observablehq/plot';
import { draw, LETTER, type Picture } from '../picture.ts';

/** The output where two factors have these values. */
export interface HeatCell {
  readonly x: number;
  readonly y: number;
  /** In [0, 1], 0 at the lightest colour. */
  readonly depth: number;
  /** What is written in it. */
  readonly text: string;
}

export interface HeatMapOptions {
  /** The names of the factors. */
  readonly x: string;
  readonly y: string;
}

const FOOT = 44;
const HEAD = 26;
const MOST_HEIGHT = 44;
/** From light to dark, so that grey print keeps the order; lightness falls evenly, and colour-blind readers see the same order. */
const RAMP = ['#f7fbff', '#e0ecf6', '#c8dcf0', '#a6c8e4', '#7db3d9', '#549cca', '#3182b9', '#1665a3', '#08488a'] as const;
/** From here on letters are white. */
const DARK = 5;

/** A field for each pair of values, the darker the greater, each with its number. */
export function heatMap(cells: readonly HeatCell[], names: HeatMapOptions, width: number): Picture {
  const [xs, ys] = [ascending(cells.map(({ x }) => x)), ascending(cells.map(({ y }) => y))];
  const left = LETTER * Math.max(3, ...ys.map((y) => format(y).length)) + 10;
  const fieldWidth = (width - left - 8) / xs.length;
  const shown = cells.map((field) => {
    const step = Math.min(RAMP.length - 1, Math.max(0, Math.floor(field.depth * RAMP.length)));
    return {
      ...field,
      fill: RAMP[step] ?? RAMP[0],
      letters: step >= DARK ? '#ffffff' : '#14181c',
      text: field.text.length * LETTER < fieldWidth ? field.text : '',
    };
  });
  return draw({
    width,
    height: HEAD + ys.length * Math.min(MOST_HEIGHT, Math.max(20, 0.6 * fieldWidth)) + FOOT,
    marginLeft: left,
    marginRight: 8,
    marginTop: HEAD,
    marginBottom: FOOT,
    x: {
      type: 'band',
      domain: xs,
      tickFormat: everySo(xs, fieldWidth),
      tickSize: 0,
      label: names.x,
      labelAnchor: 'center',
      labelArrow: 'none',
      padding: 0.02,
    },
    y: {
      type: 'band',
      domain: ys,
      reverse: true,
      tickFormat: format,
      tickSize: 0,
      label: names.y,
      labelAnchor: 'top',
      labelArrow: 'none',
      padding: 0.03,
    },
    color: { type: 'identity' },
    marks: [
      cell(shown, { x: 'x', y: 'y', fill: 'fill', stroke: '#9aa3ad', strokeWidth: 0.5 }),
      text(shown, { x: 'x', y: 'y', text: 'text', fill: 'letters' }),
    ],
  });
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** A value in at most three digits. */
function format(value: number): string {
  return String(Number(value.toPrecision(3))).replace('-', '−');
}

/** Writes every value, or every second, third... where they would touch. */
function everySo(values: readonly number[], room: number): (value: number) => string {
  const widest = LETTER * Math.max(...values.map((value) => format(value).length)) + 8;
  const stride = Math.max(1, Math.ceil(widest / room));
  return (value) => (values.indexOf(value) % stride === 0 ? format(value) : '');
}
