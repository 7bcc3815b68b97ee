/** What a batch of a plan promises of its files: the same bytes whoever played it, and nothing lost but what was under way. This tests the built command. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackResult } from '../packages/runner/dist/harvest/frame.js';
import { createThreads } from '../packages/runner/dist/harvest/threads.js';

const BIN = fileURLToPath(new URL('../packages/runner/bin/plenary.js', import.meta.url));
const SCENARIO = fileURLToPath(new URL('../scenarios/first-summit.yaml', import.meta.url));
/** Long enough to be killed ten times: 160 pieces of work. */
const PLAN = `plan: 1
title: Pride and raids
scenario: summit.yaml
variants: [as-it-stands, without-raids]
runs: 400
portion: 100
vary:
  charts.neighbour.parameters.pride: { uniform: [0, 2] }
  events.raid.hazard: { uniform: [0, 0.3] }
design: { sobol: 40 }
keep: { runs: true }
`;
/** Milliseconds after a piece of work has been noted at which the batch is killed. */
const KILLS = [0, 3, 41, 7, 0, 29, 80, 1, 13, 55];

/** Milliseconds; for a busy machine. */
const PATIENCE = 180_000;

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plenary-'));
  await cp(SCENARIO, at('summit.yaml'));
  await writeFile(at('plan.yaml'), PLAN);
  expect(await plenary('batch', 'plan.yaml', '--workers', '1', '--out', 'alone')).toMatchObject({ code: 0 });
}, PATIENCE);
afterAll(() => rm(folder, { recursive: true }));

function plenary(...args: string[]): Promise<{ code: number; results: string; talk: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], { cwd: folder }, (error, results, talk) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, results, talk });
    });
  });
}

/** The digest of every file of a folder, by name. */
function digests(name: string): Readonly<Record<string, string>> {
  const files = readdirSync(at(name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(at(name).length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** Bytes of all finished work. */
function noted(name: string): number {
  const journal = join(at(name), 'journal');
  if (!existsSync(journal)) return 0;
  return readdirSync(journal).reduce((sum, part) => sum + statSync(join(journal, part)).size, 0);
}

const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve));
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the results of a batch are the same to the last byte', () => {
  it('with two workers', async () => {
    expect(await plenary('batch', 'plan.yaml', '--workers', '2', '--out', 'shared')).toMatchObject({ code: 0 });
    expect(digests('shared')).toEqual(digests('alone'));
  });

  it('after it was killed ten times and went on', { timeout: PATIENCE }, async () => {
    let kills = 0;
    for (const [index, delay] of KILLS.entries()) {
      const before = noted('killed');
      const workers = index % 5 === 0 ? '2' : '1';
      const child = spawn(process.execPath, [BIN, 'batch', 'plan.yaml', '--workers', workers, '--out', 'killed'], {
        cwd: folder,
        stdio: 'ignore',
      });
      const exit = ended(child);
      while (child.exitCode === null && noted('killed') === before) await pause(2);
      await pause(delay);
      child.kill('SIGKILL');
      await exit;
      kills += child.signalCode === 'SIGKILL' ? 1 : 0;
      expect(noted('killed')).toBeGreaterThan(before);
    }
    expect(kills).toBe(KILLS.length);
    const { code, talk } = await plenary('batch', 'plan.yaml', '--out', 'killed');
    expect([code, talk]).toMatchObject([0, expect.stringMatching(/^Going on after \d+ of 160 pieces of work\.\n$/)]);
    expect(digests('killed')).toEqual(digests('alone'));
  });

  it('after others tried to write to the same folder meanwhile', { timeout: PATIENCE }, async () => {
    const child = spawn(process.execPath, [BIN, 'batch', 'plan.yaml', '--workers', '1', '--out', 'wanted'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const exit = ended(child);
    while (child.exitCode === null && noted('wanted') === 0) await pause(2);
    child.kill('SIGSTOP');
    for (const args of [
      ['batch', 'plan.yaml'],
      ['batch', 'plan.yaml', '--workers', '1'],
    ]) {
      const { code, results, talk } = await plenary(...args, '--out', 'wanted');
      expect([code, results]).toEqual([2, '']);
      expect(talk).toContain(`wanted: expected a folder that nobody writes to, got one to which process ${child.pid} on`);
    }
    child.kill('SIGCONT');
    await exit;
    expect(child.exitCode).toBe(0);
    expect(digests('wanted')).toEqual(digests('alone'));
  });
});

describe('a thread that plays chunks', () => {
  it('is given up after two deaths, which is a result like others', async () => {
    const players = createThreads(
      { scenarios: [{ text: '"no scenario', file: 's.yaml', bounds: [] }], variants: [null, 'x'], keepRuns: false },
      2,
    );
    const { payload, failed } = await players.play({ scenario: 0, seed: 's', numbers: {}, firstRun: 0, count: 1 });
    await players.close();
    const problem = 's.yaml:1:1: expected well-formed YAML, got a text whose quotes are never closed. Close them where the text ends.';
    const error = `the thread that played it ended twice (Error: Expected a scenario that has been checked. ${problem})`;
    expect([failed, unpackResult(payload)]).toEqual([2, { variants: [{ error }, { error }], pairs: [null] }]);
  });
});

/** The rows of a Parquet file, read by the Arrow project's Rust implementation, and its columns' types. */
function parquet(name: string): { readonly types: Readonly<Record<string, string>>; readonly rows: readonly Record<string, unknown>[] } {
  const table = tableFromIPC(readParquet(readFileSync(at(name))).intoIPCStream());
  return {
    types: Object.fromEntries(table.schema.fields.map((field) => [field.name, String(field.type)])),
    rows: table.toArray().map((row) => row.toJSON()),
  };
}

/** The rows of a CSV file without quoted line ends. */
function csv(name: string): readonly Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(at(name), 'utf8').trimEnd().split('\n');
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [cells(head)[index], cell])));
}

describe('the tables of a batch', () => {
  it('hold in Parquet, to an independent reader, what they hold in CSV', () => {
    const { types, rows } = parquet('alone/points.parquet');
    const written = csv('alone/points.csv');
    expect(rows).toHaveLength(80);
    expect(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]))),
    ).toEqual(written);
    expect(types).toMatchObject({
      scenario: 'Utf8',
      point: 'Int32',
      runs: 'Int32',
      'charts.neighbour.parameters.pride': 'Float64',
      'outcome.no-deal.share': 'Float64',
      'outcome.no-deal.count': 'Int32',
      'measure.meeting.mean': 'Float64',
      error: 'Utf8',
    });
  });

  it('agree with each other: rounds and points add up from the runs', () => {
    const { types, rows: runs } = parquet('alone/runs.parquet');
    const { rows: points } = parquet('alone/points.parquet');
    const { rows: rounds } = parquet('alone/rounds.parquet');
    expect([types.run, runs.length, rounds.length]).toEqual(['Int64', 80 * 400, 80 * 6]);
    const keyOf = ({ variant, point }: Record<string, unknown>): string => `${String(variant)} ${String(point)}`;
    const groups = new Map<string, Record<string, unknown>[]>();
    for (const run of runs) groups.set(keyOf(run), [...(groups.get(keyOf(run)) ?? []), run]);
    for (const point of points) {
      const own = groups.get(keyOf(point))!;
      expect(own.filter(({ outcome }) => outcome === 'no-deal')).toHaveLength(point['outcome.no-deal.count'] as number);
      const raids = own.map((run) => run['measure.raids'] as number);
      expect(raids.reduce((a, b) => a + b) / raids.length).toBeCloseTo(point['measure.raids.mean'] as number, 12);
    }
    for (const round of rounds) {
      const going = groups.get(keyOf(round))!.filter((run) => (run.rounds as number) >= (round.round as number));
      expect(going).toHaveLength(round.going as number);
      expect((round['stance.north.wary'] as number) + (round['stance.north.ready'] as number)).toBeCloseTo(1, 12);
    }
  });
});
