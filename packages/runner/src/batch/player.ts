import { createKernel, createTally, luckKey, type Model, type RunResult, type Tally } from '@plenary/engine';

/** Plays runs of one model with one seed and counts them. */
export interface Player {
  readonly tally: Tally;
  /** By outcome: the number of the first run that ended so, or null. */
  readonly examples: readonly (number | null)[];
  play(firstRun: number, count: number): void;
}

/** A player that has not played yet. */
export function createPlayer(model: Model, seed: string): Player {
  const kernel = createKernel(model);
  const key = luckKey(seed);
  const tally = createTally(model);
  const examples: (number | null)[] = model.outcomes.map(() => null);
  function noteExample({ run, outcome }: RunResult): void {
    const known = examples[outcome] ?? null;
    if (known === null || run < known) examples[outcome] = run;
  }
  return { tally, examples, play: (firstRun, count) => kernel.count(key, firstRun, count, tally, noteExample) };
}
