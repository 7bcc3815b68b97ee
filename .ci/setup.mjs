// Installs the locked dependencies and builds the packages; does nothing when neither the lock file nor a source is newer than the last set-up.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Plenary needs Node 20.19 or newer, this is ${process.versions.node}.\n`);
  process.exit(2);
}

function run(command, args) {
  // npm and npx are scripts of the shell on Windows; everywhere else the program is started directly.
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(`Set-up failed at: ${command} ${args.join(' ')}\n`);
    process.exit(done.status ?? 1);
  }
}

const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'packages/engine/package.json', 'packages/runner/package.json'];
const digest = createHash('sha256');
for (const file of manifests) digest.update(existsSync(`${root}/${file}`) ? readFileSync(`${root}/${file}`) : '');
digest.update(process.platform + process.arch);
const wanted = digest.digest('hex');
const stamp = `${root}/node_modules/.plenary-setup`;
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('Setting up Plenary: installing dependencies ...\n');
  run('npx', ['-y', 'pnpm@10', 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']);
  mkdirSync(`${root}/node_modules`, { recursive: true });
  writeFileSync(stamp, wanted);
}
run(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-b']);
