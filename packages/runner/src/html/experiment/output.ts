/** A number that an experiment looks at: the share of an outcome, or the mean of a measure. */
export interface Output {
  /** Names the pictures of it. */
  readonly name: string;
  readonly title: string;
  /** `share`: in [0, 1], told in hundredths. */
  readonly kind: 'share' | 'mean';
  readonly unit: string;
}

const MINUS = '−';

/** A value of the output: `34%`, `2.41`. */
export function outputText({ kind }: Output, value: number): string {
  return kind === 'share' ? `${trimmed(100 * value)}%` : trimmed(value);
}

/** A change of the output, in points for a share: `+3.2`, `−0.41`. */
export function changeText({ kind }: Output, change: number): string {
  const text =
    kind === 'share' ? String(Number(Math.abs(100 * change).toFixed(Math.abs(change) < 0.01 ? 2 : 1))) : trimmed(Math.abs(change));
  return Number(text) === 0 ? '0' : `${change < 0 ? MINUS : '+'}${text}`;
}

/** What a change of the output is measured in. */
export function changeUnit({ kind, unit }: Output): string {
  return kind === 'share' ? 'points (hundredths of all runs)' : unit;
}

/** A value of a factor. */
export function factorText(value: number): string {
  return trimmed(value).replace('-', MINUS);
}

/** At most three significant digits; whole where there are more before the point. */
function trimmed(value: number): string {
  return String(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
}
