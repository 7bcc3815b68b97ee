import type { Adjustments, Factor } from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { createPool, reasonOf } from '../threads/pool.ts';
import { pointText } from './point.ts';
import { createPointPlayer, type PointResult, type PointTask, type PointWork } from './point-player.ts';

/** Who plays the points of an experiment: this thread, or some workers. */
export interface PointPlayers {
  /** How many points to ask for at a time, so that nobody waits. */
  readonly size: number;
  /**
   * Plays so many runs of a point from number `firstRun` on; one after the other or, `shared`, by several players side by side. The values do not depend on either.
   * @throws {Interrupted} after the signal, between two portions @throws {UsageError} if the point cannot be played
   */
  play(numbers: Adjustments, firstRun: number, runs: number, signal: AbortSignal): Promise<Float64Array>;
  close(): Promise<void>;
}

/** Ctrl-C came before the work was done. */
export class Interrupted extends Error {}

/** Runs that one player takes at once: enough that filling tables anew does not matter, few enough that Ctrl-C need not wait long. */
const LEAST_RUNS = 1_000;
const MOST_RUNS = 20_000;

/** One player in this thread, or so many worker threads, who share the runs of a point if `shared`. */
export function createPointPlayers(
  work: PointWork,
  factors: readonly Factor[],
  { workers, shared }: { readonly workers: number; readonly shared: boolean },
): PointPlayers {
  const { run, close } = workers === 1 ? ownPlayer(work) : threads(work, workers);

  return {
    size: workers,
    close,
    async play(numbers, firstRun, runs, signal) {
      const portion = Math.min(MOST_RUNS, shared ? Math.max(LEAST_RUNS, Math.ceil(runs / workers)) : runs);
      const values = new Float64Array(runs);
      const playFrom = async (from: number): Promise<void> => {
        if (signal.aborted) throw new Interrupted();
        const result = await run({ numbers, firstRun: firstRun + from, count: Math.min(portion, runs - from) });
        if ('error' in result) throw new UsageError(refusal(pointText(factors, numbers), result.error));
        values.set(result.values, from);
      };
      const beginnings = Array.from({ length: Math.ceil(runs / portion) }, (_, part) => part * portion);
      if (shared) await Promise.all(beginnings.map(playFrom));
      else for (const from of beginnings) await playFrom(from);
      return values;
    },
  };
}

interface Hands {
  run(task: PointTask): Promise<PointResult>;
  close(): Promise<void>;
}

function ownPlayer(work: PointWork): Hands {
  const play = createPointPlayer(work);
  return {
    async run(task) {
      // Lets Ctrl-C come through.
      await new Promise((resolve) => setImmediate(resolve));
      return play(task);
    },
    close: async () => undefined,
  };
}

function threads(work: PointWork, workers: number): Hands {
  const pool = createPool<PointTask, PointResult>({ program: new URL('./point-worker.js', import.meta.url), workers, work });
  return {
    run: (task) => pool.run(task).catch((error: unknown) => ({ error: `the thread that played it ended twice (${reasonOf(error)})` })),
    close: pool.close,
  };
}

function refusal(point: string, error: string): string {
  return `expected a scenario that can be played at ${point}, got: ${error} Narrow --vary.`;
}
