import type { Score } from '@plenary/engine';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { count } from './estimate.ts';
import { fit, tableLines } from './table.ts';

/** The scores of a forecast, beside those of the base rates. */
export function scoreLines(
  { title, variant, seed, runs, outcomes, mean, againstBase }: Score,
  { style, width }: Pick<Output, 'style' | 'width'>,
): string[] {
  const columns = ['', 'happened', 'forecast', 'base rate', 'Brier', 'base', 'log', 'base'].map(
    (heading, column) => ({ title: heading, align: column === 0 ? 'left' : 'right' }) as const,
  );
  const rows = outcomes.map(({ title, happened, smoothed, scores, base }) => [
    `  ${fit(title, width - 66)}`,
    happened === 1 ? 'yes' : 'no',
    `${(100 * smoothed).toFixed(1)}%`,
    base === null ? '' : `${(100 * base.probability).toFixed(1)}%`,
    scores.brier.toFixed(4),
    base === null ? '' : base.scores.brier.toFixed(4),
    logText(scores.log),
    base === null ? '' : logText(base.scores.log),
  ]);
  const total = mean === null ? [] : [['  Mean', '', '', '', mean.brier.toFixed(4), '', logText(mean.log), '']];
  return [
    style.strong(variant === null ? title : `${title}: ${variant}`),
    style.faint(`${count(runs)} runs, seed ${quoted(seed)}; lower scores are better`),
    '',
    ...tableLines(columns, [...rows, ...total], style.faint),
    ...(againstBase === null ? [] : ['', verdict(againstBase)]),
  ];
}

function verdict({ outcomes, forecast, base, skill }: NonNullable<Score['againstBase']>): string {
  const brier = `Over the ${outcomes} with a base rate: Brier ${forecast.brier.toFixed(4)} against ${base.brier.toFixed(4)}`;
  if (skill.brier === null) return `${brier}.`;
  const better = skill.brier > 0 ? 'better' : 'worse';
  return `${brier}, ${Math.abs(100 * skill.brier).toFixed(0)}% ${better} than the base rates (skill ${skill.brier.toFixed(2)}).`;
}

function logText(score: number | null): string {
  return score === null ? 'infinite' : score.toFixed(3);
}
