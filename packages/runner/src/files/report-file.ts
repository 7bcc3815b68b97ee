import { open, realpath, stat } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { checkFolderOf, writeAtomically } from './atomic-file.ts';

/**
 * Refuses a path at which no report can be written, before anything is played. A page that is there will be replaced; nothing else will be.
 * @throws {UsageError}
 */
export async function checkReportFile(path: string): Promise<void> {
  if (path === '') throw new UsageError('--html: expected the name of a file to write, got an empty one.');
  const there = await stat(path).catch(() => null);
  if (there === null) return checkFolderOf(path);
  if (there.isDirectory()) throw new UsageError(`${path}: expected the name of a file to write, got a directory. For example: report.html`);
  if (!there.isFile() || !(await isPage(path)))
    throw new UsageError(
      `${path}: expected a new file or an HTML page to replace, got something else. It was left as it is; choose another name.`,
    );
  return checkFolderOf(await realpath(path));
}

/** Writes a report's page; the file is replaced whole. @throws {UsageError} when it cannot be written */
export async function writeReportFile(path: string, page: string): Promise<void> {
  // Where the name is a link, what it leads to is replaced, not the link.
  await writeAtomically(await realpath(path).catch(() => path), page);
}

/** Whether a file begins as a page does, or is empty. */
async function isPage(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return bytesRead === 0 || /^\uFEFF?\s*<!doctype html/i.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}
