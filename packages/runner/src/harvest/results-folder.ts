import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AS_IT_STANDS, chunkCount } from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { makeFolder, unwritable, writeAtomically } from '../files/atomic-file.ts';
import { version } from '../files/version.ts';
import type { BatchInput } from './batch-input.ts';
import { type FolderLock, LOCK, lockFolder } from './folder-lock.ts';
import { PLAN, scenarioFile, TALLIES } from './harvest.ts';
import { JOURNAL } from './journal.ts';
import { MANIFEST, type Manifest, readManifest, type Shard, writeManifest } from './manifest.ts';

/** The files of a folder of results, besides its scenarios. */
const FILES = [MANIFEST, PLAN, 'points.csv', 'points.parquet', 'rounds.parquet', 'runs.parquet', TALLIES, LOCK];
/** One of them, or a scenario, that was not written to its end. */
const PARTIAL = new RegExp(`^(?:${FILES.map((name) => name.replace('.', '[.]')).join('|')}|.*[.]yaml)(?:[.][0-9a-f]{4,8})?[.]partial$`);

/** A folder that nobody else writes to until it is released. */
export interface ReadyFolder extends FolderLock {
  readonly manifest: Manifest;
}

/**
 * Makes a folder ready for the results of a batch, new or begun. Nothing that is there is overwritten.
 * @param tell says that there is something to wait for
 * @throws {UsageError} if it holds anything else, another process writes to it, or it cannot be written
 */
export async function prepareFolder(
  folder: string,
  input: BatchInput,
  shard: Shard | null,
  tell: (line: string) => void,
): Promise<ReadyFolder> {
  const found = await readManifest(folder);
  if (found === null) {
    await checkEmpty(folder);
    await makeFolder(folder);
  } else {
    checkSame(folder, found, input, shard);
    if (found.status === 'complete' && !(await isLeft(folder))) return { manifest: found, release: async () => undefined };
  }
  const { release } = await lockFolder(folder, tell);
  try {
    return { manifest: await prepareLocked(folder, input, shard), release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function prepareLocked(folder: string, input: BatchInput, shard: Shard | null): Promise<Manifest> {
  // Another process may have written it, or completed the batch, before the folder was locked.
  const begun = await readManifest(folder);
  if (begun !== null) {
    checkSame(folder, begun, input, shard);
    if (begun.status === 'complete') {
      await clearJournal(folder);
      return begun;
    }
  } else {
    await writeManifest(folder, begin(input, shard));
  }
  await makeFolder(join(folder, JOURNAL));
  await makeFolder(join(folder, 'scenarios'));
  await writeAtomically(join(folder, PLAN), input.planText);
  for (const [index, { name }] of input.plan.scenarios.entries()) {
    await writeAtomically(join(folder, scenarioFile(name)), input.scenarioTexts[index]!);
  }
  return begun ?? { format: 'plenary.batch/1', ...begin(input, shard) };
}

/** Removes what was needed only while playing, and what processes that were killed had begun to write. */
export async function clearJournal(folder: string): Promise<void> {
  await rm(join(folder, JOURNAL), { recursive: true, force: true });
  for (const place of [folder, join(folder, 'scenarios')]) {
    for (const name of await readdir(place)) if (PARTIAL.test(name)) await rm(join(place, name), { force: true });
  }
}

/** Whether a process that was killed left its journal beside complete results. */
async function isLeft(folder: string): Promise<boolean> {
  return (await stat(join(folder, JOURNAL)).catch(() => null)) !== null;
}

/** The manifest of a batch of which nothing has been played. */
export function begin({ plan, identity }: BatchInput, shard: Shard | null): Omit<Manifest, 'format'> {
  return {
    status: 'playing',
    version: version(),
    identity,
    title: plan.title,
    shard,
    scenarios: plan.scenarios.map(({ name, seeds }) => ({ name, file: scenarioFile(name), seeds })),
    variants: plan.variants.map((variant) => variant ?? AS_IT_STANDS),
    design: plan.design.kind,
    factors: plan.factors.map(({ name }) => name),
    points: plan.points.length,
    runs: plan.runs,
    luck: plan.luck,
    chunks: chunkCount(plan),
    failed: null,
    files: [],
  };
}

function checkSame(folder: string, begun: Manifest, input: BatchInput, shard: Shard | null): void {
  if (begun.version !== version()) {
    throw new UsageError(
      `${folder}: expected results of version ${version()}, got some of version ${begun.version}. Choose another folder with --out.`,
    );
  }
  if (begun.identity !== input.identity) {
    throw new UsageError(
      `${folder}: expected results of this plan and its scenarios, got those of another. Choose another folder with --out.`,
    );
  }
  const name = (part: Shard | null): string => (part === null ? 'all of it' : `shard ${part.index}/${part.of}`);
  if (name(begun.shard) !== name(shard)) {
    throw new UsageError(`${folder}: expected a folder for ${name(shard)}, got one for ${name(begun.shard)}. Choose another with --out.`);
  }
}

async function checkEmpty(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there === null) return;
  if (!there.isDirectory()) throw new UsageError(`${folder}: expected a folder, got a file. Choose another name with --out.`);
  const all = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw unwritable(folder, error);
  });
  const names = all.filter((name) => name !== LOCK && !PARTIAL.test(name));
  if (names.length === 0) return;
  throw new UsageError(
    `${folder}: expected a new or empty folder, or one of this plan's results, got one with other files. Choose another with --out.`,
  );
}
