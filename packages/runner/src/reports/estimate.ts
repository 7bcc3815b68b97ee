import { type Average, type Proportion, proportion } from '@plenary/engine';

const MOST_DECIMALS = 5;

/** A share with as many decimals as its interval bears out: `34.2%`; what was never seen is `< 0.04%`, what always was `> 99.96%`. */
export function shareText(proportion: Proportion): string {
  const { share, upperBound, lowerBound } = proportion;
  if (share === null) return 'none';
  if (upperBound !== null) return `< ${percent(upperBound, decimalsOfBound(upperBound))}`;
  if (lowerBound !== null) return `> ${percent(lowerBound, decimalsOfBound(1 - lowerBound))}`;
  return percent(share, decimalsOf(proportion));
}

/** The interval of a share: `33.3 to 35.1%`; empty where the share is a bound already. */
export function intervalText(proportion: Proportion): string {
  const { low, high, upperBound, lowerBound } = proportion;
  if (low === null || high === null || upperBound !== null || lowerBound !== null) return '';
  const decimals = decimalsOf(proportion);
  return `${(100 * low).toFixed(decimals)} to ${percent(high, decimals)}`;
}

/** A mean with its interval: `2.41 (2.38 to 2.44)`. */
export function averageText({ mean, low, high }: Average): string {
  if (mean === null) return 'none';
  if (low === null || high === null) return number(mean, 2);
  if (low === high) return number(mean, 2);
  const decimals = Math.max(0, Math.min(MOST_DECIMALS, -Math.floor(Math.log10((high - low) / 4))));
  return `${mean.toFixed(decimals)} (${low.toFixed(decimals)} to ${high.toFixed(decimals)})`;
}

/** Of a mean over runs that all have the same value, which bears no interval, how likely another is at most; empty of any other. */
export function sameText({ runs, deviation }: Average, confidence: number): string {
  return deviation === 0
    ? `the same in all ${count(runs)} runs: another value is ${shareText(proportion(0, runs, confidence))} likely`
    : '';
}

/** A mean with its interval or, where it bears none, with that bound. */
export function meanText(average: Average, confidence: number): string {
  const same = sameText(average, confidence);
  return same === '' ? averageText(average) : `${averageText(average)} (${same})`;
}

/** A number in at most so many decimals, without trailing zeros. */
export function number(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

/** A count with its thousands apart: `10,000`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** Two digits of the interval's half-width are kept, and enough that neither a bound above 0 nor one below 100 is rounded to it. */
function decimalsOf({ low, high }: Proportion): number {
  if (low === null || high === null) return 0;
  const half = (50 * (high - low)).toPrecision(2);
  let decimals = Number(half) >= 2 ? 0 : Number(half) >= 0.2 ? 1 : 2;
  const vanishes = (): boolean => Number((100 * low).toFixed(decimals)) === 0 || Number((100 * high).toFixed(decimals)) === 100;
  while (vanishes() && decimals < MOST_DECIMALS) decimals++;
  return decimals;
}

function decimalsOfBound(distance: number): number {
  let decimals = 1;
  while (Number((100 * distance).toFixed(decimals)) < 10 ** -decimals * 2 && decimals < MOST_DECIMALS) decimals++;
  return decimals;
}

function percent(share: number, decimals: number): string {
  return `${(100 * share).toFixed(decimals)}%`;
}
