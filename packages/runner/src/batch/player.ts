import { createKernel, createTally, luckKey, type Model, type RunObserver, type Tally } from '@plenary/engine';

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
  const observer: RunObserver = {
    turn: (actor, blocked) => tally.turn(actor, blocked),
    act: (actor, act) => tally.act(actor, act),
    event: (event) => tally.event(event),
    position: (actor, supports) => tally.position(actor, supports),
    roundEnd: (row) => tally.roundEnd(row),
    runEnd(result, row) {
      const known = examples[result.outcome] ?? null;
      if (known === null || result.run < known) examples[result.outcome] = result.run;
      tally.runEnd(result, row);
    },
  };
  return { tally, examples, play: (firstRun, count) => kernel.run(key, firstRun, count, observer) };
}
