import { UsageError } from '../exit.ts';
import type { Shard } from '../harvest/manifest.ts';
import { callThreads } from '../harvest/threads.ts';
import { spareCores } from '../threads/spare-cores.ts';
import { defineCommand } from './command.ts';
import { DEFAULT_WORKERS, json, onceOnly, queue, workers } from './flags.ts';

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
    spareCores();
    const threads = queue === null && dryRun !== true && workers > 1 ? callThreads(workers - 1) : null;
    try {
      // Loaded only now, while the threads load it too.
      const { runBatch } = await import('./run-batch.ts');
      return await runBatch({ file, out, shard, queue, dryRun: dryRun === true, quiet, json: asJson, workers, threads }, terminal);
    } finally {
      await threads?.close();
    }
  },
});

function shardOf(given: string | readonly string[]): Shard {
  const text = onceOnly('shard', given);
  const [, index, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index <= shard.of && shard.of <= MOST_SHARDS) return shard;
  throw new UsageError(`--shard: expected a part of at most ${MOST_SHARDS}, such as 3/100, got ${JSON.stringify(text)}.`);
}
