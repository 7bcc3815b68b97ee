import { actEvent } from '../charts/machine.ts';
import type { ChartStep } from '../charts/stepper.ts';
import { logistic, logitWeights } from '../choice/logit.ts';
import { aspiration } from '../negotiating-text/aspiration.ts';
import { usefulBrackets } from '../negotiating-text/bracket.ts';
import { CELL } from '../state/layout.ts';
import { strategyNamed } from '../strategies/registry.ts';
import type { Answers } from './answers.ts';
import { CHANCE_WORDS, writeChance } from './chances.ts';
import type { Choices } from './choices.ts';
import type { Ground } from './ground.ts';
import type { Moves } from './moves.ts';

const WALK_OUT = 'walk-out';

/**
 * The delegations' words on the draft. Support depends on the text, the session and the stance: a table gives the page of a text and session, which
 * holds the chance of each stance that takes part. Objections are choices among brackets (1 + side) and a walk-out (a move's address with a minus sign).
 */
export class Positions {
  private readonly ground: Ground;
  private readonly choices: Choices;
  private readonly answers: readonly Answers[];
  private readonly moves: Moves;
  /** By actor: the exponent that its strategy puts in place of its positions' own, or null. */
  private readonly concessions: readonly (number | null)[];
  /** The table of pages. */
  readonly pages: number;
  /** The address of a list by place (see `Cells.places`): the table of objections, 0 while it is not declared. */
  readonly objections: number;

  constructor(ground: Ground, choices: Choices, answers: readonly Answers[], moves: Moves) {
    const { model, cells, stances, tables, memory } = ground;
    this.ground = ground;
    this.choices = choices;
    this.answers = answers;
    this.moves = moves;
    this.concessions = model.actors.map(({ strategy }) => strategyNamed(strategy.name).concession(strategy.options));
    this.objections = memory.reserve(cells.placeCount);
    const longest = Math.max(...model.phases.map((_, phase) => this.sessionsOf(phase)));
    this.pages = tables.declare(
      [
        ...model.actors.flatMap((_, actor) => stances.textAtoms(actor)),
        { cell: CELL.phase, value: (phase) => this.sessionsOf(phase) },
        { cell: cells.session, value: (session) => Math.min(session, longest) },
      ],
      () => memory.reserve(Math.max(1, stances.partCount)),
    );
  }

  /** The address of the present page: the address of a chance by part (see `Stances.parts`), 0 while it is not known. */
  page(): number {
    return this.ground.tables.find(this.pages);
  }

  /** Works out and lays down on the present page the chance of support of an actor in its present stance. */
  support(actor: number, page: number): number {
    const { cells, state, stances, memory } = this.ground;
    const configuration = state[cells.layout.configurations + actor]!;
    const { reservation, concession, precision } = stances.position(actor, configuration)!;
    const exponent = this.concessions[actor] ?? concession;
    const aspired = aspiration(reservation, exponent, state[cells.session]!, this.sessionsOf(state[CELL.phase]!));
    const probability = logistic(precision, stances.utility(actor, state) - aspired);
    const chance = memory.reserve(CHANCE_WORDS);
    writeChance(memory, chance, probability);
    memory.words[page + stances.parts[cells.places[actor]! + configuration]!] = chance;
    return chance;
  }

  /** The row of choices of an actor that does not support. */
  objectionRow(actor: number): number {
    const { cells, state, tables, memory } = this.ground;
    const place = cells.places[actor]! + state[cells.layout.configurations + actor]!;
    const table = memory.words[this.objections + place]!;
    return tables.find(table !== 0 ? table : this.declareObjections(actor));
  }

  /** Declares and remembers the table of an actor's objections in its present configuration. */
  declareObjections(actor: number): number {
    const { cells, state, memory } = this.ground;
    const configuration = state[cells.layout.configurations + actor]!;
    const table = this.objectionTable(actor, configuration);
    memory.words[this.objections + cells.places[actor]! + configuration] = table;
    return table;
  }

  /** Forgets the objections of an actor. */
  forget(actor: number): void {
    const [from, to] = this.ground.cells.placesOf(actor);
    this.ground.memory.words.fill(0, this.objections + from, this.objections + to);
  }

  /** How many sessions a phase is planned to have. */
  private sessionsOf(phase: number): number {
    const { rounds, drafting } = this.ground.model.phases[phase]!;
    return rounds * (drafting?.sessions ?? 1);
  }

  private objectionTable(actor: number, configuration: number): number {
    const { model, cells, stances, tables } = this.ground;
    const answers = this.answers[actor]!;
    const position = stances.position(actor, configuration)!;
    const act = model.acts.findIndex(({ name }) => name === WALK_OUT);
    const walkOut = answers.answer(configuration, actEvent(WALK_OUT), (trigger) => trigger.kind === 'act' && trigger.act === act);
    const atoms = [...stances.textAtoms(actor, configuration), ...walkOut.atoms, ...answers.appealAtoms(configuration, act)];
    const candidates = new Map<ChartStep, { readonly move: number; readonly appeal: () => number }>();
    const walkingOut = (step: ChartStep) => {
      let candidate = candidates.get(step);
      if (candidate === undefined) {
        const move = this.moves.move(actor, configuration, step.configuration, step.taken, act);
        candidate = { move, appeal: answers.appeal(step.taken) };
        candidates.set(step, candidate);
      }
      return candidate;
    };
    const text = model.issues.map(() => 0);
    const room = this.ground.roomOf(actor);
    const fill = (): number => {
      const { issues } = cells.layout;
      for (let issue = 0; issue < text.length; issue++) text[issue] = this.ground.state[issues + issue]!;
      const alternatives: number[] = [];
      const values: number[] = [];
      for (const { issue, direction, gain } of usefulBrackets(model.issues, position, text)) {
        alternatives.push(1 + 2 * issue + (direction === 1 ? 1 : 0));
        values.push(gain);
      }
      const step = walkOut.possible ? walkOut.step() : null;
      if (step !== null && step.taken.length > 0) {
        const { move, appeal } = walkingOut(step);
        alternatives.push(-move);
        values.push(appeal());
      }
      return this.choices.row(alternatives, values.length === 0 ? [] : logitWeights(position.precision, values), 0, room);
    };
    return tables.declare(answers.beyondOwn(atoms), fill, room);
  }
}
