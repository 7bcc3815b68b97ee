import { Piscina } from 'piscina';
import { optimiseLate } from './optimise-late.ts';

/** Of a thread. A bounded heap is collected sooner: it keeps a batch of many small points within half the memory, at little cost in time. */
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 };

/** Worker threads that do tasks side by side. */
export interface Pool<Task, Result> {
  /** Rejects when a thread ended twice over the task: the first time, for want of memory for one, it may have been unlucky. */
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Starts so many threads.
 * @param program the compiled module whose default export does a task
 * @param work what all tasks share: the program's `workerData`
 */
export function createPool<Task, Result>(program: URL, work: unknown, workers: number): Pool<Task, Result> {
  optimiseLate();
  const pool = new Piscina<Task, Result>({
    filename: program.href,
    minThreads: workers,
    maxThreads: workers,
    workerData: work,
    resourceLimits: HEAP,
  });
  return {
    run: (task) => pool.run(task).catch(() => pool.run(task)),
    close: () => pool.destroy(),
  };
}

/** Why a thread ended, in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
