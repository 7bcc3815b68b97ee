import type { Findings } from '../findings.ts';
import type { Actor, Model } from '../model.ts';
import type { Path } from '../place.ts';
import type { ExpressionsAt } from '../resolve/context.ts';
import type { RawScenario } from '../schema/scenario.ts';

/** What the checks for doubtful things look at: a scenario without errors. */
export interface LintContext {
  readonly raw: RawScenario;
  readonly model: Model;
  readonly expressions: readonly ExpressionsAt[];
  readonly findings: Findings;
  /** Words that the variants use: what looks idle may be meant for one of them. */
  readonly variantWords: ReadonlySet<string>;
}

/** The actors of each chart that has any. */
export function actorsByChart({ actors }: Model): ReadonlyMap<string, readonly Actor[]> {
  const charts = new Map<string, Actor[]>();
  for (const actor of actors) charts.set(actor.chart.name, [...(charts.get(actor.chart.name) ?? []), actor]);
  return charts;
}

/** Where a node of a chart is written. */
export function nodePlace({ chart }: Actor, node: number): Path {
  const { path = '' } = chart.nodes[node] ?? {};
  return ['charts', chart.name, ...(path === '' ? [] : path.split('.').flatMap((key) => ['states', key]))];
}

/** The names in a text. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/[a-z][a-z0-9]*(-[a-z0-9]+)*/g) ?? [];
}
