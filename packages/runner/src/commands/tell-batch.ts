import { EXIT, type ExitCode } from '../exit.ts';
import type { CompletedBatch } from '../harvest/complete-batch.ts';
import { batchLines } from '../reports/batch.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Prints what came out of a batch, in words or as JSON, and gives the exit code. */
export function tellBatch(folder: string, { manifest, summary }: CompletedBatch, json: boolean, { results }: Terminal): ExitCode {
  if (json) results.raw(`${JSON.stringify({ format: 'plenary.batch-summary/1', folder, ...summary }, null, 2)}\n`);
  else for (const line of batchLines(folder, manifest, summary, results)) results.line(line);
  return summary.failed === 0 ? EXIT.done : EXIT.failed;
}
