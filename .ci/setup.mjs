// Makes a fresh clone ready: installs the locked dependencies (when a manifest or the lock file has changed) and builds the packages (what has
// changed). Silent and quick when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Plenary needs Node 20.19 or newer, and this is ${process.versions.node}. Newer ones are at https://nodejs.org/.`);
  process.exit(2);
}

function run(command, args, { shell = false, advice }) {
  // Everything goes to stderr: the output of what is run after the set-up can be piped.
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (done.status === 0) return;
  say(`The set-up failed at: ${command} ${args.join(' ')}${done.error ? ` (${done.error.message})` : ''}`);
  say(advice);
  process.exit(1);
}

const packages = readdirSync(join(root, 'packages')).sort();
const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages.map((name) => `packages/${name}/package.json`)];
const digest = createHash('sha256').update(`${process.platform} ${process.arch}`);
for (const file of manifests) {
  const path = join(root, file);
  digest.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : '');
}
const wanted = digest.digest('hex');
const stamp = join(root, 'node_modules', '.plenary-setup');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  say('Plenary: installing the dependencies, once ...');
  const install = ['install', '--frozen-lockfile', '--config.confirm-modules-purge=false', '--reporter=append-only', '--loglevel=error'];
  // npx is a script of the shell on Windows; everywhere else it is started directly.
  run('npx', ['--yes', 'pnpm@10', ...install], {
    shell: process.platform === 'win32',
    advice: 'This step needs the npm registry, once. Check the connection (or the proxy settings of npm) and try again.',
  });
  writeFileSync(stamp, wanted);
}

const { buildCore } = await import('./build-core.mjs');
try {
  await buildCore();
} catch (error) {
  say(error.message);
  process.exit(1);
}
run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--build'], {
  advice: 'The sources do not compile: see the errors above. If the dependencies look broken, delete node_modules and try again.',
});
const { bundle } = await import('./bundle.mjs');
try {
  await bundle();
} catch (error) {
  say(`The command cannot be put together: ${error.message}`);
  process.exit(1);
}
