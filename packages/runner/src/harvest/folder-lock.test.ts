import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCK, lockFolder } from './folder-lock.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plenary-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Why what is told by /proc is skipped; nothing on Linux. */
const NO_PROC = process.platform === 'linux' ? '' : ': SKIPPED, as this system has no /proc';

/** Milliseconds between signs of life. */
const BEAT = 50;
const told: string[] = [];
const lock = () => lockFolder(folder, (line) => told.push(line), BEAT);

/** What this process writes into a lock, changed. */
async function leave(change: object): Promise<void> {
  const { release } = await lock();
  const mine = JSON.parse(await readFile(join(folder, LOCK), 'utf8')) as object;
  await release();
  await writeFile(join(folder, LOCK), JSON.stringify({ ...mine, ...change }));
}

/** The number of a process that has ended. */
const ENDED = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));

describe('the lock of a folder', () => {
  it('keeps others out until it is released', async () => {
    const { release } = await lock();
    await expect(lock()).rejects.toThrow(`${folder}: expected a folder that nobody writes to, got one to which process ${process.pid} on`);
    await release();
    expect(readdirSync(folder)).toEqual([]);
    await (await lock()).release();
  });

  it.each([
    ['a process that has ended', { pid: ENDED }, ''],
    ['an earlier process with the same number', { began: '1' }, ''],
    ['a process on another machine that gives no sign of life', { host: 'elsewhere', pid: 7 }, 'process 7 on elsewhere'],
    ['a process of another container that gives no sign of life', { space: 'pid:[1]', pid: 7 }, 'process 7 on'],
    ['what was not written to its end', { pid: null }, 'another process'],
  ])('is taken over from %s', async (_, change, name) => {
    await leave(change);
    told.length = 0;
    const { release } = await lock();
    expect(JSON.parse(await readFile(join(folder, LOCK), 'utf8'))).toMatchObject({ pid: process.pid });
    if (name === '') expect(told).toEqual([]);
    else expect(told).toEqual([expect.stringContaining(`${folder}: waiting at most 0.15 s for a sign of life from ${name}`)]);
    await release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a process on another machine', { host: 'elsewhere', pid: 7 }, 'process 7 on elsewhere writes. Wait until'],
    ['a process of another container', { space: 'pid:[1]', pid: ENDED }, `process ${ENDED} on`],
    ['what is being written', { pid: null }, 'another process writes'],
  ])('is left to %s that gives signs of life, with what to do', async (_, change, words) => {
    await leave(change);
    let beat = 0;
    const beating = setInterval(() => utimes(join(folder, LOCK), ++beat, beat), BEAT);
    const refused = await lock().catch((error: Error) => error.message);
    clearInterval(beating);
    expect(refused).toContain(words);
    expect(refused).toContain(`If it no longer runs, remove ${join(folder, LOCK)}.`);
    expect(existsSync(join(folder, LOCK))).toBe(true);
  });

  it.skipIf(NO_PROC !== '')(`is taken over from a process that has ended unnoticed by the one that started it${NO_PROC}`, async () => {
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    const line = (): Promise<string> => readFile(`/proc/${pid}/stat`, 'utf8');
    await expect.poll(line).toContain(') Z ');
    await leave({ pid, began: (await line()).replace(/^.*[)] /, '').split(' ')[19] });
    await (await lock()).release();
    parent.kill();
  });

  it('gives signs of life itself', async () => {
    const { release } = await lock();
    await utimes(join(folder, LOCK), 1, 1);
    await expect.poll(async () => (await stat(join(folder, LOCK))).mtimeMs).toBeGreaterThan(1_000_000);
    await release();
  });

  it('is given to one of many that take it over at once', async () => {
    for (let turn = 0; turn < 20; turn++) {
      await leave({ pid: ENDED });
      const all = await Promise.allSettled(Array.from({ length: 8 }, () => lock()));
      const held = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(held).toHaveLength(1);
      await held[0]!.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});
