import { createHash, randomInt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { AS_IT_STANDS } from '@plenary/engine';
import { EXIT, UsageError } from '../exit.ts';
import { isFailed } from '../harvest/chunk-result.ts';
import { type Harvest, readBatch, readCompleteManifest } from '../harvest/harvest.ts';
import { MANIFEST, type Manifest, type ManifestFile } from '../harvest/manifest.ts';
import { createReplay } from '../harvest/replay-point.ts';
import { begin } from '../harvest/results-folder.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { wholeNumber } from './flags.ts';

const DEFAULT_SAMPLE = 3;

export const verify = defineCommand({
  examples: [
    ['verify plan.results', 'check all files, and play three points again, drawn at random'],
    ['verify plan.results --point 17', 'play point 17 again, and tell why it failed if it does'],
  ],
  positionals: { folder: { type: 'string', demandOption: true, describe: 'The folder of results' } },
  flags: {
    sample: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('sample', 0, 1_000_000),
      describe: `How many points to play again [default: ${DEFAULT_SAMPLE}]`,
    },
    point: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('point', 0, 1_000_000),
      describe: 'Play this point again, numbered through all studies from 0',
    },
  },
  async run({ folder, sample, point }, terminal) {
    if (sample !== undefined && point !== undefined) throw new UsageError('expected --sample or --point, got both. Leave one out.');
    const manifest = await readCompleteManifest(folder);
    const wrong = await wrongFiles(folder, manifest);
    for (const line of wrong) terminal.results.line(line);
    const others = await playedAgain(folder, sample ?? DEFAULT_SAMPLE, point, terminal).catch((error: unknown) => {
      // Where files have been changed, that they cannot be read is no wonder.
      if (wrong.length > 0 && error instanceof UsageError) return [error.message];
      throw error;
    });
    for (const line of others) terminal.results.line(line);
    if (wrong.length + others.length > 0) return EXIT.failed;
    terminal.results.line(`${folder}: all is as it was written.`);
    return EXIT.done;
  },
});

/** What else is wrong, in lines. */
async function playedAgain(folder: string, sample: number, point: number | undefined, terminal: Terminal): Promise<readonly string[]> {
  const harvest = await readBatch(folder);
  try {
    return [...wrongEntries(harvest), ...(await replayed(harvest, cellsOf(harvest, sample, point), terminal))];
  } finally {
    harvest.close();
  }
}

/** The points to play again. */
function cellsOf({ studies, plan }: Harvest, sample: number, point: number | undefined): readonly number[] {
  const cells = studies.length * plan.points.length;
  if (point !== undefined) {
    if (point < cells) return [point];
    throw new UsageError(`--point: expected a number from 0 to ${cells - 1}, got ${point}.`);
  }
  if (sample >= cells) return Array.from({ length: cells }, (_, cell) => cell);
  const drawn = new Set<number>();
  while (drawn.size < sample) drawn.add(randomInt(cells));
  return [...drawn].sort((a, b) => a - b);
}

async function wrongFiles(folder: string, { files }: Manifest): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, sha256 } of files) {
    const found = await hashOf(join(folder, name)).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) wrong.push(`${join(folder, name)}: expected a file that can be read, got: ${found.message}.`);
    else if (found !== sha256) wrong.push(`${join(folder, name)}: expected the file that was written, got one that has been changed.`);
  }
  return wrong;
}

/** A line if the manifest says of the batch what its plan and scenarios do not. */
function wrongEntries({ folder, manifest, input }: Harvest): string[] {
  const written: Readonly<Record<string, unknown>> = { ...manifest };
  const { status, failed, files } = manifest;
  const said = { ...begin(input, null), status, failed, files };
  const wrong = Object.entries(said).flatMap(([name, value]) => (JSON.stringify(written[name]) === JSON.stringify(value) ? [] : [name]));
  if (wrong.length === 0) return [];
  return [`${join(folder, MANIFEST)}: expected what the plan and its scenarios say, got other entries: ${wrong.join(', ')}.`];
}

async function hashOf(path: string): Promise<ManifestFile['sha256']> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Plays points again, says so, and gives a line for each that comes out otherwise. */
async function replayed(harvest: Harvest, cells: readonly number[], { results, talk, now }: Terminal): Promise<string[]> {
  const { plan, input } = harvest;
  const replay = createReplay(input);
  const progress = createProgress(talk, 'Replaying', now);
  const differing: string[] = [];
  for (const [done, cell] of cells.entries()) {
    const again = await replay(cell);
    const kept = harvest.readPoint(Math.floor(cell / plan.points.length), cell % plan.points.length);
    progress.update(done + 1, cells.length);
    progress.end();
    if (JSON.stringify(again) !== JSON.stringify(kept))
      differing.push(`Point ${cell}: expected the results that are kept, got others when it was played again.`);
    else results.line(`Point ${cell}: the same results when it was played again.`);
    again.variants.forEach((result, variant) => {
      if (isFailed(result)) results.line(`  ${plan.variants[variant] ?? AS_IT_STANDS}: ${result.error}`);
    });
  }
  return differing;
}
