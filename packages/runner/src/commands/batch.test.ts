import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { appendFile, copyFile, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createForecast, createKernel, createTally, luckKey } from '@plenary/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { poolPoints, readBatch } from '../harvest/harvest.ts';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary, plenaryUntil } = useWorkplace();

const PLAN = `plan: 1
title: Does pride matter?
scenario: summit.yaml
variants: [as-it-stands, without-raids]
runs: 60
portion: 25
design: { list: [{ charts.neighbour.parameters.pride: 0 }, { charts.neighbour.parameters.pride: 2 }, { charts.neighbour.parameters.pride: 1 }] }
`;

beforeAll(async () => {
  await copyFile(fileURLToPath(new URL('../../../../scenarios/first-summit.yaml', import.meta.url)), file('summit.yaml'));
  await writeFile(file('plan.yaml'), PLAN);
});

/** Plays the plan, with changes, in a folder of its own, and gives the folder's name. */
async function played(name: string, change: (plan: string) => string = (plan) => plan, code = 0): Promise<string> {
  await writeFile(file(`${name}.yaml`), change(PLAN));
  const ending = await plenary('batch', file(`${name}.yaml`), '--workers', '1');
  expect(ending).toMatchObject({ code });
  return file(`${name}.results`);
}

/** Every file of a folder, by name, but for the plan and what says which it is. */
function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length), readFileSync(join(parentPath, name), 'base64')]),
  );
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const pointsOf = (folder: string): string[] => readFileSync(join(folder, 'points.csv'), 'utf8').trimEnd().split('\n');

describe('plenary batch', () => {
  it('plays every point and leaves a folder that explains itself', async () => {
    const { code, results, talk } = await plenary('batch', file('plan.yaml'), '--workers', '1');
    expect([code, talk]).toEqual([0, '']);
    expect(results).toMatch(/^Does pride matter\?\n3 points, 60 runs of each variant at each; luck is common\n/);
    expect(results).toMatch(/^without-raids\n {2}the border opens +\d/m);
    expect(results).toMatch(/^Results: FOLDER\/plan.results\n$/m);
    const folder = file('plan.results');
    expect(readdirSync(folder).sort()).toEqual([
      'manifest.json',
      'plan.yaml',
      'points.csv',
      'points.parquet',
      'rounds.parquet',
      'scenarios',
      'tallies.bin',
    ]);
    expect(manifestOf(folder)).toMatchObject({ status: 'complete', points: 3, chunks: 9, failed: 0, shard: null, design: 'list' });
    expect(pointsOf(folder)).toHaveLength(1 + 3 * 2);
  });

  it('counts at each point the very runs that the scenario has with these numbers', async () => {
    const harvest = await readBatch(file('plan.results'));
    const { scenario } = harvest.plan.scenarios[0]!;
    const { model } = scenario.model('without-raids', { 'charts.neighbour.parameters.pride': 2 });
    const tally = createTally(model!);
    createKernel(model!).run(luckKey('plenary'), 0, 60, tally);
    const kept = harvest.readVariants(0, 1)[1]!;
    expect(JSON.stringify(createForecast(kept.tally!))).toBe(JSON.stringify(createForecast(tally)));
    expect(harvest.readPairs(0, 1)[0]!.outcomes.reduce((a, b) => a + b)).toBe(60);
    const counts = [0, 1, 2].map((point) => harvest.readVariants(0, point)[0]!.tally!.outcomes);
    const pooled = poolPoints(harvest, 0, 0)!;
    expect(pooled.runs).toBe(180);
    expect([...pooled.outcomes]).toEqual([...counts[0]!].map((_, index) => counts.reduce((sum, one) => sum + one[index]!, 0)));
    harvest.close();
  });

  it('gives each point runs of its own where the plan says so', async () => {
    const own = await played('own', (plan) => `${plan}luck: independent\n`);
    const harvest = await readBatch(own);
    const { model } = harvest.plan.scenarios[0]!.scenario.model(null, { 'charts.neighbour.parameters.pride': 1 });
    const tally = createTally(model!);
    createKernel(model!).run(luckKey('plenary'), 120, 60, tally);
    expect([...harvest.readVariants(0, 2)[0]!.tally!.outcomes]).toEqual([...tally.outcomes]);
    harvest.close();
  });

  it('is done when it is complete', async () => {
    const { code, results, talk } = await plenary('batch', file('plan.yaml'));
    expect([code, results, talk]).toEqual([0, '', 'FOLDER/plan.results is complete; there is nothing left to play.\n']);
  });

  it('is the same however the work is cut', async () => {
    const whole = contents(await played('whole', (plan) => plan.replace('portion: 25\n', '')));
    const cut = contents(file('plan.results'));
    for (const name of ['/points.csv', '/points.parquet', '/rounds.parquet', '/tallies.bin']) expect(whole[name]).toBe(cut[name]);
  });

  it('keeps what it has when Ctrl-C comes, and goes on from there', async () => {
    const args = ['batch', file('plan.yaml'), '--workers', '1', '--out', file('stopped')];
    const first = await plenaryUntil(8, args);
    expect(first).toMatchObject({ code: 130, results: '' });
    expect(first.talk).toMatch(/^Interrupted\. What was played is kept; the same command goes on: plenary batch /m);
    const second = await plenary(...args);
    expect([second.code, second.talk]).toMatchObject([0, expect.stringMatching(/^Going on after [1-8] of 9 pieces of work\.\n$/)]);
    expect(contents(file('stopped'))).toEqual(contents(file('plan.results')));
  });

  it('passes over a piece of work that was not written to its end', async () => {
    const args = ['batch', file('plan.yaml'), '--workers', '1', '--quiet', '--shard', '1/1', '--out', file('torn')];
    expect(await plenary(...args)).toEqual({ code: 0, results: '', talk: '' });
    const part = join(file('torn'), 'journal', 'part-0001.bin');
    await truncate(part, readFileSync(part).length - 3);
    await appendFile(join(file('torn'), 'journal', 'part-0009.bin'), 'PLN1 and nothing more');
    const merged = await plenary('merge', file('torn'), '--out', file('mended'));
    expect([merged.code, merged.talk]).toEqual([
      2,
      'plenary: expected all 9 pieces of work, got 8. Missing: shard 1/1 (begun). Play them, or name their folders, too.\n',
    ]);
    expect(await plenary(...args)).toMatchObject({ code: 0 });
    expect(await plenary('merge', file('torn'), '--out', file('mended'))).toMatchObject({ code: 0 });
    expect(contents(file('mended'))).toEqual(contents(file('plan.results')));
  });

  it('makes a row of a point that cannot be played, with its error and what replays it', async () => {
    const folder = await played('failing', (plan) => plan.replaceAll('charts.neighbour.parameters.pride: 2', 'gauges.tension.start: 9'), 1);
    const [head = '', ...rows] = pointsOf(folder);
    expect(head).toMatch(/,error,replay$/);
    expect(rows.filter((row) => row.includes(',plenary verify . --point 1'))).toHaveLength(2);
    expect(rows[2]).toMatch(/^first-summit|^summit,plenary,as-it-stands,1,/);
    expect(rows[2]).toContain('"summit.yaml:9:37 gauges.tension.start: expected a whole number from 0 to 4, got 9."');
    expect(manifestOf(folder).failed).toBe(2);
    const again = await plenary('batch', file('failing.yaml'), '--out', file('failing-again'), '--workers', '1');
    expect(again.code).toBe(1);
    expect(again.results).toMatch(
      /^2 rows could not be played:\n {2}as-it-stands: summit\.yaml:9:37 .*\n {4}plenary verify FOLDER\/failing-again --point 1$/m,
    );
    const { code, results } = await plenary('verify', folder, '--point', '1');
    expect([code, results]).toMatchObject([
      0,
      expect.stringMatching(/^ {2}without-raids: summit\.yaml:9:37 gauges\.tension\.start: expected/m),
    ]);
  });

  it('adds nothing up over points that differ in their bounds, and reads each by its own', async () => {
    const folder = await played('bounds', (plan) =>
      plan.replace(/design: .*/, 'design: { list: [{ rounds: 6 }, { rounds: 7, gauges.tension.to: 5 }] }'),
    );
    const harvest = await readBatch(folder);
    const [point] = harvest.readVariants(0, 1);
    expect(point!.tally!.model).toMatchObject({ rounds: 7, gauges: [{ high: 5 }] });
    expect(createForecast(point!.tally!).recorded).toHaveLength(7);
    expect(poolPoints(harvest, 0, 0)).toBeNull();
    harvest.close();
  });

  it('says what it would do, and does nothing, with --dry-run', async () => {
    const { code, results } = await plenary('batch', file('plan.yaml'), '--dry-run', '--out', file('dry'), '--workers', '2');
    expect(code).toBe(0);
    expect(results).toMatch(/^design +list, 3 points, common luck$/m);
    expect(results).toMatch(/^runs +60 of each variant at each point, 360 in all$/m);
    expect(results).toMatch(/^time +about \d+ s with 2 workers$/m);
    expect(existsSync(file('dry'))).toBe(false);
  });

  it('tells its summary as data', async () => {
    const { results } = await plenary('batch', file('plan.yaml'), '--out', file('json'), '--workers', '1', '--json');
    const summary = JSON.parse(results);
    expect(summary).toMatchObject({
      format: 'plenary.batch-summary/1',
      failed: 0,
      sides: [{ variant: 'as-it-stands' }, { variant: 'without-raids' }],
    });
    const { mean, least, greatest } = summary.sides[0].outcomes[2];
    expect(least <= mean && mean <= greatest).toBe(true);
  });
});

describe('plenary batch refuses', () => {
  it.each([
    ['another plan in the folder', 'other.yaml', 'plan.results', 'expected results of this plan and its scenarios, got those of another.'],
    [
      'a folder with other files',
      'plan.yaml',
      'full',
      "expected a new or empty folder, or one of this plan's results, got one with other files.",
    ],
    ['a file for a folder', 'plan.yaml', 'summit.yaml', 'expected a folder, got a file.'],
    ['a folder below a file', 'plan.yaml', 'summit.yaml/x', 'expected a folder that exists, got none of that name.'],
  ])('%s, and overwrites nothing', async (_, plan, out, expected) => {
    await writeFile(file('other.yaml'), PLAN.replace('runs: 60', 'runs: 61'));
    await mkdir(file('full'), { recursive: true });
    await writeFile(join(file('full'), 'thesis.txt'), 'Years of work.');
    const before = existsSync(file('plan.results')) ? contents(file('plan.results')) : {};
    const { code, results, talk } = await plenary('batch', file(plan), '--out', file(out), '--workers', '1');
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain(expected);
    expect(contents(file('plan.results'))).toEqual(before);
    expect(readdirSync(file('full'))).toEqual(['thesis.txt']);
  });

  it('a shard of another kind in the same folder', async () => {
    await plenary('batch', file('plan.yaml'), '--shard', '1/2', '--quiet', '--out', file('part'), '--workers', '1');
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--out', file('part'));
    expect([code, talk]).toEqual([
      2,
      'plenary: FOLDER/part: expected a folder for all of it, got one for shard 1/2. Choose another with --out.\n',
    ]);
  });

  it.each(['0/2', '3/2', 'x', '1/1000000'])('the shard %s', async (shard) => {
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--shard', shard);
    expect([code, talk]).toEqual([2, `plenary: --shard: expected a part of at most 100000, such as 3/100, got "${shard}".\n`]);
  });

  it('a plan with mistakes, all told at once, and a scenario that is not there', async () => {
    await writeFile(
      file('wrong.yaml'),
      PLAN.replace('runs: 60', 'runs: none').replace('without-raids', 'without-raid').replace('title', 'titel'),
    );
    const { code, talk } = await plenary('batch', file('wrong.yaml'));
    expect([code, talk]).toEqual([
      2,
      'FOLDER/wrong.yaml:2:1 titel: expected a key of a plan, got titel. Did you mean title?\nFOLDER/wrong.yaml:5:7 runs: expected a whole number from 1 to 100000000, got none.\n',
    ]);
    await writeFile(file('lost.yaml'), 'plan: 1\nscenario: sumit.yaml\n');
    expect((await plenary('batch', file('lost.yaml'))).talk).toBe(
      'FOLDER/lost.yaml:2:11 scenario: expected a scenario file, got nothing of that name (FOLDER/sumit.yaml). Did you mean FOLDER/summit.yaml?\n',
    );
  });

  // A device of Linux that is always full.
  it.skipIf(!existsSync('/dev/full'))('to go on where the disk is full, and completes the batch when it no longer is', async () => {
    const folder = file('no-room');
    await plenary('batch', file('plan.yaml'), '--shard', '1/1', '--quiet', '--workers', '1', '--out', file('shard-of-one'));
    await mkdir(folder);
    await symlink('/dev/full', join(folder, 'points.csv.partial'));
    const full = await plenary('merge', file('shard-of-one'), '--out', folder);
    expect([full.code, full.results, full.talk]).toEqual([
      2,
      '',
      'plenary: FOLDER/no-room/points.csv: expected room to write, got a full disk. Make room, or choose another.\n',
    ]);
    expect(manifestOf(folder).status).toBe('playing');
    expect(existsSync(join(folder, 'points.csv'))).toBe(false);
    expect(await plenary('merge', file('shard-of-one'), '--out', folder)).toMatchObject({ code: 0 });
    expect(contents(folder)).toEqual(contents(file('plan.results')));
  });
});

describe('plenary merge', () => {
  it('gives what one machine gives, whatever the shards and their order', async () => {
    for (const index of [3, 1, 4, 2]) {
      const ending = await plenary('batch', file('plan.yaml'), '--shard', `${index}/4`, '--workers', '1', '--quiet');
      expect(ending).toEqual({ code: 0, results: '', talk: '' });
    }
    const shards = [2, 4, 1, 3].map((index) => file(`plan.results.${index}-of-4`));
    const { code, talk } = await plenary('merge', ...shards.slice(0, 2), '--out', file('joined'));
    expect([code, talk]).toEqual([
      2,
      'plenary: expected all 9 pieces of work, got 4. Missing: shards 1/4, 3/4. Play them, or name their folders, too.\n',
    ]);
    expect(existsSync(file('joined'))).toBe(false);
    expect(await plenary('merge', ...shards, '--out', file('joined'))).toMatchObject({ code: 0 });
    expect(contents(file('joined'))).toEqual(contents(file('plan.results')));
    expect((await plenary('merge', ...shards)).talk).toBe('FOLDER/plan.results is complete; there is nothing left to join.\n');
  });

  it('refuses what is no shard of the same batch', async () => {
    const shard = file('plan.results.1-of-4');
    await plenary('batch', file('other.yaml'), '--shard', '1/2', '--quiet', '--workers', '1');
    const talkOf = async (...args: string[]): Promise<string> => (await plenary('merge', ...args)).talk;
    expect(await talkOf(shard, file('other.results.1-of-2'))).toContain('expected a part of the same batch as');
    expect(await talkOf(shard, file('plan.results'))).toContain('got that of a complete batch. Leave it out.');
    expect(await talkOf(shard, file('full'))).toContain('expected the folder of a shard, got none.');
    expect(await talkOf(file('part'))).toContain('Say with --out where the results go.');
  });
});

describe('plenary verify', () => {
  it('finds all as it was written, and points the same when they are played again', async () => {
    const { code, results } = await plenary('verify', file('plan.results'), '--sample', '2');
    expect([code, results]).toMatchObject([
      0,
      expect.stringMatching(
        /^(Point \d: the same results when it was played again\.\n){2}FOLDER\/plan.results: all is as it was written\.\n$/,
      ),
    ]);
  });

  it('finds a file that was changed, and results that do not come out again', async () => {
    const folder = await played('changed');
    await rm(join(folder, 'rounds.parquet'));
    await writeFile(join(folder, 'points.csv'), 'scenario\n');
    await copyFile(join(file('own.results'), 'tallies.bin'), join(folder, 'tallies.bin'));
    const { code, results } = await plenary('verify', folder, '--sample', '3');
    expect(code).toBe(1);
    expect(results).toContain('FOLDER/changed.results/points.csv: expected the file that was written, got one that has been changed.\n');
    expect(results).toContain('FOLDER/changed.results/rounds.parquet: expected a file that can be read, got: ENOENT');
    // Point 0 has the same runs whichever luck the plan has.
    expect(results).toContain('Point 0: the same results');
    expect(results).toContain('Point 2: expected the results that are kept, got others when it was played again.\n');
  });

  it("refuses what is no complete batch, and a plan that is not the batch's", async () => {
    const talkOf = async (...args: string[]): Promise<string> => (await plenary('verify', ...args)).talk;
    expect(await talkOf(file('full'))).toContain('expected a folder of results, got none.');
    expect(await talkOf(file('part'))).toContain('expected a complete batch, got one that is not. plenary merge joins the shards.');
    expect(await talkOf(file('plan.results'), '--point', '3')).toContain('--point: expected a number from 0 to 2, got 3.');
    const folder = await played('swapped');
    await writeFile(join(folder, 'plan.yaml'), PLAN.replace('runs: 60', 'runs: 61'));
    expect(await talkOf(folder)).toContain('expected the plan and scenarios of its results, played by this version, got others.');
  });
});
