import type { Configuration } from '../charts/configurations.ts';
import type { Chart, IssuePosition, Model } from '../scenario/model.ts';

/** An actor's preference over texts in one configuration of its chart, merged from the active states. */
export interface Position {
  /** By issue index; null where the actor does not care. */
  readonly issues: readonly (IssuePosition | null)[];
  /** The sum of the issues' weights, positive. */
  readonly totalWeight: number;
  /** The value of having no text, in [0, 1]. */
  readonly reservation: number;
  /** Inverse noise of its decisions on the text. */
  readonly precision: number;
  /** Exponent e of the aspiration: below 1 Boulware, above 1 conceder. */
  readonly concession: number;
}

const DEFAULTS = { reservation: 0.5, precision: 10, concession: 1 } as const;

/**
 * The position in this configuration, or null when no issue has a positive weight. For each issue and number the innermost active state that
 * says something goes before the outer ones, and among equally deep states the first in document order.
 */
export function positionIn(model: Model, chart: Chart, { active }: Configuration): Position | null {
  const depth = (index: number): number => {
    const parent = chart.nodes[index]?.parent ?? null;
    return parent === null ? 0 : 1 + depth(parent);
  };
  const given = [...active]
    .sort((a, b) => depth(b) - depth(a) || a - b)
    .map((index) => chart.nodes[index]?.position ?? null)
    .filter((position) => position !== null);
  const issues = model.issues.map((_, issue) => {
    const found = given.find((position) => (position.issues[issue] ?? null) !== null)?.issues[issue] ?? null;
    return found !== null && found.weight > 0 ? found : null;
  });
  let totalWeight = 0;
  for (const issue of issues) totalWeight += issue?.weight ?? 0;
  if (!(totalWeight > 0)) return null;
  const number = (key: 'reservation' | 'precision' | 'concession'): number =>
    given.find((position) => position[key] !== null)?.[key] ?? DEFAULTS[key];
  return { issues, totalWeight, reservation: number('reservation'), precision: number('precision'), concession: number('concession') };
}
