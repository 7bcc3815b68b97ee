import { Piscina } from 'piscina';
import { spareCores } from './spare-cores.ts';

/** Of a thread. A bounded heap is collected sooner: it keeps a batch of many small points within half the memory, at little cost in time. */
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 };

/** Worker threads that do tasks side by side. */
export interface Pool<Task, Result> {
  /** Rejects when two threads ended over the task: the first may have been unlucky, the second had nothing else to do. */
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** The compiled module whose default export does a task. */
  readonly program: URL;
  /** Threads that are started. */
  readonly workers: number;
  /** What all tasks share: the program's `workerData`. */
  readonly work?: unknown;
  /** How many tasks a thread is given at a time; it does one after the other. */
  readonly ahead?: number;
}

export function createPool<Task, Result>({ program, workers, work = null, ahead = 1 }: PoolOptions): Pool<Task, Result> {
  spareCores();
  const start = (threads: number, concurrentTasksPerWorker: number): Piscina<Task, Result> =>
    new Piscina<Task, Result>({
      filename: program.href,
      minThreads: threads,
      maxThreads: threads,
      concurrentTasksPerWorker,
      workerData: work,
      resourceLimits: HEAP,
    });
  const pool = start(workers, ahead);
  let second: Piscina<Task, Result> | null = null;
  let closing = false;
  return {
    run: (task) =>
      pool.run(task).catch((error: unknown) => {
        if (closing) throw error;
        second ??= start(1, 1);
        return second.run(task);
      }),
    async close() {
      closing = true;
      await Promise.all([pool.destroy(), second?.destroy()]);
    },
  };
}

/** Why a thread ended, in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
