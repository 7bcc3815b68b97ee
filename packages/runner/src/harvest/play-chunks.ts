import { type AdjustableScenario, chunkAt, chunkCount, numbersAt, studiesOf } from '@plenary/engine';
import type { Terminal } from '../terminal/terminal.ts';
import type { Arrivals } from './arrivals.ts';
import type { BatchInput } from './batch-input.ts';
import { boundsOf } from './bounds.ts';
import type { Task, Work } from './chunk-player.ts';
import type { Shard } from './manifest.ts';
import { createPace } from './pace.ts';
import type { Players } from './threads.ts';

/** What all chunks of a batch share. */
export function workOf({ plan, scenarioTexts }: BatchInput): Work {
  return {
    scenarios: plan.scenarios.map(({ file, models }, index) => ({ text: scenarioTexts[index]!, file, bounds: models.map(boundsOf) })),
    variants: plan.variants,
    keepRuns: plan.keep.runs,
  };
}

/** The scenarios of a batch as they have been read. */
export function scenariosOf({ plan }: BatchInput): readonly AdjustableScenario[] {
  return plan.scenarios.map(({ scenario }) => scenario);
}

/** One of them. */
export function taskOf({ plan }: BatchInput, number: number): Task {
  const { study, point, firstRun, count } = chunkAt(plan, number);
  const { scenario, seed } = studiesOf(plan)[study]!;
  return { scenario, seed, numbers: numbersAt(plan, point), firstRun, count };
}

/** The numbers of the chunks that a shard plays, or of all, that are not finished yet. */
export function* chunksToPlay({ plan }: BatchInput, shard: Shard | null, isFinished: (chunk: number) => boolean): Generator<number> {
  const { index, of } = shard ?? { index: 1, of: 1 };
  const total = chunkCount(plan);
  for (let chunk = index - 1; chunk < total; chunk += of) if (!isFinished(chunk)) yield chunk;
}

export interface PlayOptions {
  /** They share the work. */
  readonly players: readonly Players[];
  readonly arrivals: Arrivals;
  readonly terminal: Terminal;
  readonly quiet: boolean;
  /** Ends the playing as Ctrl-C does. */
  readonly stop: AbortSignal;
}

/**
 * Plays chunks and notes each when it is finished, in whatever order that is. Ctrl-C lets those under way end and begins no more.
 * @returns whether all were played
 */
export async function playChunks(input: BatchInput, chunks: readonly number[], options: PlayOptions): Promise<boolean> {
  const { players, arrivals, terminal, quiet, stop } = options;
  const { signal, release } = terminal.interruption();
  const pace = createPace(terminal, chunks.length, quiet);
  const tellStop = (): void => {
    pace.end();
    if (!quiet) terminal.talk.line('The pieces of work under way are played to their end; Ctrl-C again ends at once.');
  };
  signal.addEventListener('abort', tellStop);
  let next = 0;
  let done = 0;
  /** @param last how many chunks are left to those who have none yet */
  const playOn = async ({ play }: Players, last: number): Promise<void> => {
    while (next < chunks.length - last && !signal.aborted && !stop.aborted) {
      const chunk = chunks[next++]!;
      const { payload } = await play(taskOf(input, chunk));
      arrivals.arrive(chunk, payload);
      pace.update(++done);
      // Lets Ctrl-C come through where everything is played in this thread.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const all = players.reduce((sum, { size }) => sum + size, 0);
  try {
    await Promise.all(
      players.flatMap((company) =>
        Array.from({ length: company.atOnce }, (_, place) => playOn(company, place < company.size ? 0 : 2 * all)),
      ),
    );
  } finally {
    signal.removeEventListener('abort', tellStop);
    pace.end();
    release();
  }
  return done === chunks.length;
}
