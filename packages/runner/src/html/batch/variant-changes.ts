import type { Comparison } from '@plenary/engine';
import { changeText, type Output } from '../experiment/output.ts';
import { meanOf, pointsText } from '../experiment/spread.ts';
import { type Figure, wideFigure } from '../figure.ts';
import { html } from '../markup.ts';
import { extentOf, extentWithZero } from '../plots/extent.ts';
import { spreadPlot } from '../plots/spread-plot.ts';
import type { Section } from '../section.ts';
import { changeSections } from '../sections/changes.ts';
import type { GatheredStudy, OutcomeChanges, Side } from './gather.ts';

const SHARE: Output = { name: '', title: '', kind: 'share', unit: '' };

/** What each variant changes against the first: paired differences, at a single point with intervals, over many points with their spread. */
export function variantSections(studies: readonly GatheredStudy[], points: number): Section[] {
  return studies.flatMap(({ name, sides }, study) =>
    sides.slice(1).flatMap((side, index) => {
      const id = `changes-${study + 1}-${index + 2}`;
      const base = sides[0]?.name ?? '';
      const title = `${side.name}, against ${base}${name === '' ? '' : ` (${name})`}`;
      if (points === 1) return side.comparison === null ? [] : [pointSection(id, title, [base, side.name], side.comparison)];
      const figure = changeFigure(id, side);
      return figure === null ? [] : [spreadSection(id, title, figure)];
    }),
  );
}

/** All that changes at a single point. */
function pointSection(id: string, title: string, [a, b]: readonly [string, string], comparison: Comparison): Section {
  const parts = changeSections(comparison, id);
  return {
    id: `${id}-section`,
    title: `What changes: ${title}`,
    body: html`<p>A is ${a}, B is ${b}. Each run of A has a twin in B with the same luck. A line that does not touch zero is a change that luck
alone does not explain.</p>
${parts.map((part) => html`<h3>${part.title}</h3>${part.body}`)}`,
    figures: parts.flatMap(({ figures }) => figures),
  };
}

function spreadSection(id: string, title: string, figure: Figure): Section {
  return {
    id: `${id}-section`,
    title: `What changes: ${title}`,
    body: html`<p>At each point both were played with the same luck, run by run. Each thin stroke is the change at one point; the thick line is as
wide as the interval of a single point. Where all strokes lie on one side of zero, and farther from it than the thick line is wide, the change goes that
way whatever the numbers are that are not known. Surely more, or less, is a point whose interval does not hold zero even when it is so wide that
all points are right together.</p>
${wideFigure(figure)}`,
    figures: [figure],
  };
}

/** What a variant changes most, in words, as far as it stands out from luck, over all points or at some; null where nothing is known of it. */
export function greatestChange({ changes }: Side): string | null {
  const rows = changes.map(rowOf);
  const standing = rows.filter((row) => standsOut(row));
  const [greatest] = (standing.length > 0 ? standing : rows).sort((a, b) => b.size - a.size);
  if (greatest === undefined) return null;
  const { label, pooled, range, luck, within, values, more, less } = greatest;
  const spread = values.length === 1 ? `luck ${luck}` : `${range} from point to point, luck ${luck}`;
  const change = `${label}, by ${changeText(SHARE, pooled)} in 100 (${spread})`;
  if (standing.length === 0) return `no change stands out from luck; the greatest is ${change}`;
  if (more > 0 && less > 0) return `the greatest change is ${label}, but it goes either way: ${surely(more, less)} (${spread})`;
  if (Math.abs(pooled) > within) return `the greatest change is ${change}`;
  return `the greatest change is ${label}, though not at every point: ${surely(more, less)} (${spread})`;
}

function standsOut({ pooled, within, more, less }: ReturnType<typeof rowOf>): boolean {
  return Math.abs(pooled) > within || more + less > 0;
}

/** At how many points it goes which way: `surely more at 2 points, surely less at 1`. */
function surely(more: number, less: number): string {
  const points = (count: number): string => `${count} ${count === 1 ? 'point' : 'points'}`;
  if (less === 0) return `surely more at ${points(more)}`;
  return more === 0 ? `surely less at ${points(less)}` : `surely more at ${points(more)}, surely less at ${less}`;
}

function changeFigure(id: string, { changes }: Side): Figure | null {
  const rows = changes.map(rowOf);
  if (rows.length === 0) return null;
  const domain = extentWithZero(rows.flatMap(({ values, pooled, within }) => [...values, pooled - within, pooled + within]));
  return {
    id,
    title: 'Change, in points (hundredths of all runs)',
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => spreadPlot(rows, { domain, tick: (change) => changeText(SHARE, change), origin: 0 }, width),
    table: {
      columns: [
        '',
        'Mean over points',
        'Across points (ignorance)',
        'Within a point (luck)',
        'Points surely more',
        'Points surely less',
      ].map((title, column) => ({ title, align: column === 0 ? 'left' : 'right' })),
      rows: rows.map(({ label, pooled, range, luck, more, less }) => [
        label,
        changeText(SHARE, pooled),
        range,
        luck,
        String(more),
        String(less),
      ]),
    },
  };
}

function rowOf({ title, differences }: OutcomeChanges) {
  const values = differences.map(({ difference }) => difference);
  const within = meanOf(differences.map(({ interval }) => (interval.high - interval.low) / 2));
  const [least, greatest] = extentOf(values);
  const range = `${changeText(SHARE, least)} to ${changeText(SHARE, greatest)}`;
  const luck = `± ${pointsText(within)}`;
  return {
    label: title,
    values,
    within,
    range,
    luck,
    pooled: meanOf(values),
    /** How far it goes at a point, whichever way, on average. */
    size: meanOf(values.map(Math.abs)),
    more: differences.filter(({ joint }) => joint.low > 0).length,
    less: differences.filter(({ joint }) => joint.high < 0).length,
    text: `ignorance: ${range}; luck: ${luck}`,
  };
}
