/** What tests of a batch that is played by a queue need: the built command with a Redis server of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type CuttingProxy, createCuttingProxy } from './cutting-proxy.ts';
import { createRedisServer, type RedisServer } from './redis-server.ts';

const BIN = fileURLToPath(new URL('../../packages/runner/bin/plenary.js', import.meta.url));
const SCENARIO = fileURLToPath(new URL('../../scenarios/first-summit.yaml', import.meta.url));
export const POINTS = 6;
/** How long something that has to come true may take, in milliseconds, on a busy machine. */
const PATIENCE = 40_000;
/** How often a test tries to catch a batch in its middle, which a busy machine may see too late. */
const TRIES = 5;
export const RUNS = 10_000;
/** Twelve pieces of work, each of which takes a moment. */
export const PLAN = `plan: 1
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

interface Running {
  readonly child: ChildProcess;
  /** All that it has said so far. */
  talk(): string;
  readonly ended: Promise<number | null>;
}

let folder = '';
export let redis: RedisServer;
export let network: CuttingProxy;
const running: Running[] = [];
export const at = (name: string): string => join(folder, name);

export function plenary(...args: string[]): Running {
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

export const coordinator = (name: string, url = redis.url): Running => plenary('batch', 'plan.yaml', '--queue', url, '--out', name);
export const worker = (...more: string[]): Running => plenary('worker', '--queue', redis.url, '--workers', '1', '--patience', '2', ...more);

/** @throws {Error} with what all processes have said, if it never comes true */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`expected in time: ${condition}\n${running.map(({ talk }) => talk()).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function kill({ child, ended }: Running): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

const length = (command: string, key: string): number => {
  const [name] = redis.ask('KEYS', key);
  return name === undefined ? 0 : Number(redis.ask(command, name)[0]);
};
/** Pieces of work that nobody has begun. */
export const untouched = (): number => length('LLEN', 'plenary:chunks-*:wait');
/** Pieces of work that somebody plays, or was playing when it ended. */
export const active = (): number => length('LLEN', 'plenary:chunks-*:active');
/** Results that nobody has fetched. */
export const waiting = (): number => length('HLEN', 'plenary:results:*');

/** Bytes of all finished work. */
export function noted(name: string): number {
  const journal = join(at(name), 'journal');
  if (!existsSync(journal)) return 0;
  return readdirSync(journal).reduce((sum, part) => sum + statSync(join(journal, part)).size, 0);
}

/** A batch of which some work is noted, some is under way with a worker that stands still until it gets SIGCONT or is killed, and some is untouched. */
export async function caught(name: string): Promise<{ readonly batch: Running; readonly player: Running }> {
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
export function digests(name: string): Readonly<Record<string, string>> {
  const files = readdirSync(at(name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(at(name).length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** Expects the results that one machine writes, and nothing left of the batch in Redis. */
export function expectWhole(name: string): void {
  expect(digests(name)).toEqual(digests('alone'));
  expect(redis.ask('KEYS', 'plenary:*').filter((key) => /:(work|results|seat|batches)/.test(key))).toEqual([]);
}

/** A folder with a plan and what one machine makes of it, a Redis server, and a network before it, for the tests of a file. */
export function useQueue(): void {
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
}
