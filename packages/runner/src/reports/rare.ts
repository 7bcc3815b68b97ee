import type { RareEstimate } from '@plenary/engine';
import wrapAnsi from 'wrap-ansi';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { confidenceText } from './confidence.ts';
import { count, number } from './estimate.ts';
import { tableLines } from './table.ts';

/** Below this a probability is told by its power of ten. */
const RARE = 1e-3;
const ROUGH = 0.25;

/** The estimate of a rare outcome's probability for people, as lines. */
export function rareLines(estimate: RareEstimate, { style, width }: Pick<Output, 'style' | 'width'>): string[] {
  const { title, variant, outcome, seed, confidence, replications, effort, importance, levels, rounds } = estimate;
  const stages = levels.length + 1;
  const rows = levels.map(({ level, share }, index) => [
    `  level ${index + 1}`,
    number(level, 4),
    share === null ? 'none left' : `${(100 * share).toPrecision(2)}%`,
  ]);
  const columns = [{ title: '' }, { title: 'at', align: 'right' }, { title: 'of those before', align: 'right' }] as const;
  return [
    style.strong(variant === null ? title : `${title}: ${variant}`),
    style.faint(
      `importance splitting: ${count(replications)} replications of ${count(effort)} branches in each of ${count(stages)} ${stages === 1 ? 'stage' : 'stages'}, ` +
        `seed ${quoted(seed)}, interval at ${confidenceText(confidence)}`,
    ),
    '',
    style.strong(outcome.title),
    `  ${shareText(estimate)}`,
    ...caution(estimate),
    ...wrapAnsi(workText(estimate), width - 2)
      .split('\n')
      .map((line) => style.faint(`  ${line}`)),
    '',
    style.strong('Levels'),
    ...wrapAnsi(`of ${importance}`, width - 2)
      .split('\n')
      .map((line) => `  ${line}`),
    ...(levels.length === 0
      ? [`  none: in ${count(rounds.pilot)} rounds it never grew. Name another number with --levels.`]
      : tableLines(columns, rows, style.faint)),
  ];
}

function shareText({ probability, low, high, relativeError }: RareEstimate): string {
  if (probability === 0) return 'no branch ended so: it is rarer than these levels can tell, or impossible';
  if (low === null || high === null || relativeError === null) return probabilityText(probability);
  const interval = `${probabilityText(low)} to ${probabilityText(high)}`;
  return `${probabilityText(probability)} (${interval}), standard error ${(100 * relativeError).toPrecision(2)}% of it`;
}

/** The replications of so rough an estimate are too skewed for its interval to be taken at its word. */
function caution({ relativeError }: RareEstimate): readonly string[] {
  return relativeError !== null && relativeError > ROUGH ? ['  That is rough, and the interval with it: give more --runs.'] : [];
}

function probabilityText(probability: number): string {
  return probability > 0 && probability < RARE ? probability.toExponential(2) : `${(100 * probability).toPrecision(3)}%`;
}

function workText({ rounds, plainRounds }: RareEstimate): string {
  const played = rounds.pilot + rounds.replications;
  if (plainRounds === null) return `${count(played)} rounds played`;
  const times = plainRounds / played;
  const needed = Number(plainRounds.toPrecision(2)).toLocaleString('en-US');
  return `${count(played)} rounds played; plain runs to be as sure: ${needed}, ${times < 10 ? number(times, 1) : count(Math.round(times))} times as many`;
}
