import { chunkCount } from '@plenary/engine';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { readPlanFile } from '../files/plan-file.ts';
import { createArrivals, Ended } from '../harvest/arrivals.ts';
import type { BatchInput } from '../harvest/batch-input.ts';
import { completeBatch } from '../harvest/complete-batch.ts';
import { estimatePlay } from '../harvest/estimate-play.ts';
import { beginJournal, openFinished } from '../harvest/journal.ts';
import type { Shard } from '../harvest/manifest.ts';
import { chunksToPlay, type PlayOptions, playChunks, workOf } from '../harvest/play-chunks.ts';
import { createPlayers } from '../harvest/players.ts';
import { prepareFolder } from '../harvest/results-folder.ts';
import type { QueueAddress } from '../queue/queue-address.ts';
import { batchLines } from '../reports/batch.ts';
import { dryRunLines } from '../reports/dry-run.ts';
import { quoted } from '../terminal/quoted.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { DEFAULT_WORKERS, json, queue, workers } from './flags.ts';

const MOST_SHARDS = 100_000;

export const batch = defineCommand({
  examples: [
    ['batch scenarios/plans/vancouver-levers.yaml', 'play all points of a plan, or go on where it was interrupted'],
    ['batch scenarios/plans/vancouver-levers.yaml --dry-run', 'what would be played, and about how long it takes'],
    ['batch plan.yaml --shard 3/100', 'the third of a hundred parts, for an array job; plenary merge joins them'],
    ['batch plan.yaml --queue redis://queue.example:6379', 'have it played by plenary worker, on however many machines'],
  ],
  positionals: { plan: { type: 'string', demandOption: true, describe: 'The plan' } },
  flags: {
    out: { type: 'string', requiresArg: true, describe: 'The folder for the results [default: PLAN.results beside the plan]' },
    shard: { type: 'string', requiresArg: true, coerce: shardOf, describe: 'Play only this part of the work, such as 3/100' },
    workers,
    queue,
    'dry-run': { type: 'boolean', describe: 'Say what would be played and write nothing' },
    quiet: { type: 'boolean', describe: 'Say nothing while it plays' },
    json,
  },
  async run(options, terminal) {
    const { plan: file, out, shard = null, queue = null, 'dry-run': dryRun, quiet = false, json: asJson = false } = options;
    const { workers = DEFAULT_WORKERS } = options;
    if (queue !== null && shard !== null) throw new UsageError('expected --queue or --shard, got both. Leave one out.');
    if (queue !== null && options.workers !== undefined)
      throw new UsageError('expected --queue or --workers, got both. With --queue it is plenary worker that takes --workers.');
    const input = await readPlanFile(file);
    if (dryRun === true) {
      const estimate = estimatePlay(input, terminal.now);
      for (const line of dryRunLines(input, estimate, workers, terminal.results)) terminal.results.line(line);
      return EXIT.done;
    }
    const folder = out ?? `${file.replace(/\.(ya?ml|json)$/, '')}.results${shard === null ? '' : `.${shard.index}-of-${shard.of}`}`;
    if (folder === '') throw new UsageError('--out: expected the name of a folder, got an empty one.');
    return playBatch({ input, file, folder, shard, workers, queue, quiet, json: asJson }, terminal);
  },
});

interface BatchTask {
  readonly input: BatchInput;
  readonly file: string;
  readonly folder: string;
  readonly shard: Shard | null;
  readonly workers: number;
  readonly queue: QueueAddress | null;
  readonly quiet: boolean;
  readonly json: boolean;
}

async function playBatch({ input, file, folder, shard, workers, queue, quiet, json }: BatchTask, terminal: Terminal): Promise<ExitCode> {
  const { talk, results } = terminal;
  const manifest = await prepareFolder(folder, input, shard);
  if (manifest.status === 'complete') {
    talk.line(`${folder} is complete; there is nothing left to play.`);
    return manifest.failed === 0 ? EXIT.done : EXIT.failed;
  }
  const finished = openFinished([folder], chunkCount(input.plan));
  const mine = [...chunksToPlay(input, shard, () => false)].length;
  const chunks = [...chunksToPlay(input, shard, finished.has)];
  if (chunks.length < mine && chunks.length > 0 && !quiet) talk.line(`Going on after ${mine - chunks.length} of ${mine} pieces of work.`);
  const journal = chunks.length === 0 ? null : beginJournal(folder, terminal.now);
  const arrivals = createArrivals(finished, journal);
  const stop = new AbortController();
  try {
    const options = { arrivals, terminal, quiet, stop: stop.signal };
    const playing = chunks.length === 0 ? null : play(input, chunks, { workers, queue, ...options }).finally(arrivals.end);
    const completing = shard === null ? completeBatch(folder, input, arrivals).catch(unlessEnded) : null;
    // What cannot be written ends the playing; both have ended before anything is closed.
    await Promise.allSettled([playing, completing?.catch(() => stop.abort())]);
    const [played, completed] = [(await playing) ?? true, await completing];
    if (!played) {
      talk.line(`Interrupted. What was played is kept; the same command goes on: plenary batch ${quoted(file)}`);
      return EXIT.interrupted;
    }
    if (completed === null) {
      if (shard !== null && !quiet)
        talk.line(`Shard ${shard.index}/${shard.of} is played: ${folder}. When all are, plenary merge joins them.`);
      return EXIT.done;
    }
    const { manifest: complete, summary } = completed;
    if (json) results.raw(`${JSON.stringify({ format: 'plenary.batch-summary/1', folder, ...summary }, null, 2)}\n`);
    else for (const line of batchLines(folder, complete, summary, results)) results.line(line);
    return summary.failed === 0 ? EXIT.done : EXIT.failed;
  } finally {
    journal?.close();
    finished.close();
  }
}

/** @returns whether all were played */
async function play(
  input: BatchInput,
  chunks: readonly number[],
  { workers, queue, ...options }: Omit<PlayOptions, 'players'> & Pick<BatchTask, 'workers' | 'queue'>,
): Promise<boolean> {
  if (queue !== null) {
    const { coordinate } = await import('../queue/coordinate.ts');
    return coordinate(input, chunks, { ...options, address: queue });
  }
  const players = createPlayers(workOf(input), Math.min(workers, chunks.length));
  try {
    return await playChunks(input, chunks, { ...options, players });
  } finally {
    await players.close();
  }
}

/** Results are not completed when Ctrl-C ends the playing. */
function unlessEnded(error: unknown): null {
  if (error instanceof Ended) return null;
  throw error;
}

function shardOf(given: string | readonly string[]): Shard {
  const [, index, of] = (typeof given === 'string' && /^([1-9]\d*)\/([1-9]\d*)$/.exec(given)) || [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index <= shard.of && shard.of <= MOST_SHARDS) return shard;
  throw new UsageError(`--shard: expected a part of at most ${MOST_SHARDS}, such as 3/100, got ${JSON.stringify(given)}.`);
}
