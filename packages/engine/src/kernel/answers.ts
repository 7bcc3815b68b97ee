import { type NamedPrecondition, preconditionsNamed } from '../charts/blocking.ts';
import { configurations } from '../charts/configurations.ts';
import type { ChartStep } from '../charts/stepper.ts';
import type { Expression } from '../expression/ast.ts';
import type { Actor, Transition, Trigger } from '../scenario/model.ts';
import type { Atom } from './atoms.ts';
import type { ChartSteps, Shape } from './chart-steps.ts';
import type { Ground } from './ground.ts';

/** What an actor's chart can do on one event in one configuration. */
export interface Answer {
  /** What it depends on. */
  readonly atoms: readonly Atom[];
  /** Whether there is anything to answer with, guards apart. */
  readonly possible: boolean;
  /** Which guards hold in the present state, as text: all that the step depends on. */
  holding(): string;
  /** The step that the chart takes when these guards hold. */
  step(holding: string): ChartStep;
}

/** One actor's chart for the kernel. */
export class Answers {
  private readonly ground: Ground;
  private readonly index: number;
  private readonly actor: Actor;
  private readonly shape: Shape;
  /** By configuration, those that were asked for. */
  private readonly active: (readonly number[])[] = [];
  private readonly namedIn = new Map<Expression, readonly NamedPrecondition[]>();

  constructor(ground: Ground, index: number, steps: ChartSteps) {
    this.ground = ground;
    this.index = index;
    this.actor = ground.model.actors[index]!;
    this.shape = steps.of(this.actor);
  }

  transition(index: number): Transition {
    return this.actor.chart.transitions[index]!;
  }

  /** The answer to an event in XState's name for it, among the transitions whose trigger `hears` it. */
  answer(configuration: number, event: string, hears: (trigger: Trigger) => boolean): Answer {
    const concerned = this.activeTransitions(configuration).filter((index) => hears(this.transition(index).trigger));
    const guarded = concerned.filter((index) => this.transition(index).when !== null);
    return {
      atoms: guarded.flatMap((index) => this.ground.atoms.of(this.transition(index).when!.root)),
      possible: concerned.length > 0,
      holding: () => {
        let holding = '';
        for (const index of guarded) holding += this.value(this.transition(index).when) === 0 ? '0' : '1';
        return holding;
      },
      step: (holding) => this.shape.step(configuration, event, guarded, holding),
    };
  }

  /** Without what depends on the actor's own configuration, for a table that serves one configuration only. */
  beyondOwn(atoms: readonly Atom[]): readonly Atom[] {
    const own = this.ground.cells.layout.configurations + this.index;
    return atoms.filter(({ cell }) => cell !== own);
  }

  /** What the appeals of an act's transitions depend on. */
  appealAtoms(configuration: number, act: number): readonly Atom[] {
    return this.activeTransitions(configuration).flatMap((index) => {
      const { trigger, appeal } = this.transition(index);
      return trigger.kind === 'act' && trigger.act === act && appeal !== null ? this.ground.atoms.of(appeal.root) : [];
    });
  }

  /** The appeal of an act by the transitions that it would take. */
  appeal(taken: readonly number[]): number {
    let appeal = 0;
    for (const index of taken) appeal += this.value(this.transition(index).appeal);
    return appeal;
  }

  /** What `blocked` depends on: each precondition that a guard names, which the guard as a whole may not tell apart. */
  blockedAtoms(configuration: number): readonly Atom[] {
    return this.activeTransitions(configuration).flatMap((index) => {
      const { trigger, when } = this.transition(index);
      if (trigger.kind !== 'act' || when === null) return [];
      return this.named(when).flatMap(({ body }) => this.ground.atoms.of(body));
    });
  }

  /** The bits of the actor's preconditions that are false and named in a false guard of an act that is no candidate. */
  blocked(configuration: number, candidates: readonly number[]): number {
    let bits = 0;
    for (const index of this.activeTransitions(configuration)) {
      const { trigger, when } = this.transition(index);
      if (trigger.kind !== 'act' || when === null || candidates.includes(trigger.act)) continue;
      const named = this.named(when);
      if (named.length === 0 || this.value(when) !== 0) continue;
      for (const { precondition } of named) {
        if (this.value(this.actor.preconditions[precondition]!.when) === 0) bits |= 1 << precondition;
      }
    }
    return bits;
  }

  /** The actor's preconditions that a guard names. */
  private named(guard: Expression): readonly NamedPrecondition[] {
    let named = this.namedIn.get(guard);
    if (named === undefined) {
      named = preconditionsNamed(guard.root, this.index);
      this.namedIn.set(guard, named);
    }
    return named;
  }

  /** The value of one of the actor's expressions in the present state; 0 without one. */
  private value(expression: Expression | null): number {
    return expression === null ? 0 : this.ground.evaluator(expression)();
  }

  /** Transitions of active nodes, in document order. */
  private activeTransitions(configuration: number): readonly number[] {
    const { chart } = this.actor;
    this.active[configuration] ??= configurations(chart)[configuration]!.active.flatMap((node) => chart.nodes[node]!.transitions);
    return this.active[configuration];
  }
}
