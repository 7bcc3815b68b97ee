import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { EXIT, UsageError } from '../exit.ts';
import { quoted } from '../terminal/quoted.ts';
import { defineCommand } from './command.ts';
import { json } from './flags.ts';

const TEMPLATE = new URL('../../templates/scenario.yaml', import.meta.url);

export const create = defineCommand({
  examples: [
    ['new border-talks', 'write border-talks.yaml'],
    ['new scenarios/grain-corridor.yaml', 'write it in a folder that exists'],
  ],
  positionals: { name: { type: 'string', demandOption: true, describe: 'Name or path of the new file' } },
  flags: { json },
  async run({ name, json }, { results, talk }) {
    const file = /\.(ya?ml)$/.test(name) ? name : `${name}.yaml`;
    const title = titleOf(file);
    const text = (await readFile(TEMPLATE, 'utf8')).replace('title: TITLE', () => `title: ${JSON.stringify(title)}`);
    try {
      await writeFile(file, text, { flag: 'wx' });
    } catch (error) {
      throw unwritable(file, error as NodeJS.ErrnoException);
    }
    if (json === true) results.raw(`${JSON.stringify({ format: 'plenary.new/1', file, title }, null, 2)}\n`);
    else {
      results.line(file);
      talk.line(`Play it with: npx plenary run ${quoted(file)}`);
    }
    return EXIT.done;
  },
});

/** `scenarios/border-talks.yaml` is entitled `Border talks`. */
function titleOf(file: string): string {
  const words = basename(file)
    .replace(/\.ya?ml$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  if (words === '') throw new UsageError(`${file}: expected a name for the scenario, got none. For example: plenary new border-talks`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function unwritable(file: string, { code, message }: NodeJS.ErrnoException): Error {
  if (code === 'EEXIST')
    return new UsageError(`${file}: expected the name of a new file, got one that exists. It was left as it is; choose another name.`);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new UsageError(`${file}: expected a folder that exists, got none of that name. Make it first.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new UsageError(`${file}: expected a folder to write in, got no permission.`);
  if (code === 'ENAMETOOLONG') return new UsageError(`${file}: expected the name of a new file, got one that is too long.`);
  return new UsageError(`${file}: expected a file that can be written, got: ${message}.`);
}
