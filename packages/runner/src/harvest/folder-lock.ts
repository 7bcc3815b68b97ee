import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../exit.ts';
import { unwritable } from '../files/atomic-file.ts';

/** Says in a folder of results which process writes to it. Node knows no locks of the system, which would end with their process. */
export const LOCK = 'in-use.json';

/** Milliseconds between signs of life, and after how many without one a process elsewhere is taken for dead. */
const BEAT = 10_000;
const LEASE = 120_000;

interface Holder {
  readonly host: string;
  /** The namespace of process numbers, which containers on one host do not share; null where there are none. */
  readonly space: string | null;
  readonly pid: number;
  /** When it began, in ticks since the machine's start: numbers of processes are used again. Null where that cannot be known. */
  readonly began: string | null;
}

export interface FolderLock {
  /** Lets others write to the folder. */
  release(): Promise<void>;
}

/**
 * Keeps other processes from writing to a folder until it is released. What a process left that was killed is taken over: at once on the same machine, after two
 * minutes on another one.
 * @throws {UsageError} if another process writes to it, or nothing can be written there
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, LOCK);
  const mine = `${JSON.stringify(holderOf(process.pid))}\n`;
  while (!(await create(path, mine))) {
    const theirs = await readFile(path, 'utf8').catch(() => null);
    if (theirs === null) continue;
    const holder = parseHolder(theirs);
    if (await isAlive(path, holder)) throw new UsageError(refusal(folder, path, holder));
    await removeStale(path, theirs);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, BEAT);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readFile(path, 'utf8').catch(() => null)) === mine) await rm(path, { force: true });
    },
  };
}

async function create(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(path, error as NodeJS.ErrnoException);
  }
}

/** Two may find the same stale lock: who renames it looks at what it has got, and puts back what meanwhile is another's. */
async function removeStale(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID().slice(0, 8)}.partial`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw unwritable(path, error as NodeJS.ErrnoException);
  }
  if ((await readFile(aside, 'utf8').catch(() => null)) === text) await rm(aside, { force: true });
  else await rename(aside, path);
}

async function isAlive(path: string, holder: Holder | null): Promise<boolean> {
  const own = holderOf(process.pid);
  if (holder !== null && holder.host === own.host && holder.space === own.space) {
    return isRunning(holder.pid) && (holder.began === null || holder.began === holderOf(holder.pid).began);
  }
  const seen = await stat(path).catch(() => null);
  return seen !== null && Math.abs(Date.now() - seen.mtimeMs) < LEASE;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderOf(pid: number): Holder {
  return { host: hostname(), space: attempt(() => readlinkSync('/proc/self/ns/pid')), pid, began: attempt(() => beginningOf(pid)) };
}

/** The 22nd field of its line; the second is its name in brackets and may hold anything. */
function beginningOf(pid: number): string | null {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function attempt(work: () => string | null): string | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const { host, space, pid, began } = JSON.parse(text) as Holder;
    return typeof host === 'string' && Number.isInteger(pid) && pid > 0 ? { host, space, pid, began } : null;
  } catch {
    return null;
  }
}

function refusal(folder: string, path: string, holder: Holder | null): string {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  const isHere = holder?.host === hostname();
  const mend = isHere ? '' : ` If it no longer runs, remove ${path}.`;
  return `${folder}: expected a folder that nobody writes to, got one to which ${who} writes. Wait until it has ended, or choose another with --out.${mend}`;
}
