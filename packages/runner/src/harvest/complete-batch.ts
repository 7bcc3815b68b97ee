import { chunkCount, studiesOf } from '@plenary/engine';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { BatchInput } from './batch-input.ts';
import type { FinishedChunks } from './journal.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { begin, clearJournal } from './results-folder.ts';
import type { BatchSummary } from './summary.ts';
import { writeResults } from './write-results.ts';

export interface CompletedBatch {
  readonly manifest: Manifest;
  readonly summary: BatchSummary;
}

/**
 * Writes the results of a batch all of whose chunks are finished. The manifest is last: until it is there the folder is not complete, and the same may be done again.
 * @throws {UsageError} when a file cannot be written
 */
export async function completeBatch(
  folder: string,
  input: BatchInput,
  finished: FinishedChunks,
  { talk, now }: Terminal,
  quiet: boolean,
): Promise<CompletedBatch> {
  if (finished.count !== chunkCount(input.plan))
    throw new Error(`Expected ${chunkCount(input.plan)} finished chunks, got ${finished.count}.`);
  const progress = createProgress(talk, 'Writing', now);
  const cells = studiesOf(input.plan).length * input.plan.points.length;
  try {
    const { files, summary } = await writeResults(folder, input, finished.read, (done) => {
      if (!quiet) progress.update(done, cells);
    });
    const manifest = { ...begin(input, null), status: 'complete', failed: summary.failed, files } as const;
    await writeManifest(folder, manifest);
    await clearJournal(folder);
    return { manifest: { format: 'plenary.batch/1', ...manifest }, summary };
  } finally {
    progress.end();
  }
}
