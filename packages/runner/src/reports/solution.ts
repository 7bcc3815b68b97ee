import { dateOfRound, formatDate, type Model, type Solution, type SolvedMeasure } from '@plenary/engine';
import type { Output } from '../terminal/terminal.ts';
import { bar } from './bar.ts';
import { count, number } from './estimate.ts';
import { fit, tableLines } from './table.ts';
import { STATUS_TITLES } from './text.ts';

type Complete = Extract<Solution, { complete: true }>;
type Incomplete = Extract<Solution, { complete: false }>;

const BAR = 20;
const FIGURES = 24;
const TITLE = 40;
/** Below this a probability is told by its power of ten; and so close to 1 by what is missing. */
const RARE = 1e-4;
/** The rounding error of a sum of probabilities is less. */
const ROUNDING = 1e-12;

/** Exact probabilities for people, as lines. */
export function solutionLines(solution: Complete, model: Model, { style, width }: Pick<Output, 'style' | 'width'>): string[] {
  const { title, variant, rounds, mostStates, statesByRound, outcomes, statuses, measures } = solution;
  const ends = statesByRound.reduce((sum, states) => sum + states, 0);
  const share = [{ title: '' }, { title: '', align: 'right' }, { title: '' }] as const;
  const endings = outcomes.map((outcome) => [
    `  ${fit(outcome.title, width - BAR - FIGURES)}`,
    probabilityText(outcome.probability),
    style.accent(bar(outcome.probability, BAR)),
  ]);
  const texts = Object.entries(statuses ?? {})
    .filter(([, probability]) => probability > 0)
    .map(([status, probability]) => [`  ${STATUS_TITLES[status] ?? status}`, probabilityText(probability)]);
  const readings = measures.map((measure) => [`  ${fit(measure.title, TITLE)}`, ...reading(measure, model)]);
  return [
    style.strong(variant === null ? title : `${title}: ${variant}`),
    style.faint(
      `solved exactly over ${rounds} ${rounds === 1 ? 'round' : 'rounds'}: ${count(ends)} states at the ends of rounds, at most ${count(mostStates)} at once`,
    ),
    '',
    style.strong('How it ends'),
    ...tableLines(share, endings),
    ...section(style.strong('The text'), tableLines(share.slice(0, 2), texts)),
    ...section(style.strong('When, and how often'), tableLines([{ title: '' }, { title: '' }, { title: '' }], readings)),
  ];
}

/** Why there is no solution, and what else there is. */
export function unsolvedText({ limit, round, statesByRound }: Incomplete, file: string): string {
  const before = statesByRound.at(-1);
  const came = before === undefined ? '' : ` after ${count(before)} at the end of round ${round - 1}`;
  return (
    `expected at most ${count(limit)} states at once, got more in round ${round}${came}. ` +
    `Raise --limit, or sample instead: plenary run ${file}`
  );
}

/** An exact probability in six digits; `0%` and `100%` are meant as they stand. */
export function probabilityText(probability: number): string {
  if (probability === 0) return '0%';
  if (Math.abs(1 - probability) < ROUNDING) return '100%';
  if (probability < RARE) return probability.toExponential(5);
  if (1 - probability < RARE) return `1 - ${(1 - probability).toExponential(2)}`;
  return `${(100 * probability).toPrecision(6)}%`;
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function reading({ mean, unit, probability, byRound }: SolvedMeasure, { calendar }: Model): readonly [string, string] {
  if (byRound === null) return [mean === null ? '' : `mean ${number(mean, 5)} ${unit}`.trimEnd(), ''];
  const when = (round: number): string => (calendar === null ? `round ${round}` : formatDate(dateOfRound(calendar, round)));
  const passed: string[] = [];
  let sum = 0;
  for (const [name, part] of QUARTERS) {
    sum = 0;
    const round = byRound.findIndex((share) => {
      sum += share;
      return sum >= part;
    });
    if (round !== -1) passed.push(`${name} by ${when(round + 1)}`);
  }
  const average = mean === null ? '' : `, then in round ${number(mean, 3)} on average`;
  return [`in ${probabilityText(probability)} of runs${average}`, passed.join(', ')];
}

const QUARTERS = [
  ['a quarter', 0.25],
  ['half', 0.5],
  ['three quarters', 0.75],
] as const;
