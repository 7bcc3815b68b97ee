import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../exit.ts';
import { unwritable } from '../files/atomic-file.ts';
import { type Holder, holderOf, isOfHere, isStill, nameOf, parseHolder } from './holder.ts';

/** Says in a folder of results which process writes to it. Node knows no locks of the system, which would end with their process. */
export const LOCK = 'in-use.json';

/** Milliseconds between signs of life; who gives none for three times as long, seen from here, is taken for dead. No clock is compared with another's. */
const BEAT = 10_000;
const PATIENCE = 3;
/** Milliseconds between two looks at what takes an instant. */
const TURN = 20;
/** What file systems without links answer. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'];

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface FolderLock {
  /** Lets others write to the folder. */
  release(): Promise<void>;
}

/**
 * Keeps other processes from writing to a folder until it is released. What a process left that was killed is taken over: at once on the same machine, after a
 * while without a sign of life on another one.
 * @param tell says that there is something to wait for
 * @throws {UsageError} if another process writes to it, or nothing can be written there
 */
export async function lockFolder(folder: string, tell: (line: string) => void, beat = BEAT): Promise<FolderLock> {
  const path = join(folder, LOCK);
  const mine = `${JSON.stringify(holderOf(process.pid))}\n`;
  while (!(await create(path, mine))) {
    const theirs = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw unwritable(path, error);
    });
    if (theirs === null) continue;
    const holder = parseHolder(theirs);
    const isHere = holder !== null && isOfHere(holder);
    if (!isHere)
      tell(
        `${folder}: waiting at most ${(PATIENCE * beat) / 1000} s for a sign of life from ${nameOf(holder)}, which writes there or did.`,
      );
    if (isHere ? isStill(holder) : await givesSign(path, beat)) throw new UsageError(refusal(folder, path, holder, isHere));
    await removeStale(path, theirs);
  }
  const beating = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, beat);
  beating.unref();
  return {
    async release() {
      clearInterval(beating);
      if ((await readFile(path, 'utf8').catch(() => null)) === mine) await rm(path, { force: true });
    },
  };
}

/** Makes a file whole at once if there is none. @returns whether it did */
async function create(path: string, text: string): Promise<boolean> {
  const whole = `${path}.${randomUUID().slice(0, 8)}.partial`;
  await writeFile(whole, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw unwritable(path, error);
  });
  try {
    await link(whole, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // Who holds the lock may tidy up what has just been written.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (!WITHOUT_LINKS.includes(code)) throw unwritable(path, error as NodeJS.ErrnoException);
    return await writeFile(path, text, { flag: 'wx' }).then(
      () => true,
      (reason: NodeJS.ErrnoException) => {
        if (reason.code === 'EEXIST') return false;
        throw unwritable(path, reason);
      },
    );
  } finally {
    await rm(whole, { force: true });
  }
}

/** Two may find the same stale lock: it is removed by one at a time, and only while it is still there. */
async function removeStale(path: string, text: string): Promise<void> {
  const removing = `${path}.partial`;
  for (let waited = 0; !(await create(removing, '')); waited += TURN) {
    // Who began it was killed.
    if (waited > 100 * TURN) await rm(removing, { force: true });
    await pause(TURN);
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => null)) === text) await rm(path, { force: true });
  } finally {
    await rm(removing, { force: true });
  }
}

async function givesSign(path: string, beat: number): Promise<boolean> {
  const seen = async (): Promise<number | null> => (await stat(path).catch(() => null))?.mtimeMs ?? null;
  const before = await seen();
  for (let waited = 0; waited < PATIENCE * beat; waited += beat / 10) {
    await pause(beat / 10);
    // Gone, too: then somebody else has it, or nobody.
    const now = await seen();
    if (now !== before) return now !== null;
  }
  return false;
}

function refusal(folder: string, path: string, holder: Holder | null, isHere: boolean): string {
  const mend = isHere ? '' : ` If it no longer runs, remove ${path}.`;
  return `${folder}: expected a folder that nobody writes to, got one to which ${nameOf(holder)} writes. Wait until it has ended, or choose another with --out.${mend}`;
}
