import { createChunkPlayer, type Work } from './chunk-player.ts';
import { packed } from './played.ts';
import { createThreads, type Players } from './threads.ts';

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
