import { Branching } from '../exact/branching.ts';
import { decisiveCells } from '../exact/decisive-cells.ts';
import { Frontier, TooManyStates } from '../exact/frontier.ts';
import type { Expression } from '../expression/ast.ts';
import { Board } from '../kernel/board.ts';
import type { Model } from '../scenario/model.ts';
import { Forks } from './effect.ts';
import { type Moment, Moments } from './moments.ts';
import { Outgoing } from './outgoing.ts';
import { type Variable, variablesOf } from './variables.ts';

/**
 * What happens at a moment: by reached state the values of its variables, the number of its fork, by branch the values of the variables there, and by measure how
 * often it is expected to count on the way.
 */
export interface Table {
  readonly rows: Int32Array[];
  readonly forks: number[];
  readonly arrivals: (readonly Int32Array[])[];
  readonly counts: (readonly number[])[];
}

/** Values of expressions where they are read: at ends of rounds, and at the end of the run. */
export interface Readings {
  readonly rows: Int32Array[];
  /** By expression, by row; a condition is 0 or 1. */
  readonly values: readonly number[][];
}

/** All reachable states of a model and what happens in them. */
export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  readonly variables: readonly Variable[];
  /** By variable: its value in the first state. */
  readonly start: Int32Array;
  /** By variable: the values that it takes, ascending. */
  readonly reached: readonly (readonly number[])[];
  readonly moments: Moments;
  readonly forks: Forks;
  /** By moment; empty where what happens is a matter of conditions only. */
  readonly tables: readonly Table[];
  readonly readings: Readings;
}

/**
 * Walks over all reachable states of all rounds, step by step.
 * @param limit the greatest number of states
 * @param expressions those whose values are wanted where outcomes are decided; null for none
 * @throws {TooManyStates}
 */
export function explore(
  model: Model,
  limit: number,
  expressions: readonly (Expression | null)[],
  onRound: (round: number) => void,
): Exploration {
  return new Explorer(model, limit, expressions).explore(onRound);
}

const NONE = new Float64Array(0);

class Explorer {
  private readonly model: Model;
  private readonly limit: number;
  private readonly board: Board;
  private readonly branching: Branching;
  private readonly variables: readonly Variable[];
  private readonly moments: Moments;
  private readonly forks = new Forks();
  private readonly tables: readonly Table[];
  private readonly readings: Readings;
  private readonly readers: readonly (() => number)[];
  private readonly outcomes: readonly number[];
  private readonly reached: readonly Set<number>[];
  private readonly outgoing: Outgoing;
  private readonly cells: Int32Array;
  private readonly row: Int32Array;
  private states = 0;
  private transitions = 0;

  constructor(model: Model, limit: number, expressions: readonly (Expression | null)[]) {
    this.model = model;
    this.limit = limit;
    this.board = new Board(model);
    const { ground, conditions: tables } = this.board.compiled;
    this.branching = new Branching(model, this.board);
    this.variables = variablesOf(model, ground.cells);
    this.moments = new Moments(model);
    this.tables = this.moments.list.map(() => ({ rows: [], forks: [], arrivals: [], counts: [] }));
    this.readers = expressions.map((expression) => {
      if (expression === null) return () => 0;
      const table = tables.number(expression);
      return () => tables.value(table);
    });
    this.readings = { rows: [], values: expressions.map(() => []) };
    this.outcomes = model.outcomes.map(({ when }) => tables.condition(when));
    this.reached = this.variables.map(() => new Set<number>());
    this.outgoing = new Outgoing(this.variables, this.forks, this.board.state, ground.cells.counts, model.measures.length);
    this.cells = decisiveCells(model, ground.cells);
    this.board.reset();
    this.row = this.board.state.slice();
  }

  explore(onRound: (round: number) => void): Exploration {
    const { model, variables, moments, forks, tables, readings } = this;
    const start = Int32Array.from(variables, ({ read }) => read(this.row));
    let beginnings = this.frontier();
    this.add(beginnings);
    for (let round = 1; round <= model.rounds && beginnings.size > 0; round++) {
      beginnings = this.finishRound(round, this.playRound(round, beginnings));
      onRound(round);
    }
    return {
      states: this.states,
      transitions: this.transitions,
      variables,
      start,
      reached: this.reached.map((values) => [...values].sort((a, b) => a - b)),
      moments,
      forks,
      tables,
      readings,
    };
  }

  /** The states at the round's end of those at its beginning. */
  private playRound(round: number, beginnings: Frontier): Frontier {
    const { board, branching, moments } = this;
    const steps = moments.stepsOf(round);
    const frontiers = [beginnings, ...steps.map(() => this.frontier())];
    const indices = [...steps, { kind: 'round-end' } as const].map((moment) => moments.indexOf(moment));
    const afterSessions = steps.findLastIndex(({ kind }) => kind === 'close') + 1;
    const opened = board.compiled.ground.cells.session;
    steps.forEach((step, place) => {
      this.visit(frontiers[place]!, step, () => {
        branching.branch(step, this.row, (probability) => {
          const next = step.kind === 'open' && board.state[opened] === 0 ? afterSessions : place + 1;
          this.outgoing.reach(probability, indices[next]!);
          this.add(frontiers[next]!);
        });
      });
    });
    return frontiers[steps.length]!;
  }

  /** Ends the runs that end with the round; the states at the beginning of the next one of the others. */
  private finishRound(round: number, ends: Frontier): Frontier {
    const { board, model, moments } = this;
    const { conditions } = board.compiled;
    const [over, passing, endings, next] = [this.frontier(), this.frontier(), this.frontier(), this.frontier()];
    const after = round === model.rounds ? endings : passing;
    this.visit(ends, null, () => {
      this.read();
      const stop = model.outcomes.findIndex(({ ends }, index) => ends && conditions.holds(this.outcomes[index]!));
      this.transitions++;
      if (stop === -1) this.add(after);
      else this.add(over, stop);
    });
    const settled = moments.has({ kind: 'fallback' }) ? this.frontier() : endings;
    if (settled !== endings) {
      this.visit(endings, { kind: 'fallback' }, () => {
        board.settleText();
        this.outgoing.reach(1, moments.indexOf({ kind: 'ending' }));
        this.add(settled);
      });
    }
    this.visit(settled, null, () => {
      this.read();
      this.transitions++;
      this.add(
        over,
        this.outcomes.findIndex((condition) => conditions.holds(condition)),
      );
    });
    this.visit(passing, { kind: 'next-round' }, () => {
      board.passRound();
      this.outgoing.reach(1, moments.indexOf(moments.stepsOf(round + 1)[0] ?? { kind: 'round-end' }));
      this.add(next);
    });
    this.visit(over, null, () => {
      this.transitions++;
    });
    return next;
  }

  /** Shows each state of a frontier on the board; what is made of it there is entered in the table of the moment, if there is one. */
  private visit(frontier: Frontier, moment: Moment | null, play: () => void): void {
    if (frontier.size === 0) return;
    const { row, outgoing, variables } = this;
    const table = moment === null ? null : this.tables[this.moments.indexOf(moment)]!;
    const entry = { row, probability: 1, sums: NONE, memory: new Int32Array(1) };
    for (let index = 0; index < frontier.size; index++) {
      frontier.load(index, entry);
      this.board.state.set(row);
      const values = outgoing.begin(row);
      variables.forEach((_, variable) => {
        this.reached[variable]!.add(values[variable]!);
      });
      play();
      if (table === null) continue;
      const { fork, arrivals, counts } = outgoing.result();
      table.rows.push(values);
      table.forks.push(fork);
      table.arrivals.push(arrivals);
      table.counts.push(counts);
      this.transitions += arrivals.length;
    }
  }

  /** Reads the wanted expressions in the state on the board. */
  private read(): void {
    this.readings.rows.push(this.outgoing.before);
    this.readers.forEach((read, index) => {
      this.readings.values[index]!.push(read());
    });
  }

  private frontier(): Frontier {
    return new Frontier({ row: this.row, probability: 1, sums: NONE, memory: new Int32Array(1) }, this.cells, this.limit);
  }

  /** Adds the state on the board. */
  private add(frontier: Frontier, outcome = -1): void {
    const before = frontier.size;
    frontier.add(this.board.state, 1, NONE, Int32Array.of(outcome), 0);
    this.states += frontier.size - before;
    if (this.states > this.limit) throw new TooManyStates();
  }
}
