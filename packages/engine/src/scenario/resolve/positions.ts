import type { Scope } from '../../expression/scope.ts';
import { mendName } from '../../expression/suggestion.ts';
import { LIMITS } from '../limits.ts';
import type { IssuePosition, PartialPosition } from '../model.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import type { RawPosition } from '../schema/chart.ts';
import { type Context, constantAt, indexAt, type Quantity, quantityAt } from './context.ts';

const OWN_NUMBERS = ['reservation', 'precision', 'concession'];

/** What one state, or an actor, says of the text. */
export function resolvePosition(context: Context, at: Path, raw: RawPosition | undefined, scope: Scope): PartialPosition | null {
  if (raw === undefined) return null;
  const { parameters } = scope;
  for (const key of Object.keys(raw)) {
    if (OWN_NUMBERS.includes(key) || scope.issues.some((issue) => issue.name === key)) continue;
    const known = [...scope.issues.map((issue) => issue.name), ...OWN_NUMBERS];
    context.findings.error({
      path: [...at, key],
      key: true,
      code: 'unknown-name',
      expected: 'an issue of the text',
      got: shorten(key),
      fix: mendName(shorten(key), known),
    });
  }
  const given = raw as unknown as Readonly<Record<string, Quantity<number | string> | undefined>>;
  const number = (key: string, rule: string, low: number, high: number): number | null =>
    given[key] === undefined ? null : constantAt(context, [...at, key], given[key], 1, parameters, rule, { low, high });
  const best = given.precision !== undefined && quantityAt(context, [...at, 'precision'], given.precision).value === 'inf';
  return {
    issues: scope.issues.map(({ name, options }) => {
      const wish = raw[name] as { ideal: string; weight?: Quantity<number | string> } | undefined;
      if (wish === undefined) return null;
      return issuePosition(context, [...at, name], wish, name, options, parameters);
    }),
    reservation: number('reservation', 'a number from 0 to 1', 0, 1),
    precision: best ? Number.POSITIVE_INFINITY : number('precision', 'a number from 0 to 1e100, or inf', 0, LIMITS.magnitude),
    concession: number('concession', 'a number of at least 0', 0, Number.MAX_VALUE),
  };
}

function issuePosition(
  context: Context,
  at: Path,
  { ideal, weight }: { ideal: string; weight?: Quantity<number | string> },
  issue: string,
  options: readonly string[],
  parameters: ReadonlyMap<string, number>,
): IssuePosition {
  return {
    ideal: indexAt(context, [...at, 'ideal'], ideal, options, `an option of ${issue}`) ?? 0,
    weight: constantAt(context, [...at, 'weight'], weight, 1, parameters, 'a weight from 0 to 1e9', { low: 0, high: LIMITS.weight }),
  };
}

/** The inner position with what it leaves unsaid taken from the outer one. */
export function mergePositions(inner: PartialPosition | null, outer: PartialPosition | null): PartialPosition | null {
  if (inner === null || outer === null) return inner ?? outer;
  return {
    issues: inner.issues.map((issue, index) => issue ?? outer.issues[index] ?? null),
    reservation: inner.reservation ?? outer.reservation,
    precision: inner.precision ?? outer.precision,
    concession: inner.concession ?? outer.concession,
  };
}
