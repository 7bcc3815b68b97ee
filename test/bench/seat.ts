import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Played } from './contender.ts';
import type { Entry, Places } from './contenders.ts';

export interface Request {
  readonly firstRun: number;
  readonly runs: number;
  readonly thoroughly: boolean;
}

/** A contender in a process of its own, so that none warms or spoils another's code. */
export interface Seat {
  readonly entry: Entry;
  /** Runs that take about as long as a turn. */
  readonly runs: number;
  play(request: Request): Promise<Played>;
  /** Plays the next runs after those it has played on. */
  playOn(runs: number): Promise<Played>;
  leave(): void;
}

/** Starts a contender's process and warms it up until it plays for about as long as a turn. */
export async function takeSeat(entry: Entry, { flagship, toyInC }: Places, seconds: number): Promise<Seat> {
  const child = fork(fileURLToPath(new URL('player-process.js', import.meta.url)), [entry.name, flagship, toyInC]);
  const play = (request: Request): Promise<Played> => {
    child.send(request);
    return answer(child, entry);
  };
  let next = 0;
  const playOn = (runs: number): Promise<Played> => {
    const firstRun = next;
    next += runs;
    return play({ firstRun, runs, thoroughly: false });
  };
  let runs = 1;
  let { nanoseconds } = await playOn(runs);
  while (nanoseconds < (seconds / 2) * 1e9) {
    runs *= 2;
    ({ nanoseconds } = await playOn(runs));
  }
  const turn = Math.max(1, Math.round((runs * seconds * 1e9) / nanoseconds));
  return { entry, runs: turn, play, playOn, leave: () => child.disconnect() };
}

async function answer(child: ChildProcess, { title }: Entry): Promise<Played> {
  const decided = new AbortController();
  const { signal } = decided;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([played]) => played as Played),
      once(child, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`The process of "${title}" ended with ${code}.`))),
    ]);
  } finally {
    decided.abort();
  }
}
