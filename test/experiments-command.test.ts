import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COINS } from '../packages/runner/src/experiment/coins.test-support.ts';

const BIN = fileURLToPath(new URL('../packages/runner/bin/plenary.js', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plenary-'));
  await writeFile(join(folder, 'coins.yaml'), COINS);
});
afterAll(() => rm(folder, { recursive: true }));

function plenary(...args: string[]): Promise<{ code: number; results: string; talk: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], { cwd: folder }, (error, results, talk) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, results, talk });
    });
  });
}

describe('experiments say the same to the last byte for one worker and for two', () => {
  it.each([
    ['tornado', 'sensitivity coins.yaml --outcome both --runs 21000'],
    ["Morris' effects", 'sensitivity coins.yaml --measure heads --method morris --trajectories 5 --runs 300'],
    ["Sobol's indices", 'sensitivity coins.yaml --outcome both --method sobol --samples 16 --runs 50'],
    ['changes that reach a probability', 'seek coins.yaml --outcome both --at-least 0.4 --runs 2500'],
  ])('%s', async (_, line) => {
    const args = [...line.split(' '), '--quiet', '--json'];
    const [one, two] = [await plenary(...args, '--workers', '1'), await plenary(...args, '--workers', '2')];
    expect(one).toMatchObject({ code: 0, talk: '' });
    expect(two).toEqual(one);
  });

  it('and refuse the same point', async () => {
    const args = ['sensitivity', 'coins.yaml', '--outcome', 'both', '--quiet', '--vary', 'gauges.idle.start=0..9', '--vary', 'rounds=1..2'];
    const [one, two] = [await plenary(...args, '--workers', '1'), await plenary(...args, '--workers', '2')];
    expect(one.code).toBe(2);
    expect(one.talk).toMatch(/^plenary: expected a scenario that can be played at gauges\.idle\.start = 9, got: /);
    expect(two).toEqual(one);
  });
});
