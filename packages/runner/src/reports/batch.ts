import type { Manifest } from '../harvest/manifest.ts';
import type { BatchSummary, OutcomeSpread } from '../harvest/summary.ts';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { count } from './estimate.ts';
import { fit, tableLines } from './table.ts';

const MOST_SIDES = 12;
const LEAST_TITLE = 14;
const FIGURES = 40;

/** What a batch says at a glance, for people, as lines. */
export function batchLines(
  folder: string,
  manifest: Manifest,
  summary: BatchSummary,
  { style, width }: Pick<Output, 'style' | 'width'>,
): string[] {
  const { title, points, runs, scenarios } = manifest;
  const shown = summary.sides.slice(0, MOST_SIDES);
  const seeds = new Set(summary.sides.map(({ seed }) => seed)).size;
  const nameOf = (side: (typeof shown)[number]): string =>
    [...(scenarios.length > 1 ? [side.scenario] : []), side.variant, ...(seeds > 1 ? [`seed ${quoted(side.seed)}`] : [])].join(', ');
  const titled = Math.max(LEAST_TITLE, width - FIGURES);
  const rest = summary.sides.length - shown.length;
  return [
    ...(title === '' ? [] : [style.strong(title)]),
    style.faint(
      `${count(points)} ${points === 1 ? 'point' : 'points'}, ${count(runs)} ${runs === 1 ? 'run' : 'runs'} of each variant at each; luck is ${manifest.luck.replace('-', ' ')}`,
    ),
    '',
    ...tableLines(
      [
        { title: 'How it ends' },
        { title: 'mean', align: 'right' },
        { title: 'least', align: 'right' },
        { title: 'greatest', align: 'right' },
        { title: 'luck', align: 'right' },
      ],
      shown.flatMap((side) => [
        [style.strong(fit(nameOf(side), titled)), '', '', '', ''],
        ...side.outcomes.map((spread) => [`  ${fit(spread.title, titled - 2)}`, ...figures(spread)]),
      ]),
      style.faint,
    ),
    ...(rest > 0 ? [style.faint(`and ${rest} more in the files`)] : []),
    '',
    style.faint(
      'mean, least and greatest share of a point; luck: half the width of its interval, on average. All intervals are in points.csv',
    ),
    ...failureLines(folder, summary, style),
    `Results: ${folder}`,
  ];
}

function figures({ mean, least, greatest, luck }: OutcomeSpread): string[] {
  const shares = [mean, least, greatest].map((share) => (share === null ? 'none' : `${(100 * share).toFixed(1)}%`));
  return [...shares, luck === null ? '' : `±${(100 * luck).toFixed(1)}`];
}

function failureLines(folder: string, { failed, failures }: BatchSummary, style: Output['style']): string[] {
  if (failed === 0) return [];
  const rest = failed - failures.length;
  return [
    style.bad(`${count(failed)} ${failed === 1 ? 'row' : 'rows'} could not be played:`),
    ...failures.flatMap(({ cell, variant, error }) => [`  ${variant}: ${error}`, `    plenary verify ${quoted(folder)} --point ${cell}`]),
    ...(rest > 0 ? [`  and ${rest} more in points.csv`] : []),
  ];
}
