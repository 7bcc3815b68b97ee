import type { Arrivals } from './arrivals.ts';
import type { BatchInput } from './batch-input.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { begin, clearJournal } from './results-folder.ts';
import type { BatchSummary } from './summary.ts';
import { writeResults } from './write-results.ts';

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
