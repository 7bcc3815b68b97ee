import type { Words } from '../luck/threefry.ts';
import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import type { RunObserver, RunResult } from '../state/observer.ts';
import { Board } from './board.ts';
import { CHANCE, MODE } from './chances.ts';
import { alternativesOf, chosenAt, factsOf } from './choices.ts';
import { HAZARD_WORDS } from './hazards.ts';
import { LuckBlocks, slotsOf } from './luck-blocks.ts';
import { MOVE } from './moves.ts';
import { NO_OUTCOME, Readings } from './readings.ts';
import { playTurns } from './turn-loop.ts';

/** Walks over a board by drawn luck. */
export class Sampler {
  readonly board: Board;
  private readonly model: Model;
  private readonly readings: Readings;
  private readonly luck: LuckBlocks;
  private readonly result: Result;
  /** The common part of the state. */
  private readonly row: Int32Array;

  constructor(model: Model) {
    this.model = model;
    this.board = new Board(model);
    this.readings = new Readings(model, this.board.compiled);
    this.luck = new LuckBlocks(slotsOf(model));
    this.row = this.board.state.subarray(0, this.board.compiled.ground.cells.layout.size);
    this.result = {
      run: 0,
      outcome: 0,
      rounds: 0,
      measures: this.readings.values,
      utilities: new Float64Array(model.actors.length).fill(Number.NaN),
    };
  }

  /** Plays one run and tells the observer. */
  run(key: Words, run: number, observer: RunObserver): void {
    this.board.reset();
    this.readings.begin();
    this.turnTo(key, run);
    let outcome = NO_OUTCOME;
    while (outcome === NO_OUTCOME) outcome = this.playRound(observer);
    if (observer.runEnd !== undefined) this.tellEnd(run, outcome, observer);
  }

  /** Draws the luck of this run from now on. */
  turnTo(key: Words, run: number): void {
    this.luck.beginRun(key, run);
  }

  /** Plays the round at whose beginning the board stands; gives the outcome of a run that it ends, or `NO_OUTCOME`. */
  playRound(observer: RunObserver): number {
    const { board, luck, readings, model, row } = this;
    const round = row[CELL.round]!;
    luck.beginRound(round);
    playTurns(board, luck, observer);
    if (board.drafts) this.draft(observer);
    this.strikeEvents(observer);
    board.keepHouse();
    if (observer.roundEnd !== undefined) observer.roundEnd(row);
    const ended = readings.readRound();
    if (ended !== NO_OUTCOME) return ended;
    if (round >= model.rounds) {
      board.settleText();
      return readings.finalOutcome();
    }
    board.passRound();
    return NO_OUTCOME;
  }

  /** Whether a chance comes true by the draw of a slot. */
  private comesTrue(row: number, slot: number): boolean {
    const { words } = this.board.memory;
    const mode = words[row + CHANCE.mode]!;
    return mode === MODE.draw ? this.luck.draw(slot) <= words[row + CHANCE.mark]! : mode === MODE.always;
  }

  private draft(observer: RunObserver): void {
    const { board, model } = this;
    const { state, memory, compiled } = board;
    const { sessions } = board.phase;
    const order = compiled.orders.all(state[CELL.round]!);
    for (let session = 1; session <= sessions && board.drafts; session++) {
      board.openSession(session);
      let page = compiled.positions.page();
      for (let place = 1; place <= model.actors.length; place++) {
        const walkedOut = this.takePosition(memory.words[order + place]!, page, session, observer);
        if (walkedOut) page = compiled.positions.page();
      }
      board.closeSession();
    }
  }

  /** Lets an actor take its position, if it takes part; says whether it walked out. */
  private takePosition(actor: number, page: number, session: number, observer: RunObserver): boolean {
    const { board, model } = this;
    const chance = board.supportChance(actor, page);
    if (chance === 0) return false;
    const slot = model.actors.length * (2 * session - 1) + model.events.length + actor;
    const supports = this.comesTrue(chance, slot);
    if (observer.position !== undefined) observer.position(actor, supports);
    const objection = supports ? 0 : this.objection(board.compiled.positions.objectionRow(actor), slot + model.actors.length);
    board.say(actor, supports, Math.max(0, objection));
    if (objection >= 0) return false;
    if (observer.act !== undefined) observer.act(actor, board.memory.words[MOVE.act - objection]! - 1);
    board.act(actor, -objection);
    return true;
  }

  /** The objection drawn from a row; 0 when there is none to choose. */
  private objection(row: number, slot: number): number {
    const { words } = this.board.memory;
    const alternatives = words[factsOf(words, row)]!;
    if (alternatives === 0) return 0;
    return words[alternatives === 1 ? alternativesOf(row, 1) : chosenAt(words, row, alternatives, this.luck.draw(slot))]!;
  }

  private strikeEvents(observer: RunObserver): void {
    const { board, model } = this;
    const { memory, compiled } = board;
    const { tables } = compiled.hazards;
    for (let bundle = 0; bundle < tables.length; bundle++) {
      let row = compiled.ground.tables.find(tables[bundle]!);
      let left = memory.words[row]!;
      let at = row + 1;
      for (; left > 0; left--, at += HAZARD_WORDS) {
        const event = memory.words[at]!;
        if (!this.comesTrue(at + 1, model.actors.length + event)) continue;
        if (observer.event !== undefined) observer.event(event);
        board.strike(event);
        row = compiled.ground.tables.find(tables[bundle]!);
        left = memory.words[row]! + 1;
        at = row + 1 - HAZARD_WORDS;
        while (left > 1 && memory.words[at + HAZARD_WORDS]! <= event) {
          left--;
          at += HAZARD_WORDS;
        }
      }
    }
  }

  private tellEnd(run: number, outcome: number, observer: RunObserver): void {
    const { result, row, board } = this;
    const { stances } = board.compiled.ground;
    this.readings.readEnd();
    result.run = run;
    result.outcome = outcome;
    result.rounds = row[CELL.round]!;
    stances.finalUtilities(row, result.utilities);
    observer.runEnd?.(result, row);
  }
}

type Result = { -readonly [Key in keyof RunResult]: RunResult[Key] };
