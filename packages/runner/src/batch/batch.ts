import {
  createKernel,
  createTally,
  isPreciseEnough,
  type LookPlan,
  luckKey,
  type Model,
  nextLook,
  type RunObserver,
  type Tally,
} from '@plenary/engine';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface BatchOptions {
  readonly model: Model;
  readonly seed: string;
  /** How many runs, numbered from 0; or by which plan to stop once all outcomes are known precisely enough. */
  readonly until: number | LookPlan;
}

export interface Batch {
  readonly tally: Tally;
  /** By outcome: the number of the first run that ended so, or null. */
  readonly examples: readonly (number | null)[];
  /** Whether Ctrl-C ended it early; the runs that were played are still the first ones. */
  readonly interrupted: boolean;
}

/** About how long runs are played between looks at the clock and at Ctrl-C. */
const PORTION_MS = 50;

/** Plays runs from number 0 on and counts them. */
export async function playBatch({ model, seed, until }: BatchOptions, terminal: Terminal): Promise<Batch> {
  const kernel = createKernel(model);
  const key = luckKey(seed);
  const tally = createTally(model);
  const examples: (number | null)[] = model.outcomes.map(() => null);
  const observer = notingExamples(tally, examples);
  const progress = createProgress(terminal.talk, 'Playing', terminal.now);
  const { signal, release } = terminal.interruption();
  let portion = 1;
  let goal = nextGoal(until, tally);
  try {
    while (goal !== null && !signal.aborted) {
      const started = terminal.now();
      kernel.run(key, tally.runs, Math.min(portion, goal - tally.runs), observer);
      portion = terminal.now() - started < PORTION_MS ? 2 * portion : Math.max(1, Math.floor(portion / 2));
      progress.update(tally.runs, goal);
      if (tally.runs === goal) goal = nextGoal(until, tally);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    progress.end();
    release();
  }
  return { tally, examples, interrupted: goal !== null };
}

/** The number of runs to reach next, or null when there are enough. */
function nextGoal(until: number | LookPlan, { runs, outcomes }: Tally): number | null {
  if (typeof until === 'number') return runs < until ? until : null;
  return runs > 0 && isPreciseEnough(until, [...outcomes], runs) ? null : nextLook(until, runs);
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
