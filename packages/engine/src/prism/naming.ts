import { configurations } from '../charts/configurations.ts';
import type { Membership } from '../expression/ast.ts';
import { membershipNames, nodesNamed } from '../expression/membership.ts';
import type { Model } from '../scenario/model.ts';
import type { Exploration } from './exploration.ts';
import { Identifiers, numberText } from './identifiers.ts';
import type { Moment } from './moments.ts';
import type { Variable } from './variables.ts';

/** A word for states of a chart, as a formula. */
export interface MemberFormula {
  readonly name: string;
  readonly actor: number;
  readonly nodes: readonly number[];
  /** As an expression of the scenario would say it. */
  readonly said: string;
}

/** The identifiers of an exported model. */
export interface Naming {
  /** The variable that says which moment it is, the one that holds the outcome, and the constant of the last round. */
  readonly step: string;
  readonly outcome: string;
  readonly horizon: string;
  /** The variable of the present round. */
  readonly round: string;
  readonly undecided: string;
  readonly variables: readonly string[];
  readonly moments: readonly string[];
  /** By variable: the names of its reached values, in that order; empty where they are numbers. */
  readonly values: readonly ReadonlyMap<number, string>[];
  readonly outcomes: readonly string[];
  /** Formulas: by outcome its condition, by measure what it reads, whether the run ends now, and words for states of charts. */
  readonly conditions: readonly string[];
  readonly readings: readonly string[];
  readonly stops: string;
  readonly members: readonly MemberFormula[];
  /** Labels, without quotation marks. */
  readonly labels: {
    readonly roundEnd: string;
    readonly ended: string;
    readonly outcomes: readonly string[];
    readonly measures: readonly string[];
  };
  readonly rewards: { readonly rounds: string; readonly measures: readonly string[] };
}

/** Names everything in an exported model. What a reader looks for first gets the name that it would like to have. */
export function namingOf(model: Model, { variables, moments, reached }: Exploration): Naming {
  const identifiers = new Identifiers();
  const labels = new Identifiers();
  const rewards = new Identifiers();
  const claim = (wanted: string): string => identifiers.claim(wanted);
  const [step, outcome, horizon] = [claim('step'), claim('outcome'), claim('rounds')];
  const names = variables.map(({ wanted }) => claim(wanted));
  return {
    step,
    outcome,
    horizon,
    round: names[variables.findIndex(({ key }) => key === 'round')]!,
    variables: names,
    moments: moments.list.map((moment) => claim(momentName(model, moment))),
    values: variables.map(({ values, wanted }, variable) => {
      const named = values === null ? [] : reached[variable]!;
      return new Map(named.map((value) => [value, claim(`${wanted}-${values!(value).wanted}`)]));
    }),
    undecided: claim('outcome-open'),
    outcomes: model.outcomes.map(({ name }) => claim(`outcome-${name}`)),
    members: memberFormulas(model, claim),
    conditions: model.outcomes.map(({ name }) => claim(`holds-${name}`)),
    readings: model.measures.map(({ name }) => claim(`reads-${name}`)),
    stops: claim('stops'),
    labels: {
      roundEnd: labels.claim('round-end'),
      ended: labels.claim('ended'),
      outcomes: model.outcomes.map(({ name }) => labels.claim(name)),
      measures: model.measures.map(({ name }) => labels.claim(name)),
    },
    rewards: { rounds: rewards.claim('rounds'), measures: model.measures.map(({ name }) => rewards.claim(name)) },
  };
}

function momentName({ actors, events }: Model, moment: Moment): string {
  switch (moment.kind) {
    case 'act':
      return `turn-of-${actors[moment.actor]!.name}`;
    case 'open':
      return `session-${moment.session}`;
    case 'word':
      return `word-of-${actors[moment.actor]!.name}`;
    case 'close':
      return 'session-closes';
    case 'event':
      return `chance-of-${events[moment.event]!.name}`;
    default:
      return moment.kind;
  }
}

function memberFormulas({ actors }: Model, claim: (wanted: string) => string): readonly MemberFormula[] {
  return actors.flatMap(({ name, chart }, actor) => {
    const seen = new Set<string>();
    return membershipNames([chart]).flatMap((word) => {
      const nodes = nodesNamed(chart, word);
      // A path says no more than a tag or a key that means the same; a tag and a key are both kept.
      if (nodes.length === 0 || (word.includes('.') && seen.has(nodes.join()))) return [];
      seen.add(nodes.join());
      return [{ name: claim(`${name}-in-${word}`), actor, nodes, said: `${name} in ${word}` }];
    });
  });
}

/** Whether the exported model has a variable, or a constant in its place: it says nothing of what never changes and is not of the world. */
export function isShown({ variables, reached }: Pick<Exploration, 'variables' | 'reached'>, variable: number): boolean {
  return variables[variable]!.isWorldly || reached[variable]!.length > 1;
}

/** Which of an actor's configurations have one of these nodes active. */
export function configurationsIn({ actors }: Model, { actor, nodes }: Membership): readonly number[] {
  return configurations(actors[actor]!.chart).flatMap(({ index, active }) => (active.some((node) => nodes.includes(node)) ? [index] : []));
}

/**
 * The condition that a variable has one of these values, where it can have no others than those of a domain that holds them; null if it must. Both ascend.
 */
export function valuesText(
  variable: Variable,
  name: string,
  names: ReadonlyMap<number, string>,
  values: readonly number[],
  domain: readonly number[],
): string | null {
  if (values.length === domain.length) return null;
  const said = (value: number): string => names.get(value) ?? numberText(value);
  const any = (parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : `(${parts.join(' | ')})`);
  const others = domain.filter((value) => !values.includes(value));
  const runs = variable.values === null ? runsOf(values, domain) : values.map((value) => [value, value] as const);
  if (others.length === 1 && runs.length > 1) return `${name}!=${said(others[0]!)}`;
  return any(
    runs.map(([low, high]) => {
      if (low === high) return `${name}=${said(low)}`;
      if (low === domain[0]) return `${name}<=${said(high)}`;
      if (high === domain.at(-1)) return `${name}>=${said(low)}`;
      return `${name}>=${said(low)} & ${name}<=${said(high)}`;
    }),
  );
}

/** The first and last values of runs that leave no value of the domain out. */
function runsOf(values: readonly number[], domain: readonly number[]): readonly (readonly [number, number])[] {
  const wanted = new Set(values);
  const runs: [number, number][] = [];
  let isOpen = false;
  for (const value of domain) {
    if (wanted.has(value)) {
      if (isOpen) runs.at(-1)![1] = value;
      else runs.push([value, value]);
    }
    isOpen = wanted.has(value);
  }
  return runs;
}
