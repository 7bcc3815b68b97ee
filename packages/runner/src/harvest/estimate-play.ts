import type { BatchInput } from './batch-input.ts';
import { createChunkPlayer } from './chunk-player.ts';
import { scenariosOf, taskOf, workOf } from './play-chunks.ts';

/** About how long one player takes, in milliseconds. */
export interface PlayEstimate {
  /** To get ready for a point: models, tables. */
  readonly point: number;
  /** For one run of each variant. */
  readonly run: number;
}

const TRIED_RUNS = 200;

/** Tries the first point, twice: the second time its tables are there already. */
export function estimatePlay(input: BatchInput, now: () => number): PlayEstimate {
  const { play } = createChunkPlayer(workOf(input), scenariosOf(input));
  const task = taskOf(input, 0);
  const count = Math.min(TRIED_RUNS, task.count);
  const timed = (): number => {
    const began = now();
    play({ ...task, count });
    return now() - began;
  };
  const first = timed();
  const second = timed();
  return { point: Math.max(0, first - second), run: second / count };
}
