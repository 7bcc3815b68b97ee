import { randomUUID } from 'node:crypto';
import { access, constants, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../exit.ts';
import { makeLevels, plainError, tryLevels } from './folder-levels.ts';

/**
 * Writes a file whole or not at all: whoever reads it finds what was there before or all of the new text.
 * @throws {UsageError} when it cannot be written; what was there is then left as it was
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const partial = `${path}.${randomUUID().slice(0, 8)}.partial`;
  try {
    await writeFile(partial, text, { flag: 'wx' });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw unwritable(path, await plainError(path, error as NodeJS.ErrnoException));
  }
}

/** Refuses a file's path in whose folder nothing can be written. @throws {UsageError} */
export async function checkFolderOf(path: string): Promise<void> {
  try {
    await access(`${dirname(path)}/.`, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(path, error as NodeJS.ErrnoException);
  }
}

/** Makes a folder, and those above it. @throws {UsageError} when it cannot be made */
export async function makeFolder(path: string): Promise<void> {
  await makeLevels(path).catch((error: Error) => refuse(path, error));
}

/** Refuses a folder that cannot be made; leaves nothing behind. @throws {UsageError} */
export async function checkMakeable(path: string): Promise<void> {
  await tryLevels(path).catch((error: Error) => refuse(path, error));
}

function refuse(path: string, error: Error): never {
  throw error instanceof UsageError ? error : unwritable(path, error);
}

/** The refusal of a path at which nothing can be written, with what to do. */
export function unwritable(path: string, { code, message }: NodeJS.ErrnoException): Error {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UsageError(`${path}: expected a folder that exists, got none of that name. Make it first.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UsageError(`${path}: expected a folder to write in, got no permission. Choose another.`);
    case 'EEXIST':
      return new UsageError(`${path}: expected a folder, got a file. Choose another name.`);
    case 'ENOSPC':
    case 'EDQUOT':
      return new UsageError(`${path}: expected room to write, got a full disk. Make room, or choose another.`);
    case 'ENAMETOOLONG':
      return new UsageError(`${path}: expected the name of a file, got one that is too long.`);
    default:
      return new UsageError(`${path}: expected a file that can be written, got: ${message}.`);
  }
}
