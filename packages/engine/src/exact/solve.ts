import { Board } from '../kernel/board.ts';
import { type Model, TEXT_STATUSES, type TextStatus } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import { Branching } from './branching.ts';
import { decisiveCells } from './decisive-cells.ts';
import { Expectations, type SolvedMeasure } from './expectation.ts';
import { type Entry, Frontier, TooManyStates } from './frontier.ts';
import { stepsOfRound } from './round-steps.ts';
import { Sum } from './sum.ts';

export interface SolveOptions {
  /** The greatest number of states held at one moment; `DEFAULT_LIMIT` by default. */
  readonly limit?: number;
  /** Told of each round that is solved. */
  readonly onRound?: (round: number) => void;
}

/** Exact probabilities of a model, or why there are none, as versioned, JSON-safe data. Fields may be added under the same version. */
export type Solution = {
  readonly format: 'plenary.solution/1';
  readonly title: string;
  readonly variant: string | null;
  readonly rounds: number;
  /** The greatest number of states that could be held. */
  readonly limit: number;
  /** Distinct states at the end of each round that was solved, from round 1. */
  readonly statesByRound: readonly number[];
} & (
  | {
      readonly complete: true;
      /** By outcome, in the model's order; they sum to 1 but for rounding. */
      readonly outcomes: readonly { readonly name: string; readonly title: string; readonly probability: number }[];
      /** Of the text at the run's end; null without a text. */
      readonly statuses: Readonly<Record<TextStatus, number>> | null;
      readonly measures: readonly SolvedMeasure[];
      /** The most states held at any moment, within rounds too. */
      readonly mostStates: number;
    }
  | {
      readonly complete: false;
      /** The round in which there were too many states. */
      readonly round: number;
    }
);

/** Some seconds a round and a few hundred megabytes, for a scenario of twenty actors. */
export const DEFAULT_LIMIT = 200_000;

/**
 * Solves the model's chain exactly: all reachable states and their probabilities, forward round by round, equal states merged after each step within a
 * round. Choices have their unrounded probabilities, while sampling rounds them to 2^-32. Time and memory are proportional to the states met.
 * @throws RangeError if the limit is not at least one state
 */
export function solve(model: Model, { limit = DEFAULT_LIMIT, onRound }: SolveOptions = {}): Solution {
  checkLimit(limit);
  return new Solver(model, limit, onRound ?? (() => undefined)).solve();
}

/** @throws RangeError if the limit is not at least one state */
export function checkLimit(limit: number): void {
  if (!(limit >= 1)) throw new RangeError(`A limit is at least 1 state, got ${limit}.`);
}

class Solver {
  private readonly model: Model;
  private readonly limit: number;
  private readonly board: Board;
  private readonly branching: Branching;
  private readonly expectations: Expectations;
  private readonly conditions: readonly number[];
  private readonly outcomes: readonly Sum[];
  private readonly statuses: readonly Sum[];
  private readonly statesByRound: number[] = [];
  private readonly onRound: (round: number) => void;
  /** The state that the present micro-step looks at. */
  private readonly entry: Entry;
  private frontier: Frontier;
  /** Where the states after the present micro-step gather. */
  private next: Frontier;
  /** Whether the drafting session that was begun last is held in any state. */
  private isHeld = false;
  private mostStates = 1;

  constructor(model: Model, limit: number, onRound: (round: number) => void) {
    this.model = model;
    this.limit = limit;
    this.onRound = onRound;
    this.board = new Board(model);
    this.branching = new Branching(model, this.board);
    this.expectations = new Expectations(model, this.board);
    this.conditions = model.outcomes.map(({ when }) => this.board.compiled.conditions.condition(when));
    this.outcomes = model.outcomes.map(() => new Sum());
    this.statuses = TEXT_STATUSES.map(() => new Sum());
    this.board.reset();
    this.entry = { row: this.board.state.slice(), probability: 1, ...this.expectations.beginning() };
    const cells = decisiveCells(model, this.board.compiled.ground.cells);
    this.frontier = new Frontier(this.entry, cells, limit);
    this.next = new Frontier(this.entry, cells, limit);
  }

  solve(): Solution {
    const { model, entry, limit, statesByRound } = this;
    const { title, variant, rounds } = model;
    const about = { format: 'plenary.solution/1', title, variant, rounds, limit, statesByRound } as const;
    this.frontier.add(entry.row, 1, entry.sums, entry.memory, 1);
    for (let round = 1; round <= model.rounds && this.frontier.size > 0; round++) {
      try {
        this.playRound(round);
      } catch (error) {
        if (!(error instanceof TooManyStates)) throw error;
        return { ...about, complete: false, round };
      }
      this.onRound(round);
    }
    return {
      ...about,
      complete: true,
      outcomes: model.outcomes.map(({ name, title }, index) => ({ name, title, probability: this.outcomes[index]!.value })),
      statuses: model.issues.length === 0 ? null : this.statusProbabilities(),
      measures: this.expectations.results(),
      mostStates: this.mostStates,
    };
  }

  private statusProbabilities(): Record<TextStatus, number> {
    const entries = TEXT_STATUSES.map((status, index) => [status, this.statuses[index]!.value] as const);
    return Object.fromEntries(entries) as Record<TextStatus, number>;
  }

  private playRound(round: number): void {
    const { board, branching, expectations, model } = this;
    for (const step of stepsOfRound(model, round)) {
      if (step.kind === 'open') this.isHeld = false;
      else if ((step.kind === 'word' || step.kind === 'close') && !this.isHeld) continue;
      this.step((entry, emit) => {
        if (step.kind === 'open' && branching.opens(step.session)) this.isHeld = true;
        branching.branch(step, entry.row, (probability) => {
          if (step.kind === 'housekeeping') expectations.readRound(entry);
          emit(entry.probability * probability, probability);
        });
      });
    }
    this.statesByRound.push(this.frontier.size);
    this.step((entry, emit) => {
      const ending = model.outcomes.findIndex(({ ends }, index) => ends && board.compiled.conditions.holds(this.conditions[index]!));
      if (ending !== -1) {
        this.end(entry, ending);
      } else if (round === model.rounds) {
        board.settleText();
        this.end(
          entry,
          this.conditions.findIndex((condition) => board.compiled.conditions.holds(condition)),
        );
      } else {
        board.passRound();
        emit(entry.probability, 1);
      }
    });
  }

  /** Replaces the frontier by what a micro-step makes of each of its entries, which the board shows when `branch` is called. */
  private step(branch: (entry: Entry, emit: Emit) => void): void {
    const { board, expectations, frontier, next, entry } = this;
    const emit: Emit = (probability, weight) => {
      expectations.count(probability);
      next.add(board.state, probability, entry.sums, entry.memory, weight);
    };
    next.clear();
    for (let index = 0; index < frontier.size; index++) {
      frontier.load(index, entry);
      board.state.set(entry.row);
      branch(entry, emit);
    }
    this.frontier = next;
    this.next = frontier;
    if (next.size > this.mostStates) this.mostStates = next.size;
  }

  private end(entry: Entry, outcome: number): void {
    this.outcomes[outcome]!.add(entry.probability);
    this.statuses[this.board.state[CELL.status]!]!.add(entry.probability);
    this.expectations.readEnd(entry);
  }
}

/** Adds the state on the board: its probability, and its share of the entry it came from. */
type Emit = (probability: number, weight: number) => void;
