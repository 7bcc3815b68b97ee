import { createKernel, luckKey, type Model, PairTally, type RunResult } from '@plenary/engine';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface PairsOptions {
  readonly base: Model;
  readonly other: Model;
  readonly seed: string;
  /** How many runs of each, numbered from 0. */
  readonly runs: number;
}

export interface Pairs {
  readonly tally: PairTally;
  /** How many pairs were played: the first ones. */
  readonly played: number;
  /** Whether Ctrl-C ended it early. */
  readonly interrupted: boolean;
}

/** About how long pairs are played between looks at the clock and at Ctrl-C. */
const PORTION_MS = 50;

/** Plays two models with the same luck, run by run, and counts the pairs. */
export async function playPairs({ base, other, seed, runs }: PairsOptions, terminal: Terminal): Promise<Pairs> {
  const tally = new PairTally(base, other);
  const key = luckKey(seed);
  const [first, second] = [createKernel(base), createKernel(other)];
  const progress = createProgress(terminal.talk, 'Comparing', terminal.now);
  const { signal, release } = terminal.interruption();
  let ofBase: RunResult | null = null;
  const keep = {
    // An engine overwrites its own results only, so those of the base are still there when the other has ended.
    runEnd(result: RunResult): void {
      ofBase = result;
    },
  };
  const count = {
    runEnd(result: RunResult): void {
      if (ofBase !== null) tally.add(ofBase, result);
    },
  };
  let played = 0;
  let portion = 1;
  try {
    while (played < runs && !signal.aborted) {
      const started = terminal.now();
      const end = Math.min(runs, played + portion);
      for (; played < end; played++) {
        first.run(key, played, 1, keep);
        second.run(key, played, 1, count);
      }
      portion = terminal.now() - started < PORTION_MS ? 2 * portion : Math.max(1, Math.floor(portion / 2));
      progress.update(played, runs);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    progress.end();
    release();
  }
  return { tally, played, interrupted: played < runs };
}
