import type { MorrisEffect, Sensitivity } from '@plenary/engine';
import wrapAnsi from 'wrap-ansi';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { bar } from './bar.ts';
import { confidenceText } from './confidence.ts';
import { count } from './estimate.ts';
import { createFigures } from './figures.ts';
import { isIdle, LUCK_SIZE, sensitivityAnswer, valueText } from './sensitivity-answer.ts';
import type { SensitivityReport } from './sensitivity-report.ts';
import { fitPath, tableLines } from './table.ts';

const BAR = 10;
/** Columns beside the path and the bar. */
const COLUMNS = 47;
const MUCH_LUCK = 0.5;

type Told = Pick<Output, 'style' | 'width'>;

/** Which numbers matter for an output, for people, as lines. */
export function sensitivityLines(report: SensitivityReport, output: Told): string[] {
  const { style, width } = output;
  const { title, variant, found, command } = report;
  const wrapped = (text: string): string[] => wrapAnsi(text, width).split('\n');
  const { heading, table, words } = sectionsOf(report, found, output);
  return [
    style.strong(variant === null ? title : `${title}: ${variant}`),
    ...wrapped(heading),
    ...wrapped(playedText(report)).map(style.faint),
    '',
    ...table,
    '',
    ...[sensitivityAnswer(report), ...words].flatMap(wrapped),
    style.faint(`Again: ${command}`),
  ];
}

interface Sections {
  readonly heading: string;
  readonly table: readonly string[];
  readonly words: readonly string[];
}

function sectionsOf(report: SensitivityReport, found: Sensitivity, output: Told): Sections {
  const { title } = report.output;
  switch (found.method) {
    case 'tornado':
      return tornadoSections(report, found, output);
    case 'morris':
      return {
        heading: `How strongly each number moves "${title}", over its whole range and wherever the others stand`,
        ...morrisSections(report, found.effects, output),
      };
    case 'sobol':
      return sobolSections(report, found, output);
  }
}

/** How it was played, in one line. */
export function playedText({ found, factors, points, runs, samples, seed, confidence }: SensitivityReport): string {
  const numbers = `${factors.length} ${factors.length === 1 ? 'number' : 'numbers'}`;
  const design = {
    tornado: `${numbers}, each alone at both ends of its range`,
    morris: `${numbers}, ${count(samples ?? 0)} trajectories of Morris`,
    sobol: `${numbers}, ${count(samples ?? 0)} rows of Saltelli's design`,
  }[found.method];
  const luck = { tornado: 'the same luck', morris: 'the same luck in a trajectory', sobol: 'luck of their own' }[found.method];
  return `${design}; ${count(points)} points of ${count(runs)} runs with ${luck}, seed ${quoted(seed)}, intervals at ${confidenceText(confidence)}`;
}

function tornadoSections(report: SensitivityReport, found: Extract<Sensitivity, { method: 'tornado' }>, { style, width }: Told): Sections {
  const { base, bars } = found;
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  const figures = createFigures(report.output, [...ends.map(({ interval }) => interval), base.interval]);
  const widest = Math.max(...ends.map(({ difference }) => Math.abs(difference)));
  const rows = bars.flatMap(({ factor, low, high }) =>
    [low, high].map(({ value, output, difference, interval }, end) => [
      end === 0 ? fitPath(factor, width - COLUMNS - BAR) : '',
      figures.factor(value),
      valueText(report, figures, output),
      figures.change(difference),
      style.faint(figures.changes(interval)),
      style.accent(bar(widest > 0 ? Math.abs(difference) / widest : 0, BAR)),
    ]),
  );
  const columns = ['', 'at', 'then', 'change', 'interval', ''].map(
    (title, column) => ({ title, align: column === 0 || column === 5 ? 'left' : 'right' }) as const,
  );
  const idle = bars.filter(isIdle);
  return {
    heading: `What moves "${report.output.title}" from ${valueText(report, figures, base.value)}${base.interval === null ? '' : ` (${figures.values(base.interval)})`}`,
    table: tableLines(columns, rows, style.faint),
    words: [
      ...(idle.length === 0 ? [] : [`Not told from no effect at all by these runs: ${listOf(idle.map(({ factor }) => factor))}.`]),
      'Each number was moved alone: what numbers do together, --method morris or sobol shows.',
    ],
  };
}

function morrisSections(report: SensitivityReport, effects: readonly MorrisEffect[], { style, width }: Told): Omit<Sections, 'heading'> {
  const figures = createFigures(
    report.output,
    effects.flatMap(({ muStar }) => muStar.interval ?? []),
  );
  const ranked = [...effects].sort((a, b) => b.muStar.value - a.muStar.value);
  const widest = ranked[0]?.muStar.value ?? 0;
  const rows = ranked.map(({ factor, mu, muStar, sigma }) => [
    fitPath(factor, width - COLUMNS - BAR),
    figures.size(muStar.value),
    style.faint(muStar.interval === null ? '' : figures.sizes(muStar.interval)),
    figures.change(mu),
    figures.size(sigma),
    style.accent(bar(widest > 0 ? muStar.value / widest : 0, BAR)),
  ]);
  const columns = ['', 'mu*', 'interval', 'mu', 'sigma', ''].map(
    (title, column) => ({ title, align: column === 0 || column === 5 ? 'left' : 'right' }) as const,
  );
  const faint = ranked.filter(({ muStar, luck }) => muStar.value <= LUCK_SIZE * luck).map(({ factor }) => factor);
  const uneven = ranked.filter(({ factor, muStar, sigma }) => sigma > muStar.value && !faint.includes(factor)).map(({ factor }) => factor);
  return {
    table: tableLines(columns, rows, style.faint),
    words: [
      `mu*: the mean size of the effect${figures.unitText}; mu: its mean, with its sign; sigma: how much it depends on the other numbers and on where this one stands.`,
      ...(uneven.length === 0 ? [] : [`Much depends on the rest: ${listOf(uneven)}.`]),
      ...(faint.length === 0 ? [] : [`No stronger than luck might make them look: ${listOf(faint)}.`]),
    ],
  };
}

function sobolSections(report: SensitivityReport, found: Extract<Sensitivity, { method: 'sobol' }>, { style, width }: Told): Sections {
  const { mean, variance, luckShare, indices } = found;
  const figures = createFigures(report.output, []);
  const ranked = [...indices].sort((a, b) => (b.total?.value ?? 0) - (a.total?.value ?? 0));
  const two = (value: number): string => figures.plain(value, 2);
  const rows = ranked.map(({ factor, first, total }) => [
    fitPath(factor, width - COLUMNS - BAR),
    ...[first, total].flatMap((estimate) => [
      estimate === null ? 'unknown' : two(estimate.value),
      style.faint(estimate?.interval ? `${two(estimate.interval.low)} to ${two(estimate.interval.high)}` : ''),
    ]),
    style.accent(bar(Math.min(1, Math.max(0, total?.value ?? 0)), BAR)),
  ]);
  const columns = ['', 'alone', 'interval', 'in all', 'interval', ''].map(
    (title, column) => ({ title, align: column === 0 || column === 5 ? 'left' : 'right' }) as const,
  );
  const joined = ranked
    .filter(({ first, total }) => (total?.interval?.low ?? 0) > (first?.interval?.high ?? 1))
    .map(({ factor }) => factor);
  const isTold = indices.some(({ total }) => total !== null);
  const idle = ranked.filter(({ total }) => isTold && (total?.interval?.low ?? 0) <= 0).map(({ factor }) => factor);
  const spread = isTold ? `, standard deviation ${figures.deviation(Math.sqrt(variance))}` : '';
  return {
    heading: `How the variance of "${report.output.title}" divides among numbers that are not known (mean ${figures.value(mean)}${spread})`,
    table: tableLines(columns, rows, style.faint),
    words: [
      'alone: the share of the variance that would go if the number were known; in all: the share that would stay if all others were.',
      ...(joined.length === 0 ? [] : [`Matters more together with others than alone: ${listOf(joined)}.`]),
      ...(idle.length === 0 ? [] : [`Not told from no effect at all by these runs: ${listOf(idle)}.`]),
      ...(isTold ? [] : ['The variance that these numbers cause is not told from none, so their shares in it are unknown.']),
      ...(luckShare === null || luckShare <= 0
        ? []
        : [
            `Luck made about ${figures.percent(Math.min(1, luckShare))} of what was seen to vary, and has been taken away${luckShare > MUCH_LUCK ? '; with more --runs it would be less' : ''}.`,
          ]),
    ],
  };
}

function listOf(names: readonly string[]): string {
  return names.join(', ');
}
