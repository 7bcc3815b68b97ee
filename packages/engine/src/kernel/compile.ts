import { compileExpression } from '../expression/evaluate.ts';
import type { Model } from '../scenario/model.ts';
import { Answers } from './answers.ts';
import { chanceWords } from './chances.ts';
import { Choices } from './choices.ts';
import { Conditions } from './conditions.ts';
import { Drafts } from './drafts.ts';
import { createGround, type Ground } from './ground.ts';
import { Listeners } from './listeners.ts';
import { Moves } from './moves.ts';
import { Orders } from './orders.ts';
import { type PhaseRules, phaseRules } from './phases.ts';
import { Positions } from './positions.ts';
import { adding, Programs, programWords } from './programs.ts';
import { Reactions } from './reactions.ts';
import { Sums } from './sums.ts';
import { Turns } from './turns.ts';

/** An event made ready: the table of its chance, the program of its effects, and who hears of it (0 for nobody). */
export interface EventRules {
  readonly chance: number;
  readonly program: number;
  readonly listeners: number;
}

/** A rule of each round made ready: a condition and a program. */
export interface HouseRule {
  readonly condition: number;
  readonly program: number;
}

/** A model as the kernel plays it. Tables begin empty and are filled as they are met. */
export interface Compiled {
  readonly ground: Ground;
  readonly conditions: Conditions;
  readonly sums: Sums;
  readonly turns: Turns;
  readonly reactions: Reactions;
  readonly positions: Positions;
  readonly drafts: Drafts;
  readonly orders: Orders;
  readonly phases: readonly PhaseRules[];
  readonly events: readonly EventRules[];
  readonly house: readonly HouseRule[];
}

/** Compiles a model. Compilation asks nothing of XState but its machines; what they do is asked when it is first met. */
export function compileModel(model: Model): Compiled {
  const ground = createGround(model);
  const conditions = new Conditions(ground);
  const programs = new Programs(ground);
  const choices = new Choices(ground);
  const answers = model.actors.map((_, actor) => new Answers(ground, actor));
  const listeners = new Listeners(ground);
  const moves = new Moves(ground, programs, answers, listeners);
  const turns = new Turns(ground, choices, answers, moves);
  return {
    ground,
    conditions,
    turns,
    sums: new Sums(ground),
    reactions: new Reactions(ground, answers, listeners, moves),
    positions: new Positions(ground, choices, answers, moves, turns.tables.length),
    drafts: new Drafts(ground),
    orders: new Orders(ground),
    phases: phaseRules(ground, conditions, programs),
    events: model.events.map((event, index) => eventRules(ground, programs, listeners, event, index)),
    house: model.eachRound.flatMap(({ when, effects }) => {
      const program = programs.program(effects);
      return program === 0 ? [] : [{ condition: conditions.condition(when), program }];
    }),
  };
}

function eventRules(
  ground: Ground,
  programs: Programs,
  listeners: Listeners,
  { name, when, hazard, effects }: Model['events'][number],
  index: number,
): EventRules {
  const { model, cells, atoms, tables, memory, reader } = ground;
  const mayStrike = when === null ? () => 1 : compileExpression(when.root);
  const evaluate = compileExpression(hazard.root);
  const counted = model.measures.flatMap((measure, at) =>
    measure.kind === 'count' && measure.event === index ? [adding(cells.counts + at, 1)] : [],
  );
  const probability = (): number => (mayStrike(reader) === 0 ? 0 : Math.min(1, Math.max(0, evaluate(reader))));
  return {
    chance: tables.declare([...(when === null ? [] : atoms.of(when.root)), ...atoms.of(hazard.root)], () =>
      memory.store(chanceWords(ground, probability())),
    ),
    program: memory.store(programWords([...counted, ...programs.effects(effects)])),
    listeners: listeners.list(name, null),
  };
}
