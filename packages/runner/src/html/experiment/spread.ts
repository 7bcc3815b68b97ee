import type { Proportion } from '@plenary/engine';
import { shareText } from '../../reports/estimate.ts';
import type { SpreadRow } from '../plots/spread-plot.ts';

/** A share at the points of a design, gathered point by point. */
export interface Spread {
  readonly title: string;
  /** Leaves out what is unknown. */
  add(share: Proportion): void;
  /** What there is to draw and to tell; null where no point had a share. */
  row(): (SpreadRow & SpreadTexts) | null;
}

export interface SpreadTexts {
  readonly pooledText: string;
  readonly range: string;
  readonly luck: string;
}

/** A spread of nothing yet. */
export function createSpread(title: string): Spread {
  const values: number[] = [];
  const halves: number[] = [];
  let [count, of] = [0, 0];
  let least: Proportion | null = null;
  let greatest: Proportion | null = null;
  return {
    title,
    add(given) {
      const { share, low, high } = given;
      if (share === null || low === null || high === null) return;
      values.push(share);
      halves.push((high - low) / 2);
      count += given.count;
      of += given.of;
      if (least === null || share < (least.share ?? 0)) least = given;
      if (greatest === null || share > (greatest.share ?? 0)) greatest = given;
    },
    row() {
      if (least === null || greatest === null) return null;
      const pooled = count / of;
      const within = meanOf(halves);
      const range = `${shareText(least)} to ${shareText(greatest)}`;
      const luck = `± ${pointsText(within)} in 100`;
      const texts = { pooledText: pooledText(pooled, within, least, greatest), range, luck };
      return { ...texts, label: title, values, pooled, within, text: `ignorance: ${range}; luck: ${luck}` };
    },
  };
}

/**
 * The share over all points, as precise as one point is: points may have had the same luck, so that all of them together need not tell more. A bound where
 * nothing, or everything, was counted.
 */
function pooledText(pooled: number, within: number, least: Proportion, greatest: Proportion): string {
  if (pooled === 0) return shareText(greatest);
  if (pooled === 1) return shareText(least);
  return `${(100 * pooled).toFixed(within < 0.01 ? 1 : 0)}%`;
}

/** A width in hundredths. */
export function pointsText(width: number): string {
  return (100 * width).toFixed(width < 0.01 ? 1 : 0);
}

/** The arithmetic mean, 0 of nothing. What luck does to a single point is told as the mean over points, here as on the terminal. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
