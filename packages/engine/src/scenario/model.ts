/**
 * The model: a scenario after validation, with every name resolved to an index and every chart instantiated for its actor. It is
 * plain frozen data (no functions, JSON-safe but for `Infinity` as a precision), and the one input of the reference engine, the
 * kernel, the exact solver and the exporters. Its meaning is written in `docs/scenario-reference.md`.
 */
import type { Expression } from '../expression/ast.ts';

/** The text's status, in the order of the indices that the state uses. */
export const TEXT_STATUSES = ['open', 'adopted', 'summary', 'none'] as const;
export type TextStatus = (typeof TEXT_STATUSES)[number];

/** Where in the scenario's file something was written; line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Model {
  readonly title: string;
  readonly summary: string;
  /** The name of the applied variant, or null for the scenario as it stands. */
  readonly variant: string | null;
  /** Source texts by key, as cited by `source` on numbers. */
  readonly sources: Readonly<Record<string, string>>;
  /** Every number that says where it comes from. */
  readonly citations: readonly Citation[];
  readonly seed: string;
  readonly calendar: Calendar | null;
  /** The horizon: the last round. A run has rounds 1 to `rounds`, unless an outcome ends it before. */
  readonly rounds: number;
  readonly order: 'declared' | 'rotating';
  readonly gauges: readonly Gauge[];
  readonly acts: readonly Act[];
  readonly actors: readonly Actor[];
  /** Named sets of actors, as indices in declared order; `all` and `delegations` are always there. */
  readonly groups: Readonly<Record<string, readonly number[]>>;
  readonly issues: readonly Issue[];
  readonly protocol: Protocol;
  readonly phases: readonly Phase[];
  readonly events: readonly Event[];
  /** Housekeeping at the end of each round: the scenario's own rules, then each actor's in declared order. */
  readonly eachRound: readonly Rule[];
  /** Tried in order; the last one's condition is always the constant true. */
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly Measure[];
}

export interface Citation {
  /** Dotted path of the number in the scenario. */
  readonly path: string;
  readonly value: number | string;
  readonly source: string | null;
  readonly range: readonly [number, number] | null;
  readonly note: string | null;
}

/** Round r begins on `start` + (r - 1) * `days`. */
export interface Calendar {
  /** `YYYY-MM-DD`. */
  readonly start: string;
  readonly days: number;
}

export interface Gauge {
  /** `tension`, or `usa.patience` when an actor owns it. */
  readonly name: string;
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly unit: string;
  /** The owning actor's index, or null for a gauge of the world. */
  readonly owner: number | null;
}

export interface Act {
  readonly name: string;
  readonly title: string;
  /** Where the act lies from pressure (-1) to dialogue (+1). */
  readonly lean: number;
}

export interface Issue {
  readonly name: string;
  readonly title: string;
  /** Option names in their declared order, which is the line that `ideal`, brackets and amendments move on. */
  readonly options: readonly string[];
  /** Index of the option in the first draft. */
  readonly start: number;
}

export interface Actor {
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  /** The actor's own address for luck: a hash of its name, unless the scenario gives a number. An unsigned 32-bit integer. */
  readonly luck: number;
  readonly weight: number;
  /** Inverse noise of the choice among acts, at least 0; `Infinity` is best response. */
  readonly precision: number;
  readonly strategy: StrategyUse;
  /** Parameters after defaults and overrides. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly preconditions: readonly Precondition[];
  /** The greatest loss of utility, in [0, 1], that this actor accepts in an amendment when it is a chair. */
  readonly tolerance: number;
  readonly chart: Chart;
}

export const ROLES = ['delegation', 'target', 'power', 'channel', 'faction', 'other'] as const;
export type Role = (typeof ROLES)[number];

export interface StrategyUse {
  /** A registered name, such as `logit`. */
  readonly name: string;
  /** The strategy's own options as given; actor names are kept as names. */
  readonly options: Readonly<Record<string, number | string>>;
}

export interface Precondition {
  readonly name: string;
  readonly title: string;
  readonly when: Expression;
}

/** A statechart instantiated for one actor. Nodes are in document order (parents before children); node 0 is the root. */
export interface Chart {
  /** The name under `charts`. */
  readonly name: string;
  readonly nodes: readonly ChartNode[];
  readonly transitions: readonly Transition[];
}

export interface ChartNode {
  /** The key in its parent; the root's is the chart's name. */
  readonly key: string;
  /** Keys from below the root, joined by dots; the root's is ''. */
  readonly path: string;
  readonly title: string;
  readonly type: 'atomic' | 'compound' | 'parallel';
  readonly parent: number | null;
  readonly children: readonly number[];
  /** The initial child of a compound node. */
  readonly initial: number | null;
  /** Includes `attending` where `attends: true`, and `announced` where `announced: true`. */
  readonly tags: readonly string[];
  /** The position given at this node, not yet merged with those above it. */
  readonly position: PartialPosition | null;
  /** Indices into the chart's transitions, in document order, acts (`may`) before reactions (`on`). */
  readonly transitions: readonly number[];
}

/** What triggers a transition: the actor's own act, or something heard (an act of another actor, or an event of nature). */
export type Trigger =
  | { readonly kind: 'act'; readonly act: number }
  /** `name` is an act or an event; `from` narrows it to one actor's act. */
  | { readonly kind: 'heard'; readonly name: string; readonly from: number | null };

export interface Transition {
  /** Index of the node that it is written on. */
  readonly source: number;
  readonly trigger: Trigger;
  /** Index of the target node, or null to stay (the configuration does not change, effects are applied). */
  readonly target: number | null;
  readonly when: Expression | null;
  /** Of acts only; null counts as 0. */
  readonly appeal: Expression | null;
  readonly effects: readonly Effect[];
}

/** A change of one gauge or of the draft's option on one issue, saturating at the bounds. Effects of a list apply in order, each seeing the last. */
export interface Effect {
  readonly target: { readonly kind: 'gauge'; readonly gauge: number } | { readonly kind: 'issue'; readonly issue: number };
  readonly mode: 'add' | 'set';
  /** Rounded to the nearest integer, halves up, before it is used. */
  readonly value: Expression;
}

export interface PartialPosition {
  /** By issue index; null where this node says nothing of the issue. */
  readonly issues: readonly (IssuePosition | null)[];
  readonly reservation: number | null;
  readonly precision: number | null;
  readonly concession: number | null;
}

export interface IssuePosition {
  /** Index of the best option. */
  readonly ideal: number;
  /** At least 0. */
  readonly weight: number;
}

export interface Protocol {
  /** Actor indices. */
  readonly chairs: readonly number[];
  readonly adoption: Adoption;
  readonly fallback: Fallback;
}

export interface Adoption {
  readonly rule:
    | { readonly kind: 'consensus'; readonly minus: number }
    /** Adopted when supporters / voters > quota. */
    | { readonly kind: 'majority'; readonly quota: number }
    /** Adopted when the supporters' weight / the voters' weight >= quota. */
    | { readonly kind: 'weighted'; readonly quota: number };
  /** Actors each of which can stop the adoption by not supporting it while attending. */
  readonly vetoes: readonly number[];
  /** Actors that may stand aside: up to `atMost` of their objections, in speaking order, are not counted. */
  readonly optOuts: { readonly actors: readonly number[]; readonly atMost: number };
}

/** What becomes of the text when the drafting ends without adoption. */
export type Fallback =
  | { readonly kind: 'nothing' }
  /** The attending chairs issue the draft as it stands, if none of them is below its reservation value. */
  | { readonly kind: 'summary'; readonly of: 'draft'; readonly when: Expression | null }
  /** The attending chairs write each issue as the option that maximises the weighted sum of their own utilities. */
  | { readonly kind: 'summary'; readonly of: 'chairs'; readonly when: Expression | null };

export interface Phase {
  readonly name: string;
  readonly title: string;
  /** Planned length in rounds, at least 1. */
  readonly rounds: number;
  /** Must hold for the phase to end on its planned date. */
  readonly quorum: Expression | null;
  /** What happens when it does not hold: the date slips by `by` rounds at most `atMost` times, with these effects each time. */
  readonly slip: { readonly by: number; readonly atMost: number; readonly effects: readonly Effect[] } | null;
  /** Ends the phase early, at the end of a round. */
  readonly endsWhen: Expression | null;
  /** The next phase's index; null: none, the phase lasts to the end of the run. */
  readonly next: number | null;
  /** Where the meeting goes when the quorum fails for good; null: to `next` all the same. */
  readonly otherwise: number | null;
  /** Indices of the actors that act in this phase, in declared order. */
  readonly speakers: readonly number[];
  readonly drafting: { readonly sessions: number } | null;
  /** Applied when the phase is entered, the first one included. */
  readonly onEnter: readonly Effect[];
}

export interface Event {
  readonly name: string;
  readonly title: string;
  readonly luck: number;
  /** Must hold, else the hazard is not drawn. */
  readonly when: Expression | null;
  /** The probability of striking in a round, clipped to [0, 1]. */
  readonly hazard: Expression;
  readonly effects: readonly Effect[];
}

export interface Rule {
  /** The owning actor, or null. */
  readonly owner: number | null;
  readonly when: Expression | null;
  readonly effects: readonly Effect[];
}

export interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly when: Expression;
  /** Whether the run ends at the first round's end at which it holds. */
  readonly ends: boolean;
  /** What really happened, for scoring: 1, 0, or null when it is not said. */
  readonly happened: 0 | 1 | null;
  /** The base-rate forecast for scoring: a probability, or null. */
  readonly baseRate: number | null;
}

export type Measure = { readonly name: string; readonly title: string; readonly unit: string } & (
  | { readonly kind: 'final'; readonly of: Expression }
  /** The first round at whose end it holds; a run in which it never does has no value. */
  | { readonly kind: 'first'; readonly of: Expression }
  /** The number of rounds at whose end it holds. */
  | { readonly kind: 'rounds'; readonly of: Expression }
  | { readonly kind: 'maximum' | 'minimum' | 'mean'; readonly of: Expression }
  /** How often an act was chosen (by `from`, or by anyone) or an event struck. */
  | { readonly kind: 'count'; readonly act: number | null; readonly event: number | null; readonly from: number | null }
);
