import { createPool, reasonOf } from '../threads/pool.ts';
import type { Task, Work } from './chunk-player.ts';
import { givenUp, type Played, packed } from './played.ts';
import { type SharedWork, shareWork } from './shared-work.ts';

/** Who plays chunks. */
export interface Players {
  readonly size: number;
  /** How many chunks to ask for at a time, so that none has to wait for its next. */
  readonly atOnce: number;
  play(task: Task): Promise<Played>;
  close(): Promise<void>;
}

/** Chunks that a thread has at a time, for the one who gives them may be busy when the first is done. */
const AHEAD = 2;

/** What a thread is asked to do. */
export interface Assignment {
  readonly work: SharedWork;
  readonly task: Task;
}

/** So many worker threads. */
export function createThreads(work: Work, workers: number): Players {
  return callThreads(workers).begin(work);
}

/** Threads that load their program while it is not yet known what they shall play. */
export interface Threads {
  /** To be called once. */
  begin(work: Work): Players;
  /** Ends them, whether they have begun or not. */
  close(): Promise<void>;
}

/** Starts so many. */
export function callThreads(workers: number): Threads {
  const pool = createPool<Assignment, Played>({ program: new URL('./chunk-worker.js', import.meta.url), workers, ahead: AHEAD });
  let closing = false;
  const close = (): Promise<void> => {
    closing = true;
    return pool.close();
  };
  return {
    begin(work) {
      const shared = shareWork(work);
      const play = (task: Task): Promise<Played> =>
        pool.run({ work: shared, task }).catch((error: unknown) => {
          if (closing) throw error;
          return packed(givenUp(work, `the thread that played it ended twice (${reasonOf(error)})`));
        });
      return { size: workers, atOnce: AHEAD * workers, play, close };
    },
    close,
  };
}
