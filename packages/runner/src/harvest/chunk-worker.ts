/** The program of a worker thread: plays the chunks that it is given, all of one work. */
import { type ChunkPlayer, createChunkPlayer } from './chunk-player.ts';
import { type Played, packed } from './played.ts';
import { readWork } from './shared-work.ts';
import type { Assignment } from './threads.ts';

let player: ChunkPlayer | null = null;

export default ({ work, task }: Assignment): Played => {
  player ??= createChunkPlayer(readWork(work));
  return packed(player.play(task));
};
