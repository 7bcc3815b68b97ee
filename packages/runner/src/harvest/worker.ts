/** The program of a worker thread: plays the chunks that it is given. */
import { workerData } from 'piscina';
import { createChunkPlayer, type Task, type Work } from './chunk-player.ts';
import { type Played, packed } from './players.ts';

const play = createChunkPlayer(workerData as Work);

export default (task: Task): Played => packed(play(task));
