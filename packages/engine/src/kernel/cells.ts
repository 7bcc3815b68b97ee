import { configurations, initialConfiguration } from '../charts/configurations.ts';
import type { Expr, Membership } from '../expression/ast.ts';
import { childrenOf } from '../expression/children.ts';
import { type Model, TEXT_STATUSES } from '../scenario/model.ts';
import { CELL, type StateLayout, stateLayout } from '../state/layout.ts';
import { expressionsOf } from './expressions.ts';
import { WINDOW } from './frame.ts';

type Count = Extract<Expr, { kind: 'count' }>;

/** A number that follows from the configurations of several actors and is kept in a cell of its own, so that nobody needs to look at them all. */
export interface Tally {
  readonly cell: number;
  readonly members: Count['members'];
  /**
   * The cell holds this many times the value, where the factors allow an exact sum of integers; 0 where they do not: then it holds the index
   * of the value among the sums met so far.
   */
  readonly scale: number;
}

const GREATEST = 2 ** 31 - 1;
const GREATEST_SUM = 2 ** 30;
const GREATEST_SCALE = 2 ** 10;

/**
 * The cells of the kernel's state: the common row, then what follows from it or lives only within a round. The contents of cell c are integers
 * in `low[c]..high[c]`.
 */
export class Cells {
  readonly layout: StateLayout;
  readonly low: number[] = [];
  readonly high: number[] = [];
  /** Number of the drafting session in its phase, from 1. */
  readonly session: number;
  /** 1 while the text was adopted in this round. */
  readonly adopted: number;
  /** First cell of the actors' words in the present session: 0 none yet, 1 supports, 2 objects. */
  readonly votes: number;
  /** First cell of their brackets: 0 none, else 1 + side, sides being counted 2 * issue, + 1 when upwards. */
  readonly brackets: number;
  /** First cell of the running counts of `count` measures, one for each measure. */
  readonly counts: number;
  readonly tallies: readonly Tally[];
  /** By actor: how many configurations the actors before it have, so that `places[actor] + configuration` numbers them all. */
  readonly places: Int32Array;
  /** How many configurations all actors have together. */
  readonly placeCount: number;
  private readonly model: Model;
  private readonly tallyByKey = new Map<string, Tally>();
  private readonly activeNodes: readonly (readonly Uint8Array[])[];

  constructor(model: Model) {
    this.model = model;
    this.layout = stateLayout(model);
    this.activeNodes = model.actors.map(({ chart }) =>
      configurations(chart).map(({ active }) => {
        const flags = new Uint8Array(chart.nodes.length);
        for (const node of active) flags[node] = 1;
        return flags;
      }),
    );
    const counts = model.actors.map(({ chart }) => configurations(chart).length);
    this.places = Int32Array.from(counts, (_, actor) => counts.slice(0, actor).reduce((sum, count) => sum + count, 0));
    this.placeCount = counts.reduce((sum, count) => sum + count, 0);
    this.boundCommonRow();
    const sessions = Math.max(0, ...model.phases.map(({ drafting }) => drafting?.sessions ?? 0));
    this.session = this.add(0, model.rounds * sessions);
    this.adopted = this.add(0, 1);
    this.votes = this.low.length;
    for (const _ of model.actors) this.add(0, 2);
    this.brackets = this.low.length;
    for (const _ of model.actors) this.add(0, 2 * model.issues.length);
    this.counts = this.low.length;
    // An actor carries out at most one act in its turn and one in each session; an event strikes at most once in a round.
    for (const _ of model.measures) this.add(0, model.rounds * Math.max(1, model.actors.length) * (1 + sessions));
    // Tallies often move together: those that share a window take one addition.
    while (this.size % WINDOW !== 0) this.add(0, 0);
    const seen = new Set<Expr>();
    for (const expression of expressionsOf(model)) this.addTallies(expression, seen);
    this.tallies = [...this.tallyByKey.values()];
  }

  /** Number of cells. */
  get size(): number {
    return this.low.length;
  }

  /** Where an actor's places begin, and where they end. */
  placesOf(actor: number): readonly [from: number, to: number] {
    return [this.places[actor]!, this.places[actor + 1] ?? this.placeCount];
  }

  /** All contents that a cell can have, ascending; none if they are more than so many. */
  contents(cell: number, most: number): readonly number[] {
    const low = this.low[cell]!;
    const length = this.high[cell]! - low + 1;
    return length > most ? [] : Array.from({ length }, (_, index) => low + index);
  }

  /** The tally of this count, or null when it reads one actor only. */
  tallyOf(count: Count): Tally | null {
    return this.tallyByKey.get(keyOf(count)) ?? null;
  }

  /** Whether any of the nodes is active in the actor's configuration. */
  isActive({ actor, nodes }: Membership, configuration: number): boolean {
    const active = this.activeNodes[actor]![configuration]!;
    for (const node of nodes) if (active[node] === 1) return true;
    return false;
  }

  /** What a tally's cell gains by an actor's being in this configuration, with an exact scale. */
  contribution({ members, scale }: Tally, actor: number, configuration: number): number {
    let sum = 0;
    for (const member of members) if (member.actor === actor && this.isActive(member, configuration)) sum += scale * member.factor;
    return sum;
  }

  /** Whether an actor's move between these configurations may change the value of a tally. */
  isMovedBy({ members }: Tally, actor: number, from: number, to: number): boolean {
    return members.some((member) => member.actor === actor && this.isActive(member, from) !== this.isActive(member, to));
  }

  /** A state of this model, or one that differs in numbers, before the first phase is entered. Tallies without a scale are left at 0. */
  initial(model: Model): Int32Array {
    const { layout } = this;
    const state = new Int32Array(this.size);
    state[CELL.round] = 1;
    state[CELL.phaseRound] = 1;
    model.gauges.forEach(({ start }, gauge) => {
      state[layout.gauges + gauge] = start;
    });
    model.issues.forEach(({ start }, issue) => {
      state[layout.issues + issue] = start;
    });
    model.actors.forEach(({ chart }, actor) => {
      state[layout.configurations + actor] = initialConfiguration(chart);
    });
    for (const tally of this.tallies) {
      model.actors.forEach((_, actor) => {
        state[tally.cell]! += this.contribution(tally, actor, state[layout.configurations + actor]!);
      });
    }
    return state;
  }

  private add(low: number, high: number): number {
    this.low.push(low);
    this.high.push(high);
    return this.low.length - 1;
  }

  private boundCommonRow(): void {
    const { model } = this;
    const slips = Math.max(0, ...model.phases.map(({ slip }) => slip?.atMost ?? 0));
    this.add(1, model.rounds);
    this.add(0, model.phases.length - 1);
    this.add(1, model.rounds);
    this.add(0, slips);
    this.add(0, TEXT_STATUSES.length - 1);
    for (const { low, high } of model.gauges) this.add(low, high);
    for (const { options } of model.issues) this.add(0, options.length - 1);
    for (const { chart } of model.actors) this.add(0, configurations(chart).length - 1);
    for (const _ of model.actors) this.add(0, model.acts.length);
  }

  private addTallies(expression: Expr, seen: Set<Expr>): void {
    if (seen.has(expression)) return;
    seen.add(expression);
    if (expression.kind !== 'count') {
      for (const child of childrenOf(expression)) this.addTallies(child, seen);
      return;
    }
    const { members } = expression;
    const key = keyOf(expression);
    if (this.tallyByKey.has(key) || new Set(members.map(({ actor }) => actor)).size < 2) return;
    const scale = exactScale(members.map(({ factor }) => factor));
    const scaled = members.map(({ factor }) => scale * factor);
    const low = scaled.reduce((sum, factor) => sum + Math.min(0, factor), 0);
    const high = scaled.reduce((sum, factor) => sum + Math.max(0, factor), 0);
    this.tallyByKey.set(key, { cell: this.add(low, scale === 0 ? GREATEST : high), members, scale });
  }
}

/** The least power of two that makes all factors integers with a small sum, or 0: sums of such factors are exact in any order. */
function exactScale(factors: readonly number[]): number {
  for (let scale = 1; scale <= GREATEST_SCALE; scale *= 2) {
    if (factors.every((factor) => Number.isInteger(scale * factor))) {
      return factors.reduce((sum, factor) => sum + scale * Math.abs(factor), 0) < GREATEST_SUM ? scale : 0;
    }
  }
  return 0;
}

function keyOf({ members }: Count): string {
  return JSON.stringify(members.map(({ actor, nodes, factor }) => [actor, factor, nodes]));
}
