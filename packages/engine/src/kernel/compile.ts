import type { Model } from '../scenario/model.ts';
import { Answers } from './answers.ts';
import type { Changes } from './changes.ts';
import { ChartSteps } from './chart-steps.ts';
import { Choices } from './choices.ts';
import { Conditions } from './conditions.ts';
import { Drafts } from './drafts.ts';
import { createGround, type Ground } from './ground.ts';
import { Hazards } from './hazards.ts';
import { Housekeeping } from './housekeeping.ts';
import { Listeners } from './listeners.ts';
import type { LinearMemory } from './memory.ts';
import { Moves } from './moves.ts';
import { Orders } from './orders.ts';
import { type PhaseRules, phaseRules } from './phases.ts';
import { Positions } from './positions.ts';
import { Programs } from './programs.ts';
import { Reactions } from './reactions.ts';
import { type RoundEndTable, roundEndTables } from './round-ends.ts';
import { Sums } from './sums.ts';
import { Turns } from './turns.ts';

/** A model as the kernel plays it. Tables begin empty and are filled as they are met. */
export interface Compiled {
  readonly ground: Ground;
  readonly steps: ChartSteps;
  /** By actor. */
  readonly answers: Answers[];
  readonly conditions: Conditions;
  readonly sums: Sums;
  readonly turns: Turns;
  readonly reactions: Reactions;
  readonly positions: Positions;
  readonly drafts: Drafts;
  readonly orders: Orders;
  readonly phases: readonly PhaseRules[];
  readonly hazards: Hazards;
  readonly housekeeping: Housekeeping;
  readonly roundEnds: readonly RoundEndTable[];
}

/** Compiles a model. Compilation asks nothing of XState but its machines; what they do is asked when it is first met. */
export function compileModel(model: Model, linear: LinearMemory | null = null): Compiled {
  const ground = createGround(model, linear);
  const conditions = new Conditions(ground);
  const programs = new Programs(ground);
  const choices = new Choices(ground);
  const steps = new ChartSteps(model);
  const answers = model.actors.map((_, actor) => new Answers(ground, actor, steps));
  const listeners = new Listeners(ground);
  const moves = new Moves(ground, programs, answers, listeners);
  return {
    ground,
    steps,
    answers,
    conditions,
    turns: new Turns(ground, choices, answers, moves),
    sums: new Sums(ground),
    reactions: new Reactions(ground, answers, listeners, moves),
    positions: new Positions(ground, choices, answers, moves),
    drafts: new Drafts(ground),
    orders: new Orders(ground),
    phases: phaseRules(ground, conditions, programs),
    hazards: new Hazards(ground, programs, listeners),
    housekeeping: new Housekeeping(ground, conditions, programs),
    roundEnds: roundEndTables(ground),
  };
}

/** Makes what was compiled true for a model with other numbers. What depended on them is forgotten, and all else kept. */
export function renew({ ground, steps, answers, turns, reactions, positions, hazards }: Compiled, model: Model, changes: Changes): void {
  ground.renew(model, changes.actors);
  // Of all that change now and then, since the room in which their rows were laid down has been cleared.
  for (const actor of ground.changing) {
    answers[actor] = new Answers(ground, actor, steps);
    turns.forget(actor);
    reactions.forget(actor);
    positions.forget(actor);
  }
  if (changes.hazards || hazards.isPassing) hazards.renew();
}
