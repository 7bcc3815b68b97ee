import type { Board } from '../kernel/board.ts';
import { CHANCE } from '../kernel/chances.ts';
import { alternativesOf, FACTS, factsOf } from '../kernel/choices.ts';
import { HAZARD_WORDS } from '../kernel/hazards.ts';
import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import type { RoundStep } from './round-steps.ts';

/** Told of each state that a step may lead to, which the board then shows, with its probability in (0, 1]. */
export type Reach = (probability: number) => void;

/** Branches over everything that may come of a step of a round. */
export class Branching {
  private readonly model: Model;
  private readonly board: Board;

  constructor(model: Model, board: Board) {
    this.model = model;
    this.board = board;
  }

  /** Whether a drafting session begins in the state on the board, if this is the one before its `open`. */
  opens(session: number): boolean {
    const { board } = this;
    return board.drafts && session <= board.phase.sessions;
  }

  /** Reaches every state that a step may lead to from `row`, which the board shows. The probabilities add up to 1. */
  branch(step: RoundStep, row: Int32Array, reach: Reach): void {
    const { board, model } = this;
    const isHeld = board.state[board.compiled.ground.cells.session] !== 0;
    switch (step.kind) {
      case 'act': {
        const { actor } = step;
        const speaks = model.phases[board.state[CELL.phase]!]!.speakers.includes(actor);
        this.choose(row, reach, speaks ? board.turnRow(actor) : 0, (move) => board.act(actor, move));
        return;
      }
      case 'open':
        if (this.opens(step.session)) board.openSession(step.session);
        reach(1);
        return;
      case 'word':
        if (isHeld) this.speak(row, reach, step.actor);
        else reach(1);
        return;
      case 'close':
        if (isHeld) board.closeSession();
        reach(1);
        return;
      case 'event':
        this.strike(row, reach, step.event);
        return;
      case 'housekeeping':
        board.keepHouse();
        reach(1);
    }
  }

  /** Branches over an actor's word in a session: support, or an objection. */
  private speak(row: Int32Array, reach: Reach, actor: number): void {
    const { board } = this;
    const chance = board.supportChance(actor, board.compiled.positions.page());
    if (chance === 0) {
      reach(1);
      return;
    }
    const supports = board.memory.doubles[board.memory.words[chance + CHANCE.share]!]!;
    if (supports > 0) {
      board.say(actor, true, 0);
      reach(supports);
    }
    if (supports < 1) {
      board.state.set(row);
      this.object(row, (probability) => reach((1 - supports) * probability), actor);
    }
  }

  private object(row: Int32Array, reach: Reach, actor: number): void {
    const { board } = this;
    this.choose(
      row,
      reach,
      board.compiled.positions.objectionRow(actor),
      (objection) => {
        board.say(actor, false, Math.max(0, objection));
        if (objection < 0) board.act(actor, -objection);
      },
      () => board.say(actor, false, 0),
    );
  }

  private strike(row: Int32Array, reach: Reach, event: number): void {
    const { board } = this;
    const probability = this.hazardOf(event);
    if (probability < 1) reach(1 - probability);
    if (probability > 0) {
      board.state.set(row);
      board.strike(event);
      reach(probability);
    }
  }

  /** The probability with which an event strikes in the state on the board. */
  private hazardOf(event: number): number {
    const { memory, compiled } = this.board;
    const { tables } = compiled.ground;
    for (const table of compiled.hazards.tables) {
      const row = tables.find(table);
      const { words } = memory;
      for (let left = words[row]!, at = row + 1; left > 0; left--, at += HAZARD_WORDS) {
        if (words[at] === event) return memory.doubles[words[at + 1 + CHANCE.share]!]!;
      }
    }
    return 0;
  }

  /** Branches over a row of choices (0: none to make). */
  private choose(
    row: Int32Array,
    reach: Reach,
    choices: number,
    carryOut: (alternative: number) => void,
    pass: () => void = () => undefined,
  ): void {
    const { board } = this;
    const facts = choices === 0 ? 0 : factsOf(board.memory.words, choices);
    const count = choices === 0 ? 0 : board.memory.words[facts + FACTS.count]!;
    if (count === 0) {
      pass();
      reach(1);
      return;
    }
    const shares = board.memory.words[facts + FACTS.shares]!;
    for (let index = 0; index < count; index++) {
      const share = board.memory.doubles[shares + index]!;
      board.state.set(row);
      carryOut(board.memory.words[alternativesOf(choices, count) + index]!);
      reach(share);
    }
  }
}
