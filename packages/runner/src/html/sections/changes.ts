import type { Change, Comparison, MeasureChange } from '@plenary/engine';
import { averages, differences, shareOf } from '../../reports/comparison.ts';
import { type Figure, panels, wideFigure } from '../figure.ts';
import { html } from '../markup.ts';
import { extentWithZero } from '../plots/extent.ts';
import { type IntervalRow, intervalPlot } from '../plots/interval-plot.ts';
import type { Section } from '../section.ts';
import { withUnit } from '../titles.ts';

/** Numbers that change from one scenario to another, on one scale. */
interface Changes {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly Change[];
  /** Parts of a unit in which differences are told: 100 for points. */
  readonly scale: number;
  /** The values on both sides, in words. */
  readonly sides: (change: Change) => readonly [string, string];
}

/**
 * What changes from one scenario to another: shares first, then means, each difference with its interval.
 * @param id begins the anchors of the sections
 */
export function changeSections(comparison: Comparison, id = 'changes'): Section[] {
  const { outcomes, measures, utilities, confidence } = comparison;
  const happened = measures.flatMap((measure) => (measure.happened === null ? [] : [{ ...measure.happened, title: measure.title }]));
  const shares = { scale: 100, sides: (change: Change) => bothShares(change, confidence) };
  const means = { scale: 1, sides: averages };
  const points = 'B − A, in points (hundredths of all runs)';
  return [
    wideSection('How the endings change', { ...shares, id: `${id}-outcomes`, title: points, changes: outcomes }),
    wideSection('What becomes likelier, or less likely', { ...shares, id: `${id}-happened`, title: points, changes: happened }),
    measureSection(
      `${id}-measures`,
      measures.filter(({ pairs }) => pairs > 0),
    ),
    wideSection('Who gains by the final text', { ...means, id: `${id}-utilities`, title: 'B − A, mean utility', changes: utilities }),
  ].filter((section) => section !== null);
}

function bothShares({ base, other, pairs }: Change, confidence: number): readonly [string, string] {
  return [shareOf(base, pairs, confidence), shareOf(other, pairs, confidence)];
}

function wideSection(title: string, changes: Changes): Section | null {
  const figure = figureOf(changes);
  return figure === null ? null : { id: `${changes.id}-section`, title, body: html`${wideFigure(figure)}`, figures: [figure] };
}

/** Measures have units of their own, so each has a picture of its own. */
function measureSection(id: string, measures: readonly MeasureChange[]): Section | null {
  const figures = measures.flatMap((change) => {
    const changes = [{ ...change, title: 'B − A' }];
    const title = `${withUnit(change.title, change.unit)}${change.kind === 'first' ? ', where both have it' : ''}`;
    return figureOf({ id: `${id}-${change.name}`, title, changes, scale: 1, sides: averages }) ?? [];
  });
  if (figures.length === 0) return null;
  return { id: `${id}-section`, title: 'What becomes more, or less', body: html`${panels(figures)}`, figures };
}

function figureOf({ id, title, changes, scale, sides }: Changes): Figure | null {
  const told = changes.filter(({ difference }) => difference !== null);
  if (told.length === 0) return null;
  const rows = told.map((change) => rowOf(change, scale));
  const domain = extentWithZero(told.flatMap(({ low, high, difference }) => [low ?? difference ?? 0, high ?? difference ?? 0]));
  return {
    id,
    title,
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => intervalPlot(rows, { domain, tick: (value) => signedTick(scale * value), origin: 0 }, width),
    table: {
      columns: [
        { title: '' },
        ...['A', 'B', 'B − A', 'Interval', 'Unpaired', 'Ratio'].map((title) => ({ title, align: 'right' as const })),
      ],
      rows: told.map((change) => [change.title, ...sides(change), ...differences(change, scale)]),
    },
  };
}

function rowOf(change: Change, scale: number): IntervalRow {
  const [difference = '', interval = ''] = differences(change, scale);
  const text = interval === '' ? difference : `${difference} (${interval})`;
  return { label: change.title, value: change.difference, low: change.low, high: change.high, text };
}

function signedTick(value: number): string {
  const rounded = Number(value.toPrecision(6));
  return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−');
}
