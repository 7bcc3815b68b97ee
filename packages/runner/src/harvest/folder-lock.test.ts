import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCK, lockFolder } from './folder-lock.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plenary-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What this process writes into a lock, changed. */
async function leave(change: object, age = 0): Promise<void> {
  const { release } = await lockFolder(folder);
  const mine = JSON.parse(await readFile(join(folder, LOCK), 'utf8')) as object;
  await release();
  await writeFile(join(folder, LOCK), JSON.stringify({ ...mine, ...change }));
  const then = Date.now() / 1000 - age;
  await utimes(join(folder, LOCK), then, then);
}

/** The number of a process that has ended. */
const ENDED = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));

describe('the lock of a folder', () => {
  it('keeps others out until it is released', async () => {
    const { release } = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(
      `${folder}: expected a folder that nobody writes to, got one to which process ${process.pid} on`,
    );
    await release();
    expect(readdirSync(folder)).toEqual([]);
    await (await lockFolder(folder)).release();
  });

  it.each([
    ['a process that has ended', { pid: ENDED }, 0],
    ['an earlier process with the same number', { began: '1' }, 0],
    ['a process on another machine that gives no sign of life', { host: 'elsewhere', pid: 7 }, 300],
    ['a process of another container that gives no sign of life', { space: 'pid:[1]' }, 300],
    ['nobody, for long', { pid: 'x' }, 300],
  ])('is taken over from %s', async (_, change, age) => {
    await leave(change, age);
    const { release } = await lockFolder(folder);
    expect(JSON.parse(await readFile(join(folder, LOCK), 'utf8'))).toMatchObject({ pid: process.pid });
    await release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a process on another machine', { host: 'elsewhere', pid: 7 }, 'process 7 on elsewhere writes. Wait until'],
    ['a process of another container', { space: 'pid:[1]', pid: ENDED }, `process ${ENDED} on`],
    ['what is still being written', { pid: null }, 'another process writes'],
  ])('is left to %s, with what to do', async (_, change, words) => {
    await leave(change, 60);
    await expect(lockFolder(folder)).rejects.toThrow(words);
    if (!('space' in change)) await expect(lockFolder(folder)).rejects.toThrow(`If it no longer runs, remove ${join(folder, LOCK)}.`);
    expect(existsSync(join(folder, LOCK))).toBe(true);
  });

  it('is given to one of many that take it over at once', async () => {
    for (let turn = 0; turn < 20; turn++) {
      await leave({ pid: ENDED });
      const all = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const held = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(held).toHaveLength(1);
      await held[0]!.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});
