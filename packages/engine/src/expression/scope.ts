import type { Act, ChartNode, Gauge, Issue, Phase, Precondition } from '../scenario/model.ts';
import type { Expr } from './ast.ts';

/** What there is to be named, and within which bounds. A `Model` is one. */
export interface Vocabulary {
  /** The horizon. */
  readonly rounds: number;
  readonly gauges: readonly Pick<Gauge, 'name' | 'low' | 'high'>[];
  readonly issues: readonly Pick<Issue, 'name' | 'options'>[];
  readonly phases: readonly Pick<Phase, 'name'>[];
  readonly acts: readonly Pick<Act, 'name'>[];
  readonly actors: readonly ActorVocabulary[];
  /** Actor indices by the group's name. */
  readonly groups: Readonly<Record<string, readonly number[]>>;
}

export interface ActorVocabulary {
  readonly name: string;
  readonly weight: number;
  readonly chart: { readonly nodes: readonly Pick<ChartNode, 'key' | 'path' | 'tags'>[] };
  readonly preconditions: readonly Pick<Precondition, 'name'>[];
}

/** How the names of one expression resolve. */
export interface Scope extends Vocabulary {
  /** Parameters by name, already merged: the chart's (or the actor's) go before the scenario's. A parameter hides a gauge of its name. */
  readonly parameters: ReadonlyMap<string, number>;
  /** The actor whose chart, precondition or position the expression stands in. */
  readonly self: number | null;
  /** Whether only numbers, parameters and `rounds` may be read, because the value is needed before a run begins. */
  readonly constant: boolean;
  /**
   * The checked body of an actor's precondition (an index into its `preconditions`), or null if it is circular or has a problem of
   * its own; then the expression that names it has a problem too.
   */
  precondition(actor: number, precondition: number): Expr | null;
}

/** The scope of a constant: it knows parameters only. */
export function constantScope(parameters: ReadonlyMap<string, number>, rounds: number): Scope {
  return {
    rounds,
    gauges: [],
    issues: [],
    phases: [],
    acts: [],
    actors: [],
    groups: {},
    parameters,
    self: null,
    constant: true,
    precondition: () => null,
  };
}
