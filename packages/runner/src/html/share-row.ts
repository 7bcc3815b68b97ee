import type { Proportion } from '@plenary/engine';
import { shareWithInterval } from './frequency.ts';
import type { IntervalRow } from './plots/interval-plot.ts';

/** The row of a share; of a bound, the interval reaches from it to the end. */
export function shareRow(label: string, share: Proportion): IntervalRow {
  const { share: value, low, high, upperBound, lowerBound } = share;
  return { label, value, low: lowerBound ?? low, high: upperBound ?? high, text: shareWithInterval(share) };
}

/** The row with less text behind it: the value without its interval, which then only the line tells. */
export function shortRow(row: IntervalRow): IntervalRow {
  return { ...row, text: row.text.split(' (')[0] ?? '' };
}

/** A share on an axis. */
export function percentTick(share: number): string {
  return `${Math.round(100 * share)}%`;
}
