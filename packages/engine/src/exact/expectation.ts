import type { Board } from '../kernel/board.ts';
import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import type { Entry } from './frontier.ts';
import { Sum } from './sum.ts';

/** A measure solved exactly. */
export interface SolvedMeasure {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** The expectation over the runs that have a value; null when none has. */
  readonly mean: number | null;
  /** The probability that a run has a value: below 1 only for `first`. */
  readonly probability: number;
  /** Of a `first`: the probability of each round being the first, by round from 1; else null. */
  readonly byRound: readonly number[] | null;
}

/** Accumulates the expectations of a model's measures while the solver walks. */
export class Expectations {
  private readonly model: Model;
  private readonly board: Board;
  private readonly tables: readonly number[];
  /** Index among the `mean` measures, or -1. */
  private readonly sumOf: readonly number[];
  /** Index among the remembered measures, or -1. */
  private readonly memoryOf: readonly number[];
  private readonly totals: readonly Sum[];
  private readonly firsts: readonly (readonly Sum[])[];
  /** Values of running extremes, by their code less 1. */
  private readonly values: number[] = [];
  private readonly codes = new Map<number, number>();

  constructor(model: Model, board: Board) {
    const { conditions } = board.compiled;
    this.model = model;
    this.board = board;
    this.tables = model.measures.map((measure) => {
      if (measure.kind === 'count') return 0;
      return measure.kind === 'first' || measure.kind === 'rounds' ? conditions.condition(measure.of) : conditions.number(measure.of);
    });
    let sums = 0;
    let remembered = 0;
    this.sumOf = model.measures.map(({ kind }) => (kind === 'mean' ? sums++ : -1));
    this.memoryOf = model.measures.map(({ kind }) => (kind === 'first' || kind === 'maximum' || kind === 'minimum' ? remembered++ : -1));
    this.totals = model.measures.map(() => new Sum());
    this.firsts = model.measures.map(({ kind }) => (kind === 'first' ? Array.from({ length: model.rounds }, () => new Sum()) : []));
  }

  /** The sums and the memory of a run that has not begun. */
  beginning(): { sums: Float64Array; memory: Int32Array } {
    const count = (indices: readonly number[]): number => indices.filter((index) => index !== -1).length;
    return { sums: new Float64Array(count(this.sumOf)), memory: new Int32Array(count(this.memoryOf)) };
  }

  /** Counts what the last micro-step counted on the board, with this probability, and forgets it there. */
  count(probability: number): void {
    const { state, compiled } = this.board;
    const first = compiled.ground.cells.counts;
    for (let index = 0; index < this.totals.length; index++) {
      const counted = state[first + index]!;
      if (counted === 0) continue;
      this.totals[index]!.add(probability * counted);
      state[first + index] = 0;
    }
  }

  /** Reads a round's end of an entry that the board shows; updates the entry's sums and memory. */
  readRound({ probability, sums, memory }: Entry): void {
    const { conditions } = this.board.compiled;
    const round = this.board.state[CELL.round]!;
    this.model.measures.forEach(({ kind }, index) => {
      const table = this.tables[index]!;
      const place = this.memoryOf[index]!;
      if (kind === 'rounds') {
        if (conditions.holds(table)) this.totals[index]!.add(probability);
      } else if (kind === 'first') {
        if (memory[place] !== 0 || !conditions.holds(table)) return;
        memory[place] = 1;
        this.firsts[index]![round - 1]!.add(probability);
      } else if (kind === 'mean') {
        sums[this.sumOf[index]!]! += probability * conditions.value(table);
      } else if (kind === 'maximum' || kind === 'minimum') {
        const value = conditions.value(table);
        const known = memory[place] === 0 ? undefined : this.values[memory[place]! - 1];
        if (known === undefined || (kind === 'maximum' ? value > known : value < known)) memory[place] = this.codeOf(value);
      }
    });
  }

  /** Reads the end of the runs of an entry that the board shows. */
  readEnd({ probability, sums, memory }: Entry): void {
    const { conditions } = this.board.compiled;
    const rounds = this.board.state[CELL.round]!;
    this.model.measures.forEach(({ kind }, index) => {
      const total = this.totals[index]!;
      if (kind === 'final') total.add(probability * conditions.value(this.tables[index]!));
      else if (kind === 'mean') total.add(sums[this.sumOf[index]!]! / rounds);
      else if (kind === 'maximum' || kind === 'minimum') total.add(probability * (this.values[memory[this.memoryOf[index]!]! - 1] ?? 0));
    });
  }

  /** The measures when every run has ended. */
  results(): readonly SolvedMeasure[] {
    return this.model.measures.map(({ name, title, unit, kind }, index) => {
      if (kind !== 'first') return { name, title, unit, mean: this.totals[index]!.value, probability: 1, byRound: null };
      const byRound = this.firsts[index]!.map(({ value }) => value);
      const probability = Sum.of(byRound);
      const moment = Sum.of(byRound.map((share, round) => share * (round + 1)));
      return { name, title, unit, mean: probability === 0 ? null : moment / probability, probability, byRound };
    });
  }

  private codeOf(value: number): number {
    let code = this.codes.get(value);
    if (code === undefined) {
      this.values.push(value);
      code = this.values.length;
      this.codes.set(value, code);
    }
    return code;
  }
}
