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
  readonly #lastRun: Uint32Array;
  #run = 1;

  constructor(size: number) {
    this.totals = new Float64Array(size);
    this.squares = new Float64Array(size);
    this.runs = new Float64Array(size);
    this.#inRun = new Uint32Array(size);
    this.#lastRun = new Uint32Array(size);
  }

  count(cell: number): void {
    if (this.#lastRun[cell] !== this.#run) {
      this.#lastRun[cell] = this.#run;
      this.#inRun[cell] = 0;
      this.runs[cell]!++;
    }
    this.totals[cell]!++;
    this.squares[cell]! += 2 * this.#inRun[cell]!++ + 1;
  }

  runEnd(): void {
    this.#run++;
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
