/** What a batch that is played by a queue promises: the same bytes, whatever ends in the middle of it. This tests the built command with a Redis server of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CuttingProxy, createCuttingProxy } from './support/cutting-proxy.ts';
import { createRedisServer, hasRedis, type RedisServer } from './support/redis-server.ts';

const BIN = fileURLToPath(new URL('../packages/runner/bin/plenary.js', import.meta.url));
const SCENARIO = fileURLToPath(new URL('../scenarios/first-summit.yaml', import.meta.url));
const POINTS = 6;
/** How long something that has to come true may take, in milliseconds, on a busy machine. */
const PATIENCE = 40_000;
/** How often a test tries to catch a batch in its middle, which a busy machine may see too late. */
const TRIES = 5;
const RUNS = 10_000;
/** Twelve pieces of work, each of which takes a moment. */
const PLAN = `plan: 1
title: Pride and raids
scenario: summit.yaml
variants: [as-it-stands, without-raids]
runs: ${RUNS}
portion: 5000
vary:
  charts.neighbour.parameters.pride: { uniform: [0, 2] }
  events.raid.hazard: { uniform: [0, 0.3] }
design: { sobol: ${POINTS} }
`;
const title = 'a batch that is played by a queue';

interface Running {
  readonly child: ChildProcess;
  /** All that it has said so far. */
  talk(): string;
  readonly ended: Promise<number | null>;
}

let folder = '';
let redis: RedisServer;
let network: CuttingProxy;
const running: Running[] = [];
const at = (name: string): string => join(folder, name);

function plenary(...args: string[]): Running {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const one = { child, talk: () => said, ended };
  running.push(one);
  return one;
}

const coordinator = (name: string, url = redis.url): Running => plenary('batch', 'plan.yaml', '--queue', url, '--out', name);
const worker = (...more: string[]): Running => plenary('worker', '--queue', redis.url, '--workers', '1', '--patience', '2', ...more);

/** @throws {Error} with what all processes have said, if it never comes true */
async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`expected in time: ${condition}\n${running.map(({ talk }) => talk()).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function kill({ child, ended }: Running): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

const length = (command: string, key: string): number => {
  const [name] = redis.ask('KEYS', key);
  return name === undefined ? 0 : Number(redis.ask(command, name)[0]);
};
/** Pieces of work that nobody has begun. */
const untouched = (): number => length('LLEN', 'plenary:chunks-*:wait');
/** Pieces of work that somebody plays, or was playing when it ended. */
const active = (): number => length('LLEN', 'plenary:chunks-*:active');
/** Results that nobody has fetched. */
const waiting = (): number => length('HLEN', 'plenary:results:*');

/** Bytes of all finished work. */
function noted(name: string): number {
  const journal = join(at(name), 'journal');
  if (!existsSync(journal)) return 0;
  return readdirSync(journal).reduce((sum, part) => sum + statSync(join(journal, part)).size, 0);
}

/** A batch of which some work is noted, some is under way with a worker that stands still until it gets SIGCONT or is killed, and some is untouched. */
async function caught(name: string): Promise<{ readonly batch: Running; readonly player: Running }> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const batch = coordinator(name);
    const player = worker();
    await until(() => noted(name) > 0);
    player.child.kill('SIGSTOP');
    if (active() > 0 && untouched() > 0) return { batch, player };
    await Promise.all([batch, player].map(kill));
    redis.ask('FLUSHALL');
    await rm(at(name), { recursive: true });
  }
  throw new Error(`expected to see a batch before its end in one of ${TRIES} tries.`);
}

/** The digest of every file of a folder, by name. */
function digests(name: string): Readonly<Record<string, string>> {
  const files = readdirSync(at(name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(at(name).length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** Expects the results that one machine writes, and nothing left of the batch in Redis. */
function expectWhole(name: string): void {
  expect(digests(name)).toEqual(digests('alone'));
  expect(redis.ask('KEYS', 'plenary:*').filter((key) => /:(work|results|seat|batches)/.test(key))).toEqual([]);
}

if (!hasRedis()) it.skip(`${title}: SKIPPED, as no redis-server and redis-cli were found. Install Redis.`);

describe.skipIf(!hasRedis())(title, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plenary-'));
    mkdirSync(at('redis'));
    await cp(SCENARIO, at('summit.yaml'));
    await writeFile(at('plan.yaml'), PLAN);
    redis = await createRedisServer(at('redis'));
    await redis.start();
    network = await createCuttingProxy(Number(new URL(redis.url).port));
    expect(await plenary('batch', 'plan.yaml', '--workers', '1', '--out', 'alone').ended).toBe(0);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(kill));
    redis.ask('FLUSHALL');
  });
  afterAll(async () => {
    network?.close();
    await redis?.kill();
    await rm(folder, { recursive: true });
  });

  it('comes out the same to the last byte as on one machine, with every run counted once', async () => {
    const workers = [worker(), worker()];
    const batch = coordinator('shared');
    expect(await batch.ended).toBe(0);
    expectWhole('shared');
    const [head = '', ...rows] = readFileSync(at('shared/points.csv'), 'utf8').trimEnd().split('\n');
    const column = head.split(',').indexOf('runs');
    expect(rows.map((row) => Number(row.split(',')[column]))).toEqual(Array.from({ length: 2 * POINTS }, () => RUNS));
    for (const { child } of workers) child.kill('SIGINT');
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    const played = workers.map(({ talk }) => Number(/^Played (\d+) pieces? of work\.$/m.exec(talk())?.[1]));
    expect(played[0]! + played[1]!).toBe(2 * POINTS);
  });

  it('gives the work of a worker that is killed in mid-chunk to another', async () => {
    const { batch, player } = await caught('bereft');
    await kill(player);
    expect(active()).toBeGreaterThan(0);
    worker();
    expect(await batch.ended).toBe(0);
    expectWhole('bereft');
  });

  it('gives up a piece of work that was lost ten times over, and finishes the others', async () => {
    const { batch, player } = await caught('cursed');
    const [list = ''] = redis.ask('KEYS', 'plenary:chunks-*:active');
    const [cursed = ''] = redis.ask('LRANGE', list, '0', '-1');
    redis.ask('HSET', list.replace('active', cursed), 'stc', '10');
    await kill(player);
    worker();
    expect(await batch.ended).toBe(1);
    const rows = readFileSync(at('cursed/points.csv'), 'utf8').trimEnd().split('\n');
    const lost = rows.filter((row) => row.includes('the workers that played it were lost'));
    // Both variants of one point.
    expect([lost.length, rows.length]).toEqual([2, 1 + 2 * POINTS]);
  });

  it('takes once what a worker that was only thought lost has played, too', async () => {
    const { batch, player: slow } = await caught('twice');
    const quick = worker();
    await until(() => active() === 0 || batch.child.exitCode !== null);
    slow.child.kill('SIGCONT');
    expect(await batch.ended).toBe(0);
    expectWhole('twice');
    quick.child.kill('SIGTERM');
    slow.child.kill('SIGTERM');
    expect([await quick.ended, await slow.ended]).toEqual([0, 0]);
  });

  it('goes on where a coordinator was killed, with the results that have come meanwhile', async () => {
    const { batch, player } = await caught('orphaned');
    await kill(batch);
    player.child.kill('SIGCONT');
    await until(() => untouched() === 0 && waiting() > 0);
    const next = coordinator('orphaned');
    expect(await next.ended).toBe(0);
    expect(next.talk()).toMatch(/^Going on after \d+ of 12 pieces of work\.$/m);
    expectWhole('orphaned');
  });

  it.each([
    ['on its append-only file', async () => undefined],
    ['without any memory', () => redis.forget()],
  ])('waits while Redis is gone, and goes on when it is back %s', async (how, change) => {
    const name = how.replaceAll(' ', '-');
    const { batch, player } = await caught(name);
    await redis.kill();
    await change();
    player.child.kill('SIGCONT');
    await until(() => [batch, player].every(({ talk }) => talk().includes(' is gone; waiting for it.')));
    await redis.start();
    expect(await batch.ended).toBe(0);
    expect(batch.talk()).toContain(' is back.');
    expectWhole(name);
  });

  it('goes on where the connection ends in the middle of an answer', async () => {
    // Of the pieces of work that are ordered together, Redis tells of the first, and no more.
    network.cutAfter(/[0-9a-f]{64}-0\r\n/);
    const batch = coordinator('cut', network.url);
    worker();
    expect(await batch.ended).toBe(0);
    expect(network.cut).toBe(true);
    expectWhole('cut');
  });

  it('takes what has been played out of a Redis whose memory is full of it', async () => {
    const { batch, player } = await caught('full');
    await kill(batch);
    redis.ask('DEL', ...redis.ask('KEYS', 'plenary:seat:*'));
    player.child.kill('SIGCONT');
    await until(() => untouched() === 0 && active() === 0);
    expect(waiting()).toBeGreaterThan(0);
    redis.ask('CONFIG', 'SET', 'maxmemory', '1');
    const next = coordinator('full');
    await until(() => waiting() === 0 && next.talk().includes(' refuses for now; trying again. It says: OOM '));
    redis.ask('CONFIG', 'SET', 'maxmemory', '0');
    expect(await next.ended).toBe(0);
    expectWhole('full');
  });

  it('has what is lost played again, whatever else lies among the results', async () => {
    const { batch, player } = await caught('littered');
    const [work = ''] = redis.ask('KEYS', 'plenary:work:*');
    const results = work.replace('work', 'results');
    // The queue is emptied, as if its work had been taken and lost; something that is no result stays.
    redis.ask('HSET', results, 'litter', 'a', '007', 'b', '99', 'c');
    redis.ask('DEL', ...redis.ask('KEYS', 'plenary:chunks-*'));
    player.child.kill('SIGCONT');
    expect(await batch.ended).toBe(0);
    expectWhole('littered');
  });

  it('asks for the password of a Redis that has one since it went away', async () => {
    const { batch, player } = await caught('locked');
    redis.ask('CONFIG', 'SET', 'requirepass', 's3cret');
    redis.ask('-a', 's3cret', 'CLIENT', 'KILL', 'TYPE', 'normal');
    expect(await batch.ended).toBe(2);
    expect(batch.talk()).toMatch(/: expected the password of this Redis, got none\. Set it in PLENARY_QUEUE_PASSWORD\.\n$/);
    await kill(player);
    redis.ask('-a', 's3cret', 'CONFIG', 'SET', 'requirepass', '');
  });

  it('hears of Ctrl-C while a worker plays, and what is under way is played to its end', async () => {
    await writeFile(at('long.yaml'), PLAN.replace(`runs: ${RUNS}`, 'runs: 400000').replace('portion: 5000', 'portion: 100000'));
    const batch = plenary('batch', 'long.yaml', '--queue', redis.url);
    const player = worker();
    await until(() => player.talk().includes('Playing: ') && active() === 2);
    player.child.kill('SIGINT');
    await until(() => player.talk().includes('Ending when what is under way is played'));
    expect(active()).toBe(2);
    expect(await player.ended).toBe(0);
    expect(player.talk()).toMatch(/^Played 2 pieces of work\.$/m);
    batch.child.kill('SIGINT');
    expect(await batch.ended).toBe(130);
  });

  it('is coordinated by one process at a time', async () => {
    const first = coordinator('coordinated');
    await until(() => redis.ask('KEYS', 'plenary:seat:*').length > 0);
    const second = coordinator('coordinated-too');
    expect(await second.ended).toBe(2);
    expect(second.talk()).toContain(`got one that process ${first.child.pid} on `);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(130);
  });

  it('waits for a sign of life from a process whose number says nothing here, as one of another container of this machine', async () => {
    const first = coordinator('ousted');
    await until(() => redis.ask('KEYS', 'plenary:seat:*').length > 0);
    const [seat = ''] = redis.ask('KEYS', 'plenary:seat:*');
    await kill(first);
    const number = 2 ** 30;
    const holder = { host: hostname(), space: 'elsewhere', pid: number, process: number, began: null, token: '' };
    redis.ask('SET', seat, JSON.stringify(holder), 'PX', '60000');
    const second = coordinator('ousting');
    await until(() => second.talk().includes('; waiting for it to end.'));
    redis.ask('PEXPIRE', seat, '61000');
    expect(await second.ended).toBe(2);
    expect(second.talk()).toContain(`got one that process ${number} on ${hostname()} coordinates.`);
  });

  it('tells when no worker is there, and ends by Ctrl-C even where Redis is gone, as a worker does', async () => {
    const batch = coordinator('lonely');
    await until(() => /^No worker of version \S+ is there yet\./m.test(batch.talk()));
    batch.child.kill('SIGSTOP');
    redis.ask('FLUSHALL');
    const idle = worker();
    await until(() => idle.talk().includes('Waiting for work'));
    await redis.kill();
    batch.child.kill('SIGCONT');
    for (const { child } of [batch, idle]) child.kill('SIGINT');
    expect([await batch.ended, await idle.ended]).toEqual([130, 0]);
    await redis.start();
  });

  it('has no work of another version for a worker', async () => {
    redis.ask('HSET', 'plenary:batches', 'b', '9.9.9');
    redis.ask('SET', 'plenary:work:b', '{}');
    const { ended, talk } = worker();
    expect(await ended).toBe(2);
    expect(talk()).toMatch(/: expected batches of version \d\S+, got some of version 9\.9\.9\. Start the worker of that version\.\n$/);
  });

  it('is refused with an address that leads nowhere, and no password is told', async () => {
    const refused = [
      plenary('worker', '--queue', 'redis://:s3cret@127.0.0.1:1'),
      plenary('batch', 'plan.yaml', '--out', 'refused', '--queue', redis.url.replace('//', '//somebody:s3cret@')),
      plenary('worker', '--queue', redis.url.replace('//', '//:s3cret@'), '--quite'),
      plenary('worker', `--quene=${redis.url.replace('//', '//:s3cret@')}`),
    ];
    expect(await Promise.all(refused.map(({ ended }) => ended))).toEqual([2, 2, 2, 2]);
    const told = refused.map(({ talk }) => talk());
    expect(told.join('')).not.toContain('s3cret');
    expect(told[0]).toMatch(/^plenary: redis:\/\/127\.0\.0\.1:1\/0: expected a Redis server that answers, got: connect ECONNREFUSED/);
    expect(told[1]).toMatch(/: expected the password of this Redis, got one that it refuses\. Set it in PLENARY_QUEUE_PASSWORD\.\n$/);
  });
});
