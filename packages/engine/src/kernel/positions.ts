import { actEvent } from '../charts/machine.ts';
import { logistic, logitWeights } from '../choice/logit.ts';
import { aspiration } from '../negotiating-text/aspiration.ts';
import { usefulBrackets } from '../negotiating-text/bracket.ts';
import type { Position } from '../negotiating-text/position.ts';
import { CELL } from '../state/layout.ts';
import { strategyNamed } from '../strategies/registry.ts';
import type { Answers } from './answers.ts';
import { chanceWords } from './chances.ts';
import type { Choices } from './choices.ts';
import type { Ground } from './ground.ts';
import type { Moves } from './moves.ts';

const WALK_OUT = 'walk-out';

/** In place of a table: the actor takes no part in drafting. */
export const NO_PART = 1;

/** A row of support is a chance and, here, the table of what the actor does when it does not support. */
export const SUPPORT_OBJECTIONS = 3;

/**
 * The delegations' words on the draft: tables of support, and of objections, which are choices among brackets (1 + side) and a walk-out (a
 * move's address with a minus sign).
 */
export class Positions {
  /** By `first[actor] + configuration` as the turns count them: the table of support, `NO_PART`, or 0 while it is not declared. */
  readonly tables: Int32Array;
  private readonly ground: Ground;
  private readonly choices: Choices;
  private readonly answers: readonly Answers[];
  private readonly moves: Moves;

  constructor(ground: Ground, choices: Choices, answers: readonly Answers[], moves: Moves, count: number) {
    this.ground = ground;
    this.choices = choices;
    this.answers = answers;
    this.moves = moves;
    this.tables = new Int32Array(count);
  }

  /** Declares and remembers at this index the table of an actor's support in this configuration. */
  declare(actor: number, configuration: number, index: number): number {
    const { stances } = this.ground;
    const position = stances.position(actor, configuration);
    const table = position === null || !stances.attends(actor, configuration) ? NO_PART : this.support(actor, configuration, position);
    this.tables[index] = table;
    return table;
  }

  private support(actor: number, configuration: number, position: Position): number {
    const { model, cells, state, stances, tables, memory } = this.ground;
    const { strategy } = model.actors[actor]!;
    const concession = strategyNamed(strategy.name).concession(strategy.options) ?? position.concession;
    const objections = this.objections(actor, configuration, position);
    const lengthOf = (phase: number): number => model.phases[phase]!.rounds * (model.phases[phase]!.drafting?.sessions ?? 1);
    const longest = Math.max(...model.phases.map((_, phase) => lengthOf(phase)));
    const atoms = [
      ...stances.textAtomsIn(actor, configuration),
      { cell: CELL.phase, value: lengthOf },
      { cell: cells.session, value: (session: number) => Math.min(session, longest) },
    ];
    return tables.declare(atoms, () => {
      const aspired = aspiration(position.reservation, concession, state[cells.session]!, lengthOf(state[CELL.phase]!));
      const probability = logistic(position.precision, stances.utility(actor, state) - aspired);
      return memory.store([...chanceWords(this.ground, probability), objections]);
    });
  }

  private objections(actor: number, configuration: number, position: Position): number {
    const { model, state, cells, stances, tables } = this.ground;
    const answers = this.answers[actor]!;
    const act = model.acts.findIndex(({ name }) => name === WALK_OUT);
    const walkOut = answers.answer(configuration, actEvent(WALK_OUT), (trigger) => trigger.kind === 'act' && trigger.act === act);
    const atoms = [...stances.textAtomsIn(actor, configuration), ...walkOut.atoms, ...answers.appealAtoms(configuration, act)];
    return tables.declare(atoms, () => {
      const { issues } = cells.layout;
      const text = model.issues.map((_, issue) => state[issues + issue]!);
      const brackets = usefulBrackets(model.issues, position, text);
      const alternatives = brackets.map(({ issue, direction }) => 1 + 2 * issue + (direction === 1 ? 1 : 0));
      const values = brackets.map(({ gain }) => gain);
      const step = walkOut.possible ? walkOut.step() : null;
      if (step !== null && step.taken.length > 0) {
        alternatives.push(-this.moves.move(actor, configuration, step.configuration, step.taken, act));
        values.push(answers.appeal(step.taken));
      }
      return this.choices.row(alternatives, values.length === 0 ? [] : logitWeights(position.precision, values), 0);
    });
  }
}
