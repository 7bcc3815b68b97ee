import type { Expression } from '../expression/ast.ts';
import { NO_OUTCOME } from '../kernel/readings.ts';
import { Sampler } from '../kernel/sampler.ts';
import type { Words } from '../luck/threefry.ts';
import type { Model } from '../scenario/model.ts';

/** Forget the kernel's tables beyond this many 32-bit words, between two stages' worth of states. */
const MOST_MEMORY = 1 << 26;

/** Plays runs from states in their midst, and reads the importance of the states that they come to. */
export class Brancher {
  /** Rounds played so far. */
  rounds = 0;
  private readonly model: Model;
  private readonly importanceOf: Expression;
  private sampler: Sampler;
  private importance: () => number;

  constructor(model: Model, importance: Expression) {
    this.model = model;
    this.importanceOf = importance;
    this.sampler = new Sampler(model);
    this.importance = this.sampler.board.compiled.ground.evaluator(importance);
  }

  /** Begins anew: states that were taken before are worth nothing afterwards. Gives the state at the beginning of a run. */
  begin(): Int32Array {
    if (this.sampler.board.memory.used > MOST_MEMORY) {
      this.sampler = new Sampler(this.model);
      this.importance = this.sampler.board.compiled.ground.evaluator(this.importanceOf);
    }
    this.sampler.board.reset();
    return this.sampler.board.state.slice();
  }

  /**
   * Plays on from the beginning of a round, with the luck of run `run` of this key, until the run ends or `arrive`, told of the importance at the
   * beginning of each round (the first one too) and of the state there, says to stop.
   * @returns the outcome's index, or `NO_OUTCOME` if it was stopped
   */
  play(from: Int32Array, key: Words, run: number, arrive: (importance: number, state: Int32Array) => boolean): number {
    const { sampler, importance } = this;
    const { state } = sampler.board;
    state.set(from);
    sampler.turnTo(key, run);
    let outcome = NO_OUTCOME;
    while (outcome === NO_OUTCOME) {
      if (arrive(importance(), state)) return NO_OUTCOME;
      outcome = sampler.playRound(SILENT);
      this.rounds++;
    }
    return outcome;
  }
}

const SILENT = {};
