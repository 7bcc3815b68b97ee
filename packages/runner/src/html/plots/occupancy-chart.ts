import { areaY, text } from '@observablehq/plot';
import { HALO, KEY, PAPER } from '../palette.ts';
import { draw, type Picture } from '../picture.ts';
import type { RoundAxis } from '../rounds.ts';

/** Shares of the runs by state at the ends of rounds. */
export interface OccupancyLayer {
  readonly colour: string;
  /** What marks the layer in the picture and in the legend. */
  readonly key: string;
  /** By round, in the order of `rounds`; the layers of a round add up to 1. */
  readonly shares: readonly number[];
}

export interface OccupancyChartOptions {
  /** The rounds that the shares are of. */
  readonly at: readonly number[];
  readonly rounds: RoundAxis;
  readonly horizon: number;
}

const HEIGHT = 110;
const LEFT = 42;
const RIGHT = 14;
/** A layer that is nowhere thicker than this has no room for its key. */
const ROOM = 0.16;

/** Areas upon each other, the first layer at the bottom, each with its key where it is thickest. */
export function occupancyChart(layers: readonly OccupancyLayer[], { at, rounds, horizon }: OccupancyChartOptions, width: number): Picture {
  const stacked = layers.flatMap(({ colour, key, shares }, layer) =>
    at.map((round, slot) => {
      const below = layers.slice(0, layer).reduce((sum, other) => sum + (other.shares[slot] ?? 0), 0);
      const share = shares[slot] ?? 0;
      return { round, key, colour, share, from: below, to: below + share };
    }),
  );
  const keys = layers.flatMap(({ key }) => keyPlace(stacked.filter((cell) => cell.key === key)));
  return draw({
    width,
    height: HEIGHT,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 6,
    marginBottom: 22,
    x: {
      domain: [at[0] ?? 1, Math.max(horizon, (at[0] ?? 1) + 1)],
      ticks: rounds.ticks(width - LEFT - RIGHT),
      tickFormat: rounds.tick,
      label: rounds.label,
      labelArrow: 'none',
      tickSize: 3,
    },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], tickFormat: '.0%', label: null, tickSize: 3 },
    marks: [
      areaY(stacked, { x: 'round', y1: 'from', y2: 'to', z: 'key', fill: 'colour', stroke: PAPER, strokeWidth: 0.75 }),
      text(keys, {
        x: 'round',
        y: ({ from, to }: { readonly from: number; readonly to: number }) => (from + to) / 2,
        text: 'key',
        fill: KEY,
        stroke: HALO,
        strokeWidth: 3,
        fontWeight: 600,
        fontSize: 11,
      }),
    ],
    color: { type: 'identity' },
  });
}

/** Near the middle of where the layer is about as thick as it gets, but not at an edge; nowhere if it is thin throughout. */
function keyPlace<T extends { readonly share: number }>(cells: readonly T[]): T[] {
  const margin = Math.ceil(cells.length / 12);
  const inner = cells.length > 2 * margin ? cells.slice(margin, -margin) : cells;
  const thickest = Math.max(0, ...inner.map(({ share }) => share));
  if (thickest < ROOM) return [];
  const middle = (inner.length - 1) / 2;
  const thick = inner.flatMap((cell, index) => (cell.share < 0.9 * thickest ? [] : [{ cell, away: Math.abs(index - middle) }]));
  return thick
    .sort((a, b) => a.away - b.away)
    .slice(0, 1)
    .map(({ cell }) => cell);
}
