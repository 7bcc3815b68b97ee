import type { Estimate, MorrisEffect, SobolIndices } from '@plenary/engine';
import type { Figure, Legend } from '../figure.ts';
import { BLUE, ORANGE } from '../palette.ts';
import { type DotValue, type PairedRow, pairedDots } from '../plots/paired-dots.ts';
import { changeUnit, type Output } from './output.ts';

/** The share of the mean size that luck alone gives an effect of nothing: the mean of the size of a normal deviate, in deviations. */
const LUCK_SIZE = Math.sqrt(2 / Math.PI);

/** How the variance of an output divides among the numbers that cause it. */
export function sobolFigure(id: string, output: Output, { indices }: Pick<SobolIndices, 'indices'>): Figure {
  const unknown = indices.every(({ total }) => total === null) ? 'The variance is not told from none. ' : '';
  const rows = indices.map(({ factor, first, total }) => ({ label: factor, round: first, square: total }));
  return {
    id,
    title: output.title,
    legend: legendOf('alone: what would go if this number were known', 'in all: what would stay if all others were known'),
    description: `${unknown}${indices.map(({ factor, first, total }) => `${factor}: alone ${estimateText(first)}, in all ${estimateText(total)}`).join('. ')}`,
    draw: (width) =>
      pairedDots(
        sorted(rows),
        { domain: [Math.min(0, leastOf(rows)), Math.max(1, greatestOf(rows))], axisLabel: 'share of the variance' },
        width,
      ),
    table: {
      columns: [
        { title: 'Number' },
        { title: 'Alone (first-order index)', align: 'right' },
        { title: 'In all (total index)', align: 'right' },
      ],
      rows: indices.map(({ factor, first, total }) => [factor, estimateText(first), estimateText(total)]),
    },
  };
}

/** How much each number matters, screened over trajectories through all of their values. */
export function morrisFigure(id: string, output: Output, effects: readonly MorrisEffect[]): Figure {
  const rows = effects.map(({ factor, muStar, sigma }) => ({ label: factor, round: muStar, square: { value: sigma, interval: null } }));
  const floor = LUCK_SIZE * Math.max(...effects.map(({ luck }) => luck));
  return {
    id,
    title: output.title,
    legend: legendOf(
      'strength (mu*): mean size of the effect of the whole range',
      'unevenness (sigma): how much the effect depends on the rest',
    ),
    description: effects
      .map(({ factor, muStar, sigma }) => `${factor}: strength ${estimateText(muStar)}, unevenness ${precise(sigma, 2)}`)
      .join('. '),
    draw: (width) =>
      pairedDots(
        sorted(rows),
        {
          // Where nothing had any effect, all lie at 0 of something.
          domain: [0, Math.max(floor, greatestOf(rows)) || 1],
          axisLabel: output.kind === 'share' ? 'change of the share' : `change, in ${changeUnit(output)}`,
          ...(floor > 0 ? { floor } : {}),
        },
        width,
      ),
    table: {
      columns: ['Number', 'mu*', 'mu', 'sigma', 'luck'].map((title, column) => ({ title, align: column === 0 ? 'left' : 'right' })),
      rows: effects.map(({ factor, mu, muStar, sigma, luck }) => [
        factor,
        estimateText(muStar),
        precise(mu, 3),
        precise(sigma, 3),
        precise(luck, 3),
      ]),
    },
  };
}

function legendOf(round: string, square: string): Legend {
  return [
    { key: '●', title: round, colour: BLUE },
    { key: '■', title: square, colour: ORANGE },
  ];
}

/** The greatest second estimate first; of equals the greatest first one, then as they came. */
function sorted(rows: readonly PairedRow[]): PairedRow[] {
  const of = (value: DotValue | null): number => value?.value ?? Number.NEGATIVE_INFINITY;
  return [...rows].sort((a, b) => of(b.round) + of(b.square) - of(a.round) - of(a.square));
}

function valuesOf(rows: readonly PairedRow[]): number[] {
  return rows.flatMap(({ round, square }) =>
    [round, square].flatMap((dot) =>
      dot === null ? [] : [dot.value, ...(dot.interval === null ? [] : [dot.interval.low, dot.interval.high])],
    ),
  );
}

function leastOf(rows: readonly PairedRow[]): number {
  return Math.min(...valuesOf(rows));
}

function greatestOf(rows: readonly PairedRow[]): number {
  return Math.max(...valuesOf(rows));
}

function estimateText(estimate: Estimate | null): string {
  if (estimate === null) return 'unknown';
  const { value, interval } = estimate;
  // Of nothing its interval says how fine it was measured; where that is nothing, too, there is nothing to tell but 0.
  const size = Math.abs(value) || Math.max(Math.abs(interval?.low ?? 0), Math.abs(interval?.high ?? 0));
  if (size === 0) return '0';
  const text = (number: number): string => number.toFixed(Math.max(2, 1 - Math.floor(Math.log10(Math.max(1e-6, size)))));
  return interval === null ? text(value) : `${text(value)} (${text(interval.low)} to ${text(interval.high)})`;
}

/** So many significant digits; nothing is 0. */
function precise(value: number, digits: number): string {
  return value === 0 ? '0' : value.toPrecision(digits);
}
