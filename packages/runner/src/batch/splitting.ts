import { createSplitting, type Model, type RareOptions, type Splitting } from '@plenary/engine';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Plays the replications of a splitting one after the other, until all are played or Ctrl-C comes. */
export async function playSplitting(
  model: Model,
  options: RareOptions,
  terminal: Terminal,
): Promise<{ readonly splitting: Splitting; readonly interrupted: boolean }> {
  const progress = createProgress(terminal.talk, 'Splitting', terminal.now);
  const { signal, release } = terminal.interruption();
  try {
    const splitting = createSplitting(model, options);
    while (splitting.played < splitting.replications && !signal.aborted) {
      splitting.replicate();
      progress.update(splitting.played, splitting.replications);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { splitting, interrupted: splitting.played < splitting.replications };
  } finally {
    progress.end();
    release();
  }
}
