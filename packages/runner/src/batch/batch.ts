import { createReference, createTally, type Model, type RunObserver, runReference, type Tally } from '@plenary/engine';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface BatchOptions {
  readonly model: Model;
  readonly seed: string;
  /** How many runs, numbered from 0. */
  readonly runs: number;
}

export interface Batch {
  readonly tally: Tally;
  /** By outcome: the number of the first run that ended so, or null. */
  readonly examples: readonly (number | null)[];
  /** Whether Ctrl-C ended it early; the runs that were played are still the first ones. */
  readonly interrupted: boolean;
}

/** How long runs are played between looks at the clock and at Ctrl-C. */
const SLICE_MS = 50;

/** Plays runs 0 to `runs` - 1 and counts them. */
export async function playBatch({ model, seed, runs }: BatchOptions, terminal: Terminal): Promise<Batch> {
  const reference = createReference(model);
  const tally = createTally(model);
  const examples: (number | null)[] = model.outcomes.map(() => null);
  const observer = notingExamples(tally, examples);
  const progress = createProgress(terminal.talk, `Playing ${runs} runs`, terminal.now);
  const { signal, release } = terminal.interruption();
  let run = 0;
  try {
    while (run < runs && !signal.aborted) {
      const pause = terminal.now() + SLICE_MS;
      while (run < runs && terminal.now() < pause) runReference(reference, { seed, run: run++ }, observer);
      progress.update(run, runs);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    progress.end();
    release();
  }
  return { tally, examples, interrupted: run < runs };
}

/** The tally as an observer that also notes the first run of each outcome. */
function notingExamples(tally: Tally, examples: (number | null)[]): RunObserver {
  return {
    turn: (actor, blocked) => tally.turn(actor, blocked),
    act: (actor, act) => tally.act(actor, act),
    event: (event) => tally.event(event),
    position: (actor, supports) => tally.position(actor, supports),
    roundEnd: (row) => tally.roundEnd(row),
    runEnd(result, row) {
      examples[result.outcome] ??= result.run;
      tally.runEnd(result, row);
    },
  };
}
