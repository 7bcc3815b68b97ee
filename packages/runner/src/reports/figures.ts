import type { Interval, OutputKind } from '@plenary/engine';

const MINUS = '−';
/** Of a change that is the same in all pairs of runs, and so bears no interval. */
export const ALIKE = 'in all pairs';
const MOST_DECIMALS = 5;
/** A digit of the half-width beyond the first says nothing; without intervals so many decimals do. */
const PLAIN_DECIMALS = 1;

/** How the figures of one output are written, all with the decimals that their intervals bear out: shares in hundredths, means in their unit. */
export interface Figures {
  /** `34.2%`, `2.41`. */
  value(value: number): string;
  /** `33.3 to 35.1%`. */
  values(interval: Interval): string;
  /** With its sign: `+3.2`. */
  change(change: number): string;
  changes(interval: Interval | null): string;
  /** Of a change, without its sign. */
  size(size: number): string;
  sizes(interval: Interval): string;
  /** Of an output: `4.1 points`. */
  deviation(size: number): string;
  /** Of a factor. */
  factor(value: number): string;
  /** `34%`. */
  percent(share: number): string;
  plain(value: number, decimals: number): string;
  /** What changes are measured in: `, in points`. */
  readonly unitText: string;
}

/** @param intervals those that are shown; the widest one settles the decimals */
export function createFigures(
  { kind, unit }: { readonly kind: OutputKind; readonly unit: string },
  intervals: readonly (Interval | null)[],
): Figures {
  const isShare = kind === 'outcome';
  const scale = isShare ? 100 : 1;
  const widths = intervals
    .map((interval) => (interval === null ? 0 : scale * (interval.high - interval.low)))
    .filter((width) => width > 0 && Number.isFinite(width));
  const decimals =
    widths.length === 0
      ? isShare
        ? PLAIN_DECIMALS
        : 2
      : Math.max(0, Math.min(MOST_DECIMALS, -Math.floor(Math.log10(Math.max(...widths) / 4))));
  const size = (value: number): string => plainText(scale * value, decimals);
  const change = (value: number): string => {
    const digits = Math.abs(scale * value).toFixed(decimals);
    if (Number(digits) === 0) return digits;
    return `${value < 0 ? MINUS : '+'}${digits}`;
  };
  const percentSign = isShare ? '%' : '';
  return {
    value: (value) => `${size(value)}${percentSign}`,
    values: ({ low, high }) => `${size(low)} to ${size(high)}${percentSign}`,
    change,
    changes: (interval) => (interval === null ? ALIKE : `${change(interval.low)} to ${change(interval.high)}`),
    size,
    sizes: ({ low, high }) => `${size(low)} to ${size(high)}`,
    deviation: (value) => `${size(value)}${isShare ? ' points' : unit === '' ? '' : ` ${unit}`}`,
    factor: factorText,
    percent: (share) => `${(100 * share).toFixed(0)}%`,
    plain: plainText,
    unitText: isShare ? ', in points' : unit === '' ? '' : `, in ${unit}`,
  };
}

/** The value of a number that is varied: at most four significant digits. */
export function factorText(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', MINUS);
}

function plainText(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(digits) !== 0 ? `${MINUS}${digits}` : digits;
}
