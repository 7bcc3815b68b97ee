import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createForecast, createKernel, createTally, luckKey } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { poolPoints, readBatch } from '../harvest/harvest.ts';
import { contents, manifestOf, usePlanWorkplace } from './plan-workplace.test-support.ts';

const { file, plenary, plenaryUntil, played } = usePlanWorkplace();

const pointsOf = (folder: string): string[] => readFileSync(join(folder, 'points.csv'), 'utf8').trimEnd().split('\n');

describe('plenary batch', () => {
  it('plays every point and leaves a folder that explains itself', async () => {
    const folder = file('first');
    const { code, results, talk } = await plenary('batch', file('plan.yaml'), '--workers', '1', '--out', folder);
    expect([code, talk]).toEqual([0, '']);
    expect(results).toMatch(/^Does pride matter\?\n3 points, 60 runs of each variant at each; luck is common\n/);
    expect(results).toMatch(/^without-raids\n {2}the border opens +\d/m);
    expect(results).toMatch(/^Results: FOLDER\/first\n$/m);
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

  it('is done when it is complete, and tells again what came out', async () => {
    const folder = await played('told');
    const before = contents(folder);
    const complete = 'FOLDER/told.results is complete; there is nothing left to play.\n';
    const { code, results, talk } = await plenary('batch', file('told.yaml'), '--workers', '1');
    expect([code, talk]).toEqual([0, complete]);
    expect(results).toContain('as-it-stands');
    const { results: json } = await plenary('batch', file('told.yaml'), '--json', '--workers', '1');
    expect(JSON.parse(json)).toMatchObject({ format: 'plenary.batch-summary/1', failed: 0, sides: [{ variant: 'as-it-stands' }, {}] });
    expect(contents(folder)).toEqual(before);
  });

  it('tidies up after a process that was killed just before its end', async () => {
    const folder = await played('untidy');
    const before = contents(folder);
    await mkdir(join(folder, 'journal'));
    await writeFile(join(folder, 'points.csv.partial'), '');
    expect(await plenary('batch', file('untidy.yaml'), '--workers', '1')).toMatchObject({ code: 0 });
    expect(contents(folder)).toEqual(before);
  });

  it('does not call complete what has lost a file', async () => {
    const folder = await played('lost');
    await rm(join(folder, 'points.csv'));
    const { code, talk } = await plenary('batch', file('lost.yaml'), '--workers', '1');
    expect([code, talk]).toEqual([2, expect.stringMatching(/points\.csv: expected the file of \d+ bytes that was written, got none\./)]);
  });

  it('names the same command when it is interrupted, and leaves the folder to others', async () => {
    const { code, talk } = await plenaryUntil(2, ['batch', file('plan.yaml'), '--workers', '1', '--shard', '1/2', '--out', file('a part')]);
    expect([code, talk]).toEqual([
      130,
      expect.stringMatching(/goes on: plenary batch FOLDER\/plan\.yaml --shard 1\/2 --out 'FOLDER\/a part'\n$/),
    ]);
    expect(existsSync(join(file('a part'), 'in-use.json'))).toBe(false);
  });

  it('says what a shard would play', async () => {
    const { results } = await plenary('batch', file('plan.yaml'), '--dry-run', '--shard', '2/2', '--workers', '1');
    expect(results).toMatch(/^work +4 of 9 pieces, as shard 2\/2$/m);
    const { results: json } = await plenary('batch', file('plan.yaml'), '--dry-run', '--json', '--workers', '1');
    expect(JSON.parse(json)).toMatchObject({ format: 'plenary.batch-estimate/1', runs: 60, pieces: { all: 9, played: 9 }, shard: null });
  });

  it('is the same however the work is cut', async () => {
    const whole = contents(await played('whole', (plan) => plan.replace('portion: 25\n', '')));
    const cut = contents(file('plan.results'));
    for (const name of ['/points.csv', '/points.parquet', '/rounds.parquet', '/tallies.bin']) expect(whole[name]).toBe(cut[name]);
  });

  it('keeps what it has when Ctrl-C comes, and goes on from there', async () => {
    const args = ['batch', file('plan.yaml'), '--workers', '1', '--out', file('stopped')];
    // As a process leaves it that is killed while it writes its first file.
    await mkdir(file('stopped'));
    await writeFile(join(file('stopped'), 'manifest.json.0815.partial'), '{');
    const first = await plenaryUntil(8, args);
    expect(first).toMatchObject({ code: 130, results: '' });
    expect(first.talk).toMatch(/^Interrupted\. What was played is kept; the same command goes on: plenary batch /m);
    const second = await plenary(...args);
    expect([second.code, second.talk]).toMatchObject([0, expect.stringMatching(/^Going on after [1-8] of 9 pieces of work\.\n$/)]);
    expect(contents(file('stopped'))).toEqual(contents(file('plan.results')));
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
