import { type Change, type Comparison, type MeasureChange, proportion } from '@plenary/engine';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { confidenceText } from './confidence.ts';
import { count, shareText } from './estimate.ts';
import { ALIKE } from './figures.ts';
import { fit, tableLines } from './table.ts';

/** Columns beside the titles. */
const FIGURES = 72;
const LEAST_TITLE = 14;
const MOST_DECIMALS = 5;
const MINUS = '−';
const NOTHING = 'Nothing to compare: no pair of runs has a value on both sides of anything that both know by one name.';

/** What changes from one scenario to another, for people, as lines. @param names of both sides, as `sideNames` gives them */
export function comparisonLines(comparison: Comparison, names: SideNames, { style, width }: Pick<Output, 'style' | 'width'>): string[] {
  const { base, other, seed, pairs, confidence, outcomes, measures, utilities } = comparison;
  const columns = ['', 'A', 'B', 'B − A', '', 'unpaired', 'ratio'].map(
    (title, column) => ({ title, align: column === 0 || column === 4 || column === 5 ? 'left' : 'right' }) as const,
  );
  const titled = Math.max(LEAST_TITLE, width - FIGURES);
  const shares = (change: Change, title = change.title): string[] => [
    `  ${fit(title, titled)}`,
    shareOf(change.base, change.pairs, confidence),
    shareOf(change.other, change.pairs, confidence),
    ...differences(change, 100),
  ];
  const means = (change: Change): string[] => [`  ${fit(change.title, titled)}`, ...averages(change), ...differences(change, 1)];
  const happened = measures.flatMap((measure) => (measure.happened === null ? [] : [shares(measure.happened, measure.title)]));
  const sections = [
    ['How it ends (shares; differences in points)', outcomes.map((outcome) => shares(outcome))],
    ['Whether it happens at all (shares; differences in points)', happened],
    ['Measures (means)', measures.filter(({ pairs }) => pairs > 0).map((measure) => means(withUnit(measure)))],
    ['Utilities of the final text (means)', utilities.map(means)],
  ] as const;
  const told = sections.filter(([, rows]) => rows.length > 0);
  const head = [
    style.strong(base.title === other.title ? base.title : `${base.title} and ${other.title}`),
    `A: ${names[0]}`,
    `B: ${names[1]}`,
    style.faint(
      `${count(pairs)} ${pairs === 1 ? 'run' : 'runs'} of each with the same luck, seed ${quoted(seed)}, intervals at ${confidenceText(confidence)}`,
    ),
    '',
  ];
  if (told.length === 0) return [...head, NOTHING];
  // One table, so that all sections have the same columns.
  const [heading = '', ...lines] = tableLines(
    columns,
    told.flatMap(([, rows]) => rows),
    style.faint,
  );
  return [
    ...head,
    heading,
    ...told.flatMap(([title, rows], section) => [
      ...(section === 0 ? [] : ['']),
      style.strong(title),
      ...lines.slice(startOf(told, section), startOf(told, section) + rows.length),
    ]),
    '',
    style.faint('unpaired: the interval had A and B been played with luck of their own; ratio: variance of B − A over that without pairs'),
  ];
}

function startOf(sections: readonly (readonly [string, readonly unknown[]])[], section: number): number {
  return sections.slice(0, section).reduce((sum, [, rows]) => sum + rows.length, 0);
}

/** What to call the two sides of a comparison. */
export type SideNames = readonly [base: string, other: string];

/** The sides by their variants or their titles; where both have one title, so that it tells nothing, by their files. */
export function sideNames({ base, other }: Pick<Comparison, 'base' | 'other'>, files: readonly string[]): SideNames {
  const nameOf = ({ title, variant }: Comparison['base'], file: string | undefined): string => {
    if (variant !== null) return `variant ${variant}`;
    return base.title === other.title ? (file ?? 'the scenario as it stands') : title;
  };
  const [first, second] = files;
  return second === undefined ? [nameOf(base, undefined), nameOf(other, undefined)] : [nameOf(base, first), nameOf(other, second)];
}

function withUnit(measure: MeasureChange): Change {
  const round = measure.kind === 'first' ? ', when in both' : '';
  return { ...measure, title: `${measure.title}${measure.unit === '' ? '' : `, ${measure.unit}`}${round}` };
}

/** A share of so many pairs, as many decimals as its interval bears out. */
export function shareOf(share: number | null, pairs: number, confidence: number): string {
  return shareText(proportion(Math.round((share ?? 0) * pairs), pairs, confidence));
}

/** The means of both sides. */
export function averages(change: Change): readonly [string, string] {
  const decimals = decimalsOf(change, 1);
  const text = (value: number | null): string => (value === null ? 'none' : value.toFixed(decimals));
  return [text(change.base), text(change.other)];
}

/** The difference, its interval, the unpaired interval and the variance ratio, in so many parts of a unit. */
export function differences(change: Change, scale: number): readonly string[] {
  const { pairs, difference, low, high, unpaired, varianceRatio } = change;
  const decimals = decimalsOf(change, scale);
  const text = (value: number): string => signed(scale * value, decimals);
  const range = (from: number, to: number): string => `${text(from)} to ${text(to)}`;
  return [
    difference === null ? '' : text(difference),
    low === null || high === null ? (pairs > 1 ? ALIKE : '') : range(low, high),
    unpaired === null ? '' : range(...unpaired),
    varianceRatio === null ? '' : varianceRatio.toFixed(2),
  ];
}

/** Enough to show two digits of the half-width. */
function decimalsOf({ low, high }: Change, scale: number): number {
  if (low === null || high === null || low === high) return 2;
  return Math.max(0, Math.min(MOST_DECIMALS, -Math.floor(Math.log10((scale * (high - low)) / 4))));
}

/** With its sign, unless it is shown as 0. */
function signed(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  if (Number(digits) === 0) return digits;
  return `${value < 0 ? MINUS : '+'}${digits}`;
}
