import { luckKey } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';
import type { Model } from '../scenario/model.ts';
import type { RunObserver } from '../state/observer.ts';
import { Sampler } from './sampler.ts';

/** A model compiled for many runs. It keeps what it has met between calls, which changes its speed and nothing else. */
export interface Kernel {
  readonly model: Model;
  /**
   * Plays `count` runs from number `firstRun` on and tells the observer as the reference engine would: the same calls with the same values.
   * @param key the seed's text, or the key itself
   */
  run(key: Words | string, firstRun: number, count: number, observer: RunObserver): void;
  /** The state rows of one run, at each round's end and at its own. */
  trajectory(key: Words | string, run: number): readonly Int32Array[];
}

export interface KernelOptions {
  /** How many 32-bit words its tables may hold before they are forgotten between two runs. */
  readonly memory?: number;
}

const DEFAULT_MEMORY = 1 << 26;

/** Compiles a model for fast Monte Carlo. */
export function createKernel(model: Model, { memory = DEFAULT_MEMORY }: KernelOptions = {}): Kernel {
  let sampler = new Sampler(model);

  function run(key: Words | string, firstRun: number, count: number, observer: RunObserver): void {
    const words = typeof key === 'string' ? luckKey(key) : key;
    for (let number = firstRun; number < firstRun + count; number++) {
      if (sampler.board.memory.used > memory) sampler = new Sampler(model);
      sampler.run(words, number, observer);
    }
  }

  return {
    model,
    run,
    trajectory(key, number) {
      const rows: Int32Array[] = [];
      const keep = (row: Int32Array): void => void rows.push(row.slice());
      run(key, number, 1, { roundEnd: keep, runEnd: (_, row) => keep(row) });
      return rows;
    },
  };
}
