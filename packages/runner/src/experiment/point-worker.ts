/** The program of a worker thread: plays runs of the points that it is given. */
import { workerData } from 'piscina';
import { createPointPlayer, type PointResult, type PointTask, type PointWork } from './point-player.ts';

const play = createPointPlayer(workerData as PointWork);

export default (task: PointTask): PointResult => play(task);
