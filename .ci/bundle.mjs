// Joins what tsc has built into the few files of the command (packages/runner/dist/program): the hundreds of small modules of the engine, the runner and
// the libraries that every run needs take a third of a second to load one by one, in each thread. Done anew only when something was built since.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../packages/', import.meta.url));
const dist = join(packages, 'runner/dist');
const program = join(dist, 'program');
const ENTRIES = {
  plenary: 'index.js',
  'run-worker': 'batch/run-worker.js',
  'chunk-worker': 'harvest/chunk-worker.js',
  'point-worker': 'experiment/point-worker.js',
};
/** These stay as they are: they look for files of their own, or are needed by few commands. */
const APART = /^(yargs|piscina|bullmq|ioredis|linkedom|hyparquet-writer|@observablehq\/plot|@viz-js\/viz)($|\/)/;

/** Whether the program is there and nothing was built since. */
export function isBundled() {
  const stamp = join(program, 'plenary.js');
  if (!existsSync(stamp)) return false;
  const parts = [fileURLToPath(import.meta.url), ...[join(packages, 'engine/dist'), dist].flatMap(modulesIn)];
  return parts.every((part) => statSync(part).mtimeMs < statSync(stamp).mtimeMs);
}

export async function bundle() {
  if (isBundled()) return;
  // Loaded only now: it takes longer than finding out that there is nothing to do.
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(dist, file)])),
    platform: 'node',
    external: (name) => name.startsWith('node:') || builtinModules.includes(name) || APART.test(name),
    logLevel: 'warn',
  });
  const draft = `${program}.${process.pid}`;
  await build.write({ dir: draft, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
  await build.close();
  rmSync(program, { recursive: true, force: true });
  renameSync(draft, program);
}

/** All modules of a folder but those of the program. */
function modulesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path.startsWith(program) ? [] : modulesIn(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}
