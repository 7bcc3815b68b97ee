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
  /** The step that the chart takes in the present state: one object as long as the same guards hold. */
  step(): ChartStep;
}

/** Where the values of guards lead, asked one after the other: on if the next fails, on if it holds, and to a step after the last. */
interface Fork {
  failing: Fork | null;
  holding: Fork | null;
  step: ChartStep | null;
}

/** A guard of an act whose failing may be laid to preconditions that it names. */
interface Blocker {
  readonly act: number;
  readonly holds: () => number;
  readonly preconditions: readonly { readonly bit: number; readonly holds: () => number }[];
}

/** One actor's chart for the kernel. */
export class Answers {
  private readonly ground: Ground;
  private readonly index: number;
  private readonly actor: Actor;
  private readonly shape: Shape;
  /** By configuration, those that were asked for. */
  private readonly active: (readonly number[])[] = [];
  private readonly blockers: (readonly Blocker[])[] = [];
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
    let guards: readonly (() => number)[] | null = null;
    const root = fork();
    return {
      atoms: guarded.flatMap((index) => this.ground.atoms.of(this.transition(index).when!.root)),
      possible: concerned.length > 0,
      step: () => {
        guards ??= guarded.map((index) => this.ground.evaluator(this.transition(index).when!));
        let here = root;
        for (let place = 0; place < guards.length; place++) {
          if (guards[place]!() === 0) here = here.failing ??= fork();
          else here = here.holding ??= fork();
        }
        here.step ??= this.shape.step(configuration, event, guarded, guards.map((guard) => (guard() === 0 ? '0' : '1')).join(''));
        return here.step;
      },
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

  /** The appeal, in the present state, of an act by the transitions that it would take. */
  appeal(taken: readonly number[]): () => number {
    const parts = taken.flatMap((index) => {
      const { appeal } = this.transition(index);
      return appeal === null ? [] : [this.ground.evaluator(appeal)];
    });
    return () => {
      let sum = 0;
      for (let part = 0; part < parts.length; part++) sum += parts[part]!();
      return sum;
    };
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
  blocked(configuration: number, candidates: readonly { readonly act: number }[]): number {
    this.blockers[configuration] ??= this.blockersIn(configuration);
    const blockers = this.blockers[configuration];
    let bits = 0;
    for (let index = 0; index < blockers.length; index++) {
      const { act, holds, preconditions } = blockers[index]!;
      if (isAmong(candidates, act) || holds() !== 0) continue;
      for (let place = 0; place < preconditions.length; place++) if (preconditions[place]!.holds() === 0) bits |= preconditions[place]!.bit;
    }
    return bits;
  }

  private blockersIn(configuration: number): readonly Blocker[] {
    return this.activeTransitions(configuration).flatMap((index): readonly Blocker[] => {
      const { trigger, when } = this.transition(index);
      if (trigger.kind !== 'act' || when === null) return [];
      const preconditions = this.named(when).map(({ precondition }) => ({
        bit: 1 << precondition,
        holds: this.ground.evaluator(this.actor.preconditions[precondition]!.when),
      }));
      return preconditions.length === 0 ? [] : [{ act: trigger.act, holds: this.ground.evaluator(when), preconditions }];
    });
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

  /** Transitions of active nodes, in document order. */
  private activeTransitions(configuration: number): readonly number[] {
    const { chart } = this.actor;
    this.active[configuration] ??= configurations(chart)[configuration]!.active.flatMap((node) => chart.nodes[node]!.transitions);
    return this.active[configuration];
  }
}

function fork(): Fork {
  return { failing: null, holding: null, step: null };
}

function isAmong(candidates: readonly { readonly act: number }[], act: number): boolean {
  for (let index = 0; index < candidates.length; index++) if (candidates[index]!.act === act) return true;
  return false;
}
