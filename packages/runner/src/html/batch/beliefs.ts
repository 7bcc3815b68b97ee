import type { Factor, Plan } from '@plenary/engine';
import { factorText } from '../experiment/output.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import { openTable } from '../table.ts';
import type { Failure, GatheredStudy } from './gather.ts';

const MOST_FAILURES = 100;
const LUCK: Readonly<Record<Plan['luck'], string>> = {
  common: 'All points had the same luck, so that they differ by their numbers only.',
  'by-trajectory':
    'The points of one trajectory had the same luck, so that they differ by their numbers only; each trajectory had luck of its own.',
  independent: 'Each point had luck of its own.',
};

/** What the plan holds open and what it settles: the numbers that vary with what is believed of them, and those that it sets. Null where it has neither. */
export function beliefSection({ factors, constants, design, points, runs, luck }: Plan): Section | null {
  const set = Object.entries(constants);
  if (factors.length === 0 && set.length === 0) return null;
  return {
    id: 'beliefs',
    title: 'What was held open',
    body: html`${
      factors.length === 0
        ? null
        : html`<p>${points.length.toLocaleString('en-US')} points by the design <em>${design.kind}</em>, with ${runs.toLocaleString('en-US')} runs of each variant at each.
${LUCK[luck]}</p>
${factorTable(factors)}`
    }
${
  set.length === 0
    ? null
    : openTable({
        columns: [{ title: 'Set throughout' }, { title: 'to', align: 'right' }],
        rows: set.map(([path, value]) => [path, factorText(value)]),
      })
}`,
    figures: [],
  };
}

/** The numbers that vary, with what is believed of each. */
export function factorTable(factors: readonly Factor[]): Markup {
  return openTable({
    columns: [{ title: 'Number' }, { title: 'Left alone', align: 'right' }, { title: 'Believed to be' }],
    rows: factors.map((factor) => [factor.name, factor.base === undefined ? '' : factorText(factor.base), believed(factor)]),
  });
}

/** Points that could not be played, each with its reason. Null where all were. */
export function failureSection(studies: readonly GatheredStudy[]): Section | null {
  const failures = studies.flatMap(({ name, failures }) => failures.map((failure) => ({ ...failure, side: withStudy(name, failure) })));
  if (failures.length === 0) return null;
  const rest = failures.length - MOST_FAILURES;
  return {
    id: 'failures',
    title: 'Points that could not be played',
    body: html`${openTable({
      columns: [{ title: 'Variant' }, { title: 'Point', align: 'right' }, { title: 'Why' }],
      rows: failures.slice(0, MOST_FAILURES).map(({ side, point, error }) => [side, String(point), error]),
    })}
${rest > 0 ? html`<p>And ${rest} more: see points.csv.</p>` : null}`,
    figures: [],
  };
}

function withStudy(study: string, { side }: Failure): string {
  return study === '' ? side : `${study}: ${side}`;
}

function believed({ distribution }: Factor): string {
  switch (distribution.kind) {
    case 'choice':
      return `one of ${distribution.values.map(factorText).join(', ')}`;
    case 'integer':
      return `a whole number from ${factorText(distribution.low)} to ${factorText(distribution.high)}`;
    case 'triangular':
      return `from ${factorText(distribution.low)} to ${factorText(distribution.high)}, most likely ${factorText(distribution.mode)}`;
    case 'normal':
      return `about ${factorText(distribution.mean)} ± ${factorText(distribution.deviation)}, from ${factorText(distribution.low)} to ${factorText(distribution.high)}`;
    case 'log-uniform':
      return `from ${factorText(distribution.low)} to ${factorText(distribution.high)}, of any order of magnitude alike`;
    case 'uniform':
      return `from ${factorText(distribution.low)} to ${factorText(distribution.high)}, all alike`;
  }
}
