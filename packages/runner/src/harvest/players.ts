import { createPool, reasonOf } from '../threads/pool.ts';
import { createChunkPlayer, type Task, type Work } from './chunk-player.ts';
import { type ChunkResult, isFailed } from './chunk-result.ts';
import { packResult } from './frame.ts';

/** A chunk's result as it is kept. */
export interface Played {
  readonly payload: Uint8Array;
  /** How many of its variants could not be played. */
  readonly failed: number;
}

/** Who plays chunks. */
export interface Players {
  /** How many may be asked for at a time before they have to wait. */
  readonly size: number;
  play(task: Task): Promise<Played>;
  close(): Promise<void>;
}

export function packed(result: ChunkResult): Played {
  // A copy of its own: a small buffer is part of a larger one, which would be sent whole.
  return { payload: new Uint8Array(packResult(result)), failed: result.variants.filter(isFailed).length };
}

/** One player in this thread, or so many worker threads. */
export function createPlayers(work: Work, workers: number): Players {
  return workers === 1 ? createOwnPlayer(work) : createThreads(work, workers);
}

function createOwnPlayer(work: Work): Players {
  const play = createChunkPlayer(work);
  return {
    size: 1,
    play: async (task) => packed(play(task)),
    close: async () => undefined,
  };
}

/** So many worker threads, even if it is one: this thread stays free. */
export function createThreads(work: Work, workers: number): Players {
  const pool = createPool<Task, Played>(new URL('./worker.js', import.meta.url), work, workers);
  let closing = false;
  return {
    size: workers,
    play: (task) =>
      pool.run(task).catch((error: unknown) => {
        if (closing) throw error;
        return packed(givenUp(work, `the thread that played it ended twice (${reasonOf(error)})`));
      }),
    close: () => {
      closing = true;
      return pool.close();
    },
  };
}

/** The result of a chunk that could not be played. */
export function givenUp({ variants }: Work, error: string): ChunkResult {
  return { variants: variants.map(() => ({ error })), pairs: variants.slice(1).map(() => null) };
}
