import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../exit.ts';
import { checkFolderOf, checkMakeable, makeFolder, writeAtomically } from './atomic-file.ts';

/** A picture as a file. */
export interface FigureFile {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly svg: string;
}

/** The list of a folder's pictures, by which it is known to be one of ours. */
const LIST = 'figures.json';
const FORMAT = 'plenary.figures/1';

/**
 * Refuses a folder that figures cannot be written to, before anything is played: one that holds other things, or cannot be made.
 * @throws {UsageError}
 */
export async function checkFiguresFolder(folder: string): Promise<void> {
  if (folder === '') throw new UsageError('--figures: expected the name of a folder, got an empty one.');
  const there = await stat(folder).catch(() => null);
  if (there === null) return checkMakeable(folder);
  if (!there.isDirectory()) throw new UsageError(`${folder}: expected a folder, got a file. Choose another name.`);
  await checkFolderOf(join(folder, LIST));
  if ((await readdir(folder)).length > 0 && (await listedFiles(folder)) === null)
    throw new UsageError(
      `${folder}: expected a new or empty folder, or one with earlier figures, got one with other files. Choose another.`,
    );
}

/** Writes the pictures and their list; of an earlier report in the folder only what was listed is removed. @throws {UsageError} */
export async function writeFiguresFolder(folder: string, figures: readonly FigureFile[]): Promise<void> {
  await makeFolder(folder);
  const earlier = (await listedFiles(folder)) ?? [];
  for (const { file, svg } of figures) await writeAtomically(join(folder, file), svg);
  const list = { format: FORMAT, figures: figures.map(({ file, title, description }) => ({ file, title, description })) };
  await writeAtomically(join(folder, LIST), `${JSON.stringify(list, null, 2)}\n`);
  const written = new Set(figures.map(({ file }) => file));
  for (const file of earlier) if (!written.has(file)) await rm(join(folder, file), { force: true });
}

/** The pictures that the folder's list names; null when it has no list of ours. */
async function listedFiles(folder: string): Promise<string[] | null> {
  const text = await readFile(join(folder, LIST), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { format, figures } = JSON.parse(text) as { readonly format: unknown; readonly figures: readonly { readonly file: unknown }[] };
    if (format !== FORMAT) return null;
    return figures.map(({ file }) => String(file)).filter((file) => /^[a-z0-9-]+\.svg$/.test(file));
  } catch {
    return null;
  }
}
