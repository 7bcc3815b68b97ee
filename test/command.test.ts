import { execFile, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/source-file.ts';

const BIN = join(ROOT, 'packages/runner/bin/plenary.js');
/** A device of Linux that is always full. */
const FULL = '/dev/full';
const SUMMIT = 'scenarios/first-summit.yaml';

interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

/** Runs the built command as a newcomer would, from the root and without a terminal; `during` may meddle while it runs. */
function plenary(args: readonly string[], during?: (child: ReturnType<typeof spawn>) => void): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let talk = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      talk += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, talk }));
    during?.(child);
  });
}

describe('the plenary command', () => {
  it('tells its version', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'packages/runner/package.json'), 'utf8'));
    expect(await plenary(['--version'])).toEqual({ code: 0, out: `${version}\n`, talk: '' });
  });

  it('is there for npx from the root', async () => {
    const { stdout } = await new Promise<{ stdout: string }>((resolve, reject) => {
      const shell = process.platform === 'win32';
      execFile('npx', ['--no-install', 'plenary', '--version'], { cwd: ROOT, shell }, (error, stdout) =>
        error === null ? resolve({ stdout }) : reject(error),
      );
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('forecasts with intervals, results on stdout and nothing else', async () => {
    const { code, out, talk } = await plenary(['run', SUMMIT, '--runs', '200']);
    expect([code, talk]).toEqual([0, '']);
    expect(out).toMatch(/^200 runs of \d+ rounds, seed .*, intervals at 95%$/m);
    expect(out).toMatch(/^How it ends$/m);
    expect(out).not.toContain('\u001b');
    expect(out).not.toMatch(/NaN|undefined|null|(?<![\d.])0%/);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const [first, again, other] = await Promise.all(
      ['a', 'a', 'b'].map((seed) => plenary(['run', SUMMIT, '--runs', '100', '--seed', seed, '--json'])),
    );
    expect(first?.out).toBe(again?.out);
    expect(first?.out).not.toBe(other?.out);
    expect(JSON.parse(first?.out ?? '')).toMatchObject({ format: 'plenary.forecast/1', seed: 'a', runs: 100 });
  });

  it('explains the very runs that were counted', async () => {
    const forecast = JSON.parse((await plenary(['run', SUMMIT, '--runs', '1', '--seed', 'k', '--json'])).out);
    const happened = forecast.outcomes.find(({ count }: { count: number }) => count === 1);
    const { out } = await plenary(['explain', SUMMIT, '--run', '0', '--seed', 'k']);
    expect(out).toContain(`How it ended: ${happened.title}.`);
    const explanation = JSON.parse((await plenary(['explain', SUMMIT, '--seed', 'k', '--json'])).out);
    expect(explanation).toMatchObject({ format: 'plenary.explanation/1', run: 0, outcome: happened.name });
  });

  it.each([
    [['rnu', SUMMIT], 'plenary: expected a command, got "rnu". Did you mean run? Try plenary --help.\n'],
    [
      ['run', 'scenarios/first-sumit.yaml'],
      'plenary: scenarios/first-sumit.yaml: expected a scenario file, got nothing of that name. Did you mean scenarios/first-summit.yaml?\n',
    ],
    [
      ['run', 'scenarios'],
      expect.stringMatching(/^plenary: scenarios: expected a scenario file, got a directory\. It holds scenarios\/[a-z-]+[\w-]*\.yaml/),
    ],
    [['run', SUMMIT, '--runs', 'many'], 'plenary: --runs: expected a whole number from 1 to 100000000, got "many".\n'],
  ])('refuses %j with 2 and one plain sentence', async (args, talk) => {
    expect(await plenary(args)).toEqual({ code: 2, out: '', talk });
  });

  const noFullDisk = existsSync(FULL) ? '' : `: SKIPPED, as this system has no ${FULL}`;
  it.skipIf(noFullDisk !== '')(`says so when the disk is full, without a stack trace${noFullDisk}`, () => {
    const full = openSync(FULL, 'w');
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'explain', SUMMIT], { cwd: ROOT, stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect([status, String(stderr)]).toEqual([
      1,
      'plenary: expected an output that takes the whole result, got: no space left on device. The result is incomplete.\n',
    ]);
  });

  const keepsFolders = process.platform === 'win32' ? ': SKIPPED, as Windows removes no folder that is in use' : '';
  it.skipIf(keepsFolders !== '')(`refuses to work in a folder that has been removed${keepsFolders}`, () => {
    const line = 'cd "$(mktemp -d)" && rmdir "$PWD" && exec "$0" "$@"';
    const { status, stderr } = spawnSync('sh', ['-c', line, process.execPath, BIN, 'run', 'x.yaml'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      2,
      'plenary: expected a working directory that exists, got one that has been removed. Change to another.\n',
    ]);
  });

  it('ends quietly when its reader has heard enough', async () => {
    const { talk } = await plenary(['explain', SUMMIT, '--full', '--json'], (child) =>
      child.stdout?.once('data', () => child.stdout?.destroy()),
    );
    expect(talk).toBe('');
  });
});
