/** The program of a worker thread: plays the portions that it is told to, and hands over its counts when asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { tallyToJson } from '@plenary/engine';
import type { Answer, Contract, Order } from './crew.ts';
import { createPlayer } from './player.ts';

const { model, seed } = workerData as Contract;
const player = createPlayer(model, seed);
const answer = (message: Answer): void => parentPort?.postMessage(message);

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'play') {
    player.play(order.firstRun, order.count);
    answer({ kind: 'played' });
  } else answer({ kind: 'counts', tally: tallyToJson(player.tally), examples: player.examples });
});
answer({ kind: 'ready' });
