import type { Model, RunResult } from '@plenary/engine';
import type { RunList } from './chunk-result.ts';

/** The results of consecutive runs of one model, in flat arrays: an object for each would be garbage by the million. */
export class PlayedRuns {
  readonly #firstRun: number;
  readonly #outcomes: Uint16Array;
  readonly #rounds: Uint16Array;
  /** By run, then measure. */
  readonly #measures: Float64Array;
  /** By run, then actor. */
  readonly #utilities: Float64Array;
  /** What `at` hands out, overwritten each time. */
  readonly #shown: { run: number; outcome: number; rounds: number; readonly measures: Float64Array; readonly utilities: Float64Array };

  constructor({ measures, actors }: Model, firstRun: number, count: number) {
    this.#firstRun = firstRun;
    this.#outcomes = new Uint16Array(count);
    this.#rounds = new Uint16Array(count);
    this.#measures = new Float64Array(count * measures.length);
    this.#utilities = new Float64Array(count * actors.length);
    const shown = { measures: new Float64Array(measures.length), utilities: new Float64Array(actors.length) };
    this.#shown = { run: 0, outcome: 0, rounds: 0, ...shown };
  }

  /** Keeps a copy of a result; they may come in any order. */
  keep({ run, outcome, rounds, measures, utilities }: RunResult): void {
    const index = run - this.#firstRun;
    this.#outcomes[index] = outcome;
    this.#rounds[index] = rounds;
    this.#measures.set(measures, index * measures.length);
    this.#utilities.set(utilities, index * utilities.length);
  }

  /** The result of the n-th run, counted from 0. It is overwritten by the next call. */
  at(index: number): RunResult {
    const shown = this.#shown;
    shown.run = this.#firstRun + index;
    shown.outcome = this.#outcomes[index]!;
    shown.rounds = this.#rounds[index]!;
    copy(this.#measures, index, shown.measures);
    copy(this.#utilities, index, shown.utilities);
    return shown;
  }

  /** All of them as data. */
  list(): RunList {
    const width = this.#shown.measures.length;
    return {
      firstRun: this.#firstRun,
      outcomes: Array.from(this.#outcomes),
      rounds: Array.from(this.#rounds),
      measures: Array.from({ length: width }, (_, measure) =>
        Array.from(this.#outcomes, (_, run) => {
          const value = this.#measures[run * width + measure]!;
          return Number.isNaN(value) ? null : value;
        }),
      ),
    };
  }
}

/** Copies the n-th stretch of `from` as long as `to`. */
function copy(from: Float64Array, index: number, to: Float64Array): void {
  const start = index * to.length;
  for (let offset = 0; offset < to.length; offset++) to[offset] = from[start + offset]!;
}
