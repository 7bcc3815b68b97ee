import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../exit.ts';
import type { Arrivals } from './arrivals.ts';
import type { BatchInput } from './batch-input.ts';
import { readBatch } from './harvest.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { begin, clearJournal } from './results-folder.ts';
import { type BatchSummary, createSummary } from './summary.ts';
import { contextsOf, writeResults } from './write-results.ts';

export interface CompletedBatch {
  readonly manifest: Manifest;
  readonly summary: BatchSummary;
}

/**
 * Writes the results of a batch, waiting for chunks that are still being played. The manifest is last: until it is there the folder is not complete, and the same
 * may be done again.
 * @throws {UsageError} when a file cannot be written @throws {Ended} when not all chunks are played
 */
export async function completeBatch(folder: string, input: BatchInput, arrivals: Arrivals): Promise<CompletedBatch> {
  const { files, summary } = await writeResults(folder, input, arrivals.payload);
  const manifest = { ...begin(input, null), status: 'complete', failed: summary.failed, files } as const;
  await writeManifest(folder, manifest);
  await clearJournal(folder);
  return { manifest: { format: 'plenary.batch/1', ...manifest }, summary };
}

/**
 * The same of a folder that was completed before.
 * @throws {UsageError} if one of its files is not there any more, or damaged
 */
export async function readCompleted(folder: string): Promise<CompletedBatch> {
  const { manifest, input, plan, studies, readPoint, close } = await readBatch(folder);
  try {
    for (const { name, bytes } of manifest.files) {
      const size = (await stat(join(folder, name)).catch(() => null))?.size ?? null;
      if (size === bytes) continue;
      const got = size === null ? 'none' : `one of ${size} bytes`;
      throw new UsageError(
        `${join(folder, name)}: expected the file of ${bytes} bytes that was written, got ${got}. Play the batch again, with another --out.`,
      );
    }
    const summary = createSummary(plan);
    for (let study = 0; study < studies.length; study++) {
      for (let point = 0; point < plan.points.length; point++) {
        const contexts = contextsOf(input, study * plan.points.length + point, readPoint(study, point));
        for (const [variant, context] of contexts.entries()) summary.add(study, variant, context);
      }
    }
    return { manifest, summary: summary.end() };
  } finally {
    close();
  }
}
