import type { Figure } from '../figure.ts';
import { extentOf } from '../plots/extent.ts';
import { heatMap } from '../plots/heat-map.ts';
import { factorText, type Output } from './output.ts';

/** An output at one point of a grid of two numbers. */
export interface GridValue {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** The value in few letters. */
  readonly short: string;
  /** The value and its interval in words. */
  readonly text: string;
}

/** What comes out for each pair of values of two numbers. */
export function heatFigure(id: string, output: Output, names: readonly [string, string], values: readonly GridValue[]): Figure {
  const [least, greatest] = extentOf(values.map(({ value }) => value));
  const cells = values.map(({ x, y, value, short }) => ({
    x,
    y,
    depth: greatest > least ? (value - least) / (greatest - least) : 0,
    text: short,
  }));
  const at = (wanted: number): string => {
    const found = values.find(({ value }) => value === wanted);
    return found === undefined ? '' : `${found.short} at ${names[0]} ${factorText(found.x)} and ${names[1]} ${factorText(found.y)}`;
  };
  return {
    id,
    title: output.title,
    description: `From ${at(least)} to ${at(greatest)}.`,
    draw: (width) => heatMap(cells, { x: names[0], y: names[1] }, width),
    table: {
      columns: [
        { title: names[0], align: 'right' },
        { title: names[1], align: 'right' },
        { title: output.title, align: 'right' },
      ],
      rows: values.map(({ x, y, text }) => [factorText(x), factorText(y), text]),
    },
  };
}
