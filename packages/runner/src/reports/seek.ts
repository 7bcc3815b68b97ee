import type { Factor, SeekFinding, SeekResult } from '@plenary/engine';
import wrapAnsi from 'wrap-ansi';
import type { ExperimentOutput } from '../experiment/experiment.ts';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { confidenceText } from './confidence.ts';
import { count, intervalText, shareText } from './estimate.ts';
import { factorText } from './figures.ts';
import { hangingLines } from './hanging.ts';

/** What `plenary seek` found, with all that says how. */
export interface SeekReport {
  readonly format: 'plenary.seek/1';
  readonly title: string;
  readonly variant: string | null;
  readonly output: Omit<ExperimentOutput, 'index'>;
  readonly seed: string;
  /** Of the search, at each point. */
  readonly runs: number;
  /** With which each finding was played again. */
  readonly freshRuns: number;
  readonly factors: readonly Factor[];
  readonly found: SeekResult;
  /** The command line that gives these numbers again. */
  readonly command: string;
}

const FRESH_REACH = 'Its fresh runs do reach it: with more --runs the search would see that, too.';

/** What it would take to reach a probability, for people, as lines. */
export function seekLines(report: SeekReport, { style, width }: Pick<Output, 'style' | 'width'>): string[] {
  const { title, variant, output, factors, found, runs, freshRuns, seed, command } = report;
  const { goal, base, confidence, evaluations, exhausted } = found;
  const wrapped = (text: string): string[] => wrapAnsi(text, width).split('\n');
  const goalText = `${goal.says === 'at-least' ? 'at least' : 'at most'} ${percentText(goal.probability)}`;
  const made = `${count(evaluations)} ${evaluations === 1 ? 'point' : 'points'} of ${count(runs)} runs with the same luck, seed ${quoted(seed)}; findings from ${count(freshRuns)} fresh runs, intervals at ${confidenceText(confidence)}`;
  const item = (finding: SeekFinding, alone: boolean): string[] =>
    hangingLines('  ', findingText(finding, factors, goalText, alone), 4, width);
  const all = [
    ...found.alone.map((each) => ({ each, alone: true })),
    ...(found.together === null ? [] : [{ each: found.together, alone: false }]),
  ];
  const reached = worthTelling(all).sort((a, b) => a.each.distance - b.each.distance);
  const missed = found.alone.filter((each) => !each.found);
  const [closest] = [...all].sort((a, b) => closeness(b.each, goal.says) - closeness(a.each, goal.says));
  return [
    style.strong(variant === null ? title : `${title}: ${variant}`),
    ...wrapped(`What it would take for "${output.title}" to have ${goalText}; as it stands ${shareWithInterval(base)}`),
    ...wrapped(made).map(style.faint),
    '',
    ...(found.status === 'already' ? wrapped(`It has that already: ${verdictText(base, goalText)}.`) : []),
    ...(found.status === 'found'
      ? [style.strong('The smallest changes that reach it, the least first'), ...reached.flatMap(({ each, alone }) => item(each, alone))]
      : []),
    ...(found.status === 'found' && missed.length > 0
      ? [
          style.strong('Not reached by these alone; the closest each came'),
          ...missed.flatMap((each) => hangingLines('  ', closestText(each, factors), 4, width)),
        ]
      : []),
    ...(found.status === 'none'
      ? [
          ...wrapped(
            `None of the ${count(evaluations)} points that were tried reaches it. ${closest === undefined ? '' : `The closest: ${closestText(closest.each, factors)}.`}`,
          ),
          ...(closest?.each.verdict === 'reached' ? wrapped(FRESH_REACH) : []),
          ...wrapped('That is no proof that there is none: other numbers, or wider ranges, may.'),
        ]
      : []),
    ...(exhausted ? wrapped('The search wanted more points than it was given: --points allows more.') : []),
    '',
    style.faint(`Again: ${command}`),
  ];
}

interface Listed {
  readonly each: SeekFinding;
  readonly alone: boolean;
}

/** What was found; together only where that changes less than one number alone. */
function worthTelling(all: readonly Listed[]): Listed[] {
  const reached = all.filter(({ each }) => each.found);
  return reached.filter(({ each, alone }) => alone || !reached.some((other) => other.alone && other.each.distance <= each.distance));
}

function closeness({ searched }: SeekFinding, says: 'at-least' | 'at-most'): number {
  return (says === 'at-least' ? 1 : -1) * (searched.share ?? 0);
}

function findingText(finding: SeekFinding, factors: readonly Factor[], goalText: string, alone: boolean): string {
  return `${changesText(finding, factors)}${alone ? ' alone' : ''}: ${verdictText(finding, goalText)}`;
}

function closestText(finding: SeekFinding, factors: readonly Factor[]): string {
  const changes = changesText(finding, factors);
  return changes === '' ? `the scenario as it stands, ${shareWithInterval(finding)}` : `${changes}: ${shareWithInterval(finding)}`;
}

/** `gauges.tension.start 6 -> 4, parameters.memory 0.4 -> 0.1`: what is changed, from where to where. */
function changesText({ point, changes }: SeekFinding, factors: readonly Factor[]): string {
  return factors
    .flatMap(({ name, base = Number.NaN }, index) =>
      changes[index] === 0 ? [] : [`${name} ${factorText(base)} -> ${factorText(point[index]!)}`],
    )
    .join(', ');
}

function verdictText(finding: SeekFinding, goalText: string): string {
  const share = shareWithInterval(finding);
  switch (finding.verdict) {
    case 'reached':
      return `${share}; confirmed by fresh runs`;
    case 'undecided':
      return `${share}; fresh runs leave open whether it is ${goalText}`;
    case 'missed':
      return `${share}; fresh runs say that it is not ${goalText}`;
  }
}

/** In the fresh runs, which did not choose the point. */
function shareWithInterval({ fresh }: SeekFinding): string {
  const interval = intervalText(fresh);
  return interval === '' ? shareText(fresh) : `${shareText(fresh)} (${interval})`;
}

function percentText(share: number): string {
  return `${Number((100 * share).toFixed(4))}%`;
}
