import { chunkCount } from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { createArrivals } from '../harvest/arrivals.ts';
import { completeBatch, readCompleted } from '../harvest/complete-batch.ts';
import { readInput } from '../harvest/harvest.ts';
import { type FinishedChunks, openFinished } from '../harvest/journal.ts';
import { type Manifest, readManifest } from '../harvest/manifest.ts';
import { prepareFolder } from '../harvest/results-folder.ts';
import { defineCommand } from './command.ts';
import { json } from './flags.ts';
import { tellBatch } from './tell-batch.ts';

const SHARD_ENDING = /\.\d+-of-\d+[/\\]?$/;
const NAMED_SHARDS = 10;

export const merge = defineCommand({
  examples: [['merge plan.results.*-of-100', 'join the shards of a batch, however and wherever they were played, in plan.results']],
  positionals: { folders: { type: 'string', array: true, demandOption: true, describe: 'The folders of all shards' } },
  flags: {
    out: { type: 'string', requiresArg: true, describe: "The folder for the results [default: the shards' name without its ending]" },
    json,
  },
  async run({ folders, out, json: asJson = false }, terminal) {
    const [first = ''] = folders;
    const target = out ?? first.replace(SHARD_ENDING, '');
    if (target === '') throw new UsageError('--out: expected the name of a folder, got an empty one.');
    if (target === first && out === undefined) {
      throw new UsageError(
        `${first}: expected the folder of a shard, such as plan.results.3-of-100, got another name. Say with --out where the results go.`,
      );
    }
    const manifests = await Promise.all(folders.map(readShard));
    const manifest = manifests[0]!;
    manifests.forEach(({ identity }, index) => {
      if (identity === manifest.identity) return;
      throw new UsageError(
        `${folders[index]}: expected a part of the same batch as ${first}, got one of another plan, scenario or version.`,
      );
    });
    const input = await readInput(first, manifest);
    const finished = openFinished(folders, chunkCount(input.plan));
    try {
      checkWhole(manifest, manifests, finished);
      const { manifest: before, release } = await prepareFolder(target, input, null, (line) => terminal.talk.line(line));
      try {
        if (before.status === 'complete') {
          terminal.talk.line(`${target} is complete; there is nothing left to join.`);
          return tellBatch(target, await readCompleted(target), asJson, terminal);
        }
        return tellBatch(target, await completeBatch(target, input, createArrivals(finished, null)), asJson, terminal);
      } finally {
        await release();
      }
    } finally {
      finished.close();
    }
  },
});

async function readShard(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest === null)
    throw new UsageError(`${folder}: expected the folder of a shard, got none. plenary batch PLAN --shard 1/2 makes one.`);
  if (manifest.status === 'complete')
    throw new UsageError(`${folder}: expected the folder of a shard, got that of a complete batch. Leave it out.`);
  return manifest;
}

/** Refuses to join what is not all there, and says which shards are missing. */
function checkWhole({ chunks }: Manifest, manifests: readonly Manifest[], finished: FinishedChunks): void {
  if (finished.count === chunks) return;
  const of = Math.max(...manifests.map(({ shard }) => shard?.of ?? 1));
  const missing = new Set<number>();
  for (let chunk = 0; chunk < chunks; chunk++) if (!finished.has(chunk)) missing.add((chunk % of) + 1);
  const begun = manifests.flatMap(({ shard }) => (shard?.of === of ? [shard.index] : []));
  const names = [...missing]
    .sort((a, b) => a - b)
    .slice(0, NAMED_SHARDS)
    .map((index) => `${index}/${of}${begun.includes(index) ? ' (begun)' : ''}`);
  const rest = missing.size - names.length;
  throw new UsageError(
    `expected all ${chunks} pieces of work, got ${finished.count}. Missing: ${missing.size === 1 ? 'shard' : 'shards'} ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. Play them, or name their folders, too.`,
  );
}
