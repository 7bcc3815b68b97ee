/** The program of a worker thread: plays the portions that it is told to, and hands over its counts when asked. */
import { parentPort } from 'node:worker_threads';
import { tallyToJson } from '@plenary/engine';
import type { Answer, Order } from './crew.ts';
import { createPlayer, type Player } from './player.ts';

let player: Player | null = null;

/** The player that signing has made: no order comes before. */
function signed(): Player {
  if (player === null) throw new Error('A worker was given an order before its contract.');
  return player;
}

function answerTo(order: Order): Answer {
  switch (order.kind) {
    case 'sign':
      player = createPlayer(order.model, order.seed);
      return { kind: 'ready' };
    case 'play':
      signed().play(order.firstRun, order.count);
      return { kind: 'played' };
    case 'hand-over': {
      const { tally, examples } = signed();
      return { kind: 'counts', tally: tallyToJson(tally), examples };
    }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answerTo(order)));
