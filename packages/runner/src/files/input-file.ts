import { open, readdir, readlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../exit.ts';

/** What systems with pipes call what comes through one. */
const PIPE = '/dev/stdin';
/** More than any scenario may have (2 MiB of characters), so that nothing endless is read. */
const MOST_BYTES = 8 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;
const LISTED = 5;

export type InputKind = 'scenario' | 'plan';

/** The text of a file that is to be of this kind. @throws {UsageError} when it cannot be read, with the file that may have been meant */
export async function readInputFile(path: string, kind: InputKind): Promise<string> {
  const bytes = await readBytes(path, kind).catch(async (error: NodeJS.ErrnoException) => {
    throw error instanceof UsageError ? error : await unreadable(path, kind, error);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const got = utf16 ? 'UTF-16' : 'a binary file or another encoding';
    throw new UsageError(`${path}: expected a ${kind} in UTF-8 text, got ${got}.${utf16 ? ' Save it as UTF-8.' : ''}`);
  }
}

async function readBytes(path: string, kind: InputKind): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES)
        throw new UsageError(`${path}: expected a ${kind} of at most 2 MiB, got more than ${MOST_BYTES / 1024 / 1024} MiB.`);
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}

async function unreadable(path: string, kind: InputKind, { code, message }: NodeJS.ErrnoException): Promise<UsageError> {
  if (path === '') return new UsageError(`expected the name of a ${kind} file, got an empty one.`);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      if (path.includes('\ufffd')) return new UsageError(`${path}: expected a name in UTF-8, got other bytes. Rename the file.`);
      if ((await readlink(path).catch(() => null)) !== null)
        return new UsageError(`${path}: expected a ${kind} file, got a symbolic link to something that does not exist. Mend the link.`);
      if (path === './-') return new UsageError(`-: expected the name of a ${kind} file. Give ${PIPE} to read what comes through a pipe.`);
      return new UsageError(`${path}: expected a ${kind} file, got nothing of that name. ${await nearby(path)}`.trim());
    case 'EISDIR':
      return new UsageError(`${path}: expected a ${kind} file, got a directory. ${await inside(path)}`.trim());
    case 'EACCES':
    case 'EPERM':
      return new UsageError(`${path}: expected a readable file, got no permission to read it.`);
    case 'ELOOP':
      return new UsageError(`${path}: expected a ${kind} file, got a symbolic link that leads round in a circle.`);
    case 'ENAMETOOLONG':
      return new UsageError(`${path}: expected a ${kind} file, got a name longer than names of files can be.`);
    default:
      return new UsageError(`${path}: expected a readable file, got: ${message}.`);
  }
}

/** What may have been meant by a name that does not exist. */
async function nearby(path: string): Promise<string> {
  const folder = dirname(path);
  const names = await scenarioNames(folder);
  if (names === null) return `There is no directory ${folder}.`;
  const { suggest } = await import('@plenary/engine');
  const wanted = basename(path);
  const near = names.find((name) => name.replace(/\.(ya?ml|json)$/, '') === wanted) ?? suggest(wanted, names);
  return near === null ? '' : `Did you mean ${join(folder, near)}?`;
}

async function inside(folder: string): Promise<string> {
  const names = (await scenarioNames(folder)) ?? [];
  if (names.length === 0) return 'It holds no .yaml file.';
  const rest = names.length - LISTED;
  const shown = names.slice(0, LISTED).map((name) => join(folder, name));
  return `It holds ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** The scenario files of a folder by name; null when it is none. */
async function scenarioNames(folder: string): Promise<string[] | null> {
  const names = await readdir(folder).catch(() => null);
  return names?.filter((name) => /\.(ya?ml|json)$/.test(name)).sort() ?? null;
}
