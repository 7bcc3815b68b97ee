import type { Proportion } from '@plenary/engine';
import { intervalText, shareText } from '../reports/estimate.ts';

/** The most runs that a share is said of. */
const MOST_CROWD = 10_000_000;

/** A share with its interval: `34% (32 to 36%)`; a bound where nothing, or everything, was counted. */
export function shareWithInterval(proportion: Proportion): string {
  const interval = intervalText(proportion);
  return interval === '' ? shareText(proportion) : `${shareText(proportion)} (${interval})`;
}

/** A share as people count: `in 34 of 100 runs (32 to 36)`, of as many runs as it takes to tell the ends of the interval apart in whole numbers; a bound where nothing, or everything, was counted. */
export function frequencyText({ share, low, high, upperBound, lowerBound }: Proportion): string {
  if (share === null || low === null || high === null) return 'in no run, as none was played';
  if (upperBound !== null) return `in none of these runs, so in fewer than ${wholes(upperBound, Math.ceil)}`;
  if (lowerBound !== null) return `in each of these runs, so in more than ${wholes(lowerBound, Math.floor)}`;
  const of = crowd((of) => of * (high - low) >= 1 && (of * Math.min(share, 1 - share) >= 5 || of * (high - low) >= 2));
  const text = (value: number): string => Math.round(of * value).toLocaleString('en-US');
  return `in ${text(share)} of ${of.toLocaleString('en-US')} runs (${text(low)} to ${text(high)})`;
}

function wholes(share: number, round: (value: number) => number): string {
  const of = crowd((of) => of * Math.min(share, 1 - share) >= 1);
  return `${round(of * share).toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
}

/** The least power of ten, from 100 on, that will do. */
function crowd(willDo: (of: number) => boolean): number {
  let of = 100;
  while (!willDo(of) && of < MOST_CROWD) of *= 10;
  return of;
}
