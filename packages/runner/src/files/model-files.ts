import { lstat } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { checkFolderOf, writeAtomically } from './atomic-file.ts';

const MODEL_NAME = /\.(prism|pm|sm)$/;

/** Where the model and its properties go: `talks.prism` and `talks.props`, for `talks` too. */
function filesFor(out: string): { modelFile: string; propertiesFile: string } {
  const modelFile = MODEL_NAME.test(out) ? out : `${out}.prism`;
  return { modelFile, propertiesFile: modelFile.replace(MODEL_NAME, '.props') };
}

/** Refuses names at which no model can be written, before anything is computed; files that exist, unless they may be replaced. @throws {UsageError} */
export async function checkModelFiles(out: string, mayReplace: boolean): Promise<void> {
  if (out === '' || /[\\/]$/.test(out))
    throw new UsageError(`--out: expected the name of a file to write, got ${JSON.stringify(out)}. For example: talks.prism`);
  const { modelFile, propertiesFile } = filesFor(out);
  for (const path of [modelFile, propertiesFile]) {
    await checkFolderOf(path);
    const there = await lstat(path).catch(() => null);
    if (there === null || (mayReplace && there.isFile())) continue;
    if (there.isFile())
      throw new UsageError(`${path}: expected the name of a new file, got one that exists. Choose another, or replace it with --force.`);
    throw new UsageError(`${path}: expected the name of a file to write, got something else of that name. Choose another.`);
  }
}

/** Writes a model and its properties, each whole or not at all. @throws {UsageError} when they cannot be written */
export async function writeModelFiles(
  out: string,
  { model, properties }: { readonly model: string; readonly properties: string },
): Promise<{ readonly modelFile: string; readonly propertiesFile: string }> {
  const files = filesFor(out);
  await writeAtomically(files.modelFile, model);
  await writeAtomically(files.propertiesFile, properties);
  return files;
}
