/** The program of a worker thread: plays the chunks that it is given, all of one work. */
import { type ChunkPlayer, createChunkPlayer } from './chunk-player.ts';
import { type Played, packed } from './played.ts';
import { readWork } from './shared-work.ts';
import type { Assignment } from './threads.ts';

let play: ChunkPlayer | null = null;

export default ({ work, task }: Assignment): Played => {
  play ??= createChunkPlayer(readWork(work));
  return packed(play(task));
};
