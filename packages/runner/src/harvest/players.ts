import type { BatchInput } from './batch-input.ts';
import { createChunkPlayer } from './chunk-player.ts';
import { scenariosOf, workOf } from './play-chunks.ts';
import { packed } from './played.ts';
import type { Players } from './threads.ts';

/** This thread, which listens to others now and then while it plays. */
export function createOwnPlayer(input: BatchInput): Players {
  const { playWithRests } = createChunkPlayer(workOf(input), scenariosOf(input));
  return {
    size: 1,
    atOnce: 1,
    async play(task) {
      const playing = playWithRests(task);
      let step = playing.next();
      while (step.done !== true) {
        await new Promise((resolve) => setImmediate(resolve));
        step = playing.next();
      }
      return packed(step.value);
    },
    close: async () => undefined,
  };
}
