import type { Sample } from './mean-interval.ts';

/**
 * How often each of several things happened: in all, in how many runs at all, and with the squares of the numbers per run, from which the
 * error of a mean per run follows. All integers, so exact in any order.
 */
export class RunCounts {
  readonly totals: Float64Array;
  readonly squares: Float64Array;
  /** Runs in which it happened at least once. */
  readonly runs: Float64Array;
  readonly #inRun: Uint32Array;
  /** The cells that are not 0 in this run. */
  readonly #touched: Uint32Array;
  #touches = 0;

  constructor(size: number) {
    this.totals = new Float64Array(size);
    this.squares = new Float64Array(size);
    this.runs = new Float64Array(size);
    this.#inRun = new Uint32Array(size);
    this.#touched = new Uint32Array(size);
  }

  count(cell: number): void {
    if (this.#inRun[cell]!++ === 0) this.#touched[this.#touches++] = cell;
  }

  runEnd(): void {
    const { totals, squares, runs } = this;
    for (let touch = 0; touch < this.#touches; touch++) {
      const cell = this.#touched[touch]!;
      const count = this.#inRun[cell]!;
      totals[cell]! += count;
      squares[cell]! += count * count;
      runs[cell]!++;
      this.#inRun[cell] = 0;
    }
    this.#touches = 0;
  }

  counts(): Readonly<Record<string, Float64Array>> {
    const { totals, squares, runs } = this;
    return { totals, squares, runs };
  }

  /** The numbers per run of one thing, over `runs` runs. */
  sample(cell: number, runs: number): Sample {
    const total = this.totals[cell]!;
    const mean = total / runs;
    return { count: runs, mean, variance: Math.max(0, this.squares[cell]! - total * mean) / (runs - 1) };
  }
}
