import { chunksPerPoint } from '@plenary/engine';
import type { BatchInput } from './batch-input.ts';
import { createChunkPlayer } from './chunk-player.ts';
import type { ChunkResult } from './chunk-result.ts';
import { packResult } from './frame.ts';
import { scenariosOf, taskOf, workOf } from './play-chunks.ts';
import { resultAt } from './write-results.ts';

/** Plays points of a batch again, alone and from nothing but its plan and scenarios. @returns what comes out at a point of this number */
export function createReplay(input: BatchInput): (cell: number) => Promise<ChunkResult> {
  const { play } = createChunkPlayer(workOf(input), scenariosOf(input));
  const each = chunksPerPoint(input.plan);
  return (cell) => {
    const chunks = Array.from({ length: each }, (_, part) => packResult(play(taskOf(input, cell * each + part))));
    return resultAt(input, cell, async (chunk) => chunks[chunk - cell * each]!);
  };
}
