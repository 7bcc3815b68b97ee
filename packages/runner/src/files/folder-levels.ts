import { mkdir, readlink, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../exit.ts';

/**
 * Makes a folder and those above it, one level at a time from the nearest that is there. Node's own way (`recursive`) begins anew for ever where a
 * file system says of a folder that is there that it is not, as `/proc` does when something is to be made in it.
 * @throws {UsageError} for a link to nothing @throws the system's error where a level cannot be made
 */
export async function makeLevels(path: string): Promise<void> {
  for (const level of await missingLevels(path)) await makeLevel(level);
}

/**
 * Finds out whether a folder can be made, by making the topmost of its missing levels and removing it again: rights alone do not tell.
 * @throws {UsageError} for a link to nothing @throws the system's error where it cannot be made
 */
export async function tryLevels(path: string): Promise<void> {
  const [topmost] = await missingLevels(path);
  if (topmost === undefined) return;
  await makeLevel(topmost);
  // Where another process has already put something into it, it stays.
  await rmdir(topmost).catch(() => undefined);
}

/** The folders of a path that are not there, the topmost first. */
async function missingLevels(path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let level = path; ; level = dirname(level)) {
    const there = await statOf(level);
    if (there?.isDirectory()) return missing;
    if (there !== null) throw refusal('ENOTDIR', 'not a directory');
    if ((await readlink(level).catch(() => null)) !== null)
      throw new UsageError(
        `${level}: expected a folder, got a symbolic link to something that does not exist. Mend the link, or choose another name.`,
      );
    missing.unshift(level);
  }
}

/** What is at a path; null where there is nothing, or a file in place of a folder above it. */
async function statOf(path: string) {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}

/** Makes a folder in one that is there. */
async function makeLevel(level: string): Promise<void> {
  await mkdir(level).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' && (await statOf(level))?.isDirectory()) return;
    throw await plainError(level, error);
  });
}

/**
 * The error that the system gave when something was to be made at this path, as it is meant: that nothing is there, said of a folder that is there
 * (as `/proc` does), means that nothing may be made in it.
 */
export async function plainError(path: string, error: NodeJS.ErrnoException): Promise<NodeJS.ErrnoException> {
  if (error.code !== 'ENOENT' || !(await statOf(dirname(path)))?.isDirectory()) return error;
  return refusal('EACCES', `permission denied, ${path}`);
}

function refusal(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}
