import { Piscina } from 'piscina';
import { createChunkPlayer, type Task, type Work } from './chunk-player.ts';
import { type ChunkResult, isFailed } from './chunk-result.ts';
import { packResult } from './frame.ts';

/** A chunk's result as it is kept. */
export interface Played {
  readonly payload: Uint8Array;
  /** How many of its variants could not be played. */
  readonly failed: number;
}

/** Of a thread. A bounded heap is collected sooner: it keeps a batch of many small points within half the memory, at no cost in time. */
const HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1024 };

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
  return workers === 1 ? createOwnPlayer(work) : createPool(work, workers);
}

function createOwnPlayer(work: Work): Players {
  const play = createChunkPlayer(work);
  return {
    size: 1,
    play: async (task) => packed(play(task)),
    close: async () => undefined,
  };
}

function createPool(work: Work, workers: number): Players {
  const pool = new Piscina<Task, Played>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: work,
    resourceLimits: HEAP,
  });
  let closing = false;
  return {
    size: workers,
    // A thread that dies, for want of memory for one, may have been unlucky: a chunk is given up at the second try.
    play: (task) =>
      pool
        .run(task)
        .catch(() => pool.run(task))
        .catch((error: unknown) => {
          if (closing) throw error;
          return packed(givenUp(work, error));
        }),
    close: () => {
      closing = true;
      return pool.destroy();
    },
  };
}

function givenUp({ variants }: Work, error: unknown): ChunkResult {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    variants: variants.map(() => ({ error: `the thread that played it ended twice (${reason})` })),
    pairs: variants.slice(1).map(() => null),
  };
}
