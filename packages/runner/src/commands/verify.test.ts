import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLAN, usePlanWorkplace } from './plan-workplace.test-support.ts';

const { file, plenary, played } = usePlanWorkplace();

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
    const own = await played('own', (plan) => `${plan}luck: independent\n`);
    await copyFile(join(own, 'tallies.bin'), join(folder, 'tallies.bin'));
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
    expect(await talkOf(file('summit.yaml'))).toContain('expected a folder of results, got none.');
    await plenary('batch', file('plan.yaml'), '--shard', '1/2', '--quiet', '--out', file('part'), '--workers', '1');
    expect(await talkOf(file('part'))).toContain('expected a complete batch, got one that is not. plenary merge joins the shards.');
    expect(await talkOf(file('plan.results'), '--point', '3')).toContain('--point: expected a number from 0 to 2, got 3.');
    const folder = await played('swapped');
    await writeFile(join(folder, 'plan.yaml'), PLAN.replace('runs: 60', 'runs: 61'));
    const { code, results } = await plenary('verify', folder);
    expect(code).toBe(1);
    expect(results).toContain('plan.yaml: expected the file that was written, got one that has been changed.\n');
    expect(results).toContain('expected the plan and scenarios of its results, played by this version, got others.');
  });

  it('finds damage in results that can still be unpacked, which no report is made of', async () => {
    const folder = await played('damaged');
    const path = join(folder, 'tallies.bin');
    const bytes = await readFile(path);
    for (const place of [20, 117, bytes.length - 3]) {
      const damaged = Buffer.from(bytes);
      damaged[place]! ^= 2;
      await writeFile(path, damaged);
      const { code, results } = await plenary('verify', folder, '--sample', '3');
      expect([code, results]).toEqual([1, expect.stringContaining('tallies.bin: expected the file that was written, got one')]);
      expect(results).toContain(
        'tallies.bin: expected the results that were written, got a damaged file. Play the batch again, with another --out.',
      );
      const report = await plenary('report', folder, '--html', file('damaged.html'));
      expect([report.code, report.talk]).toEqual([2, expect.stringContaining('got a damaged file')]);
    }
    await writeFile(path, bytes.subarray(0, bytes.length - 10));
    expect(await plenary('verify', folder, '--sample', '3')).toMatchObject({ code: 1 });
    await rm(path);
    const { code, results } = await plenary('verify', folder);
    expect([code, results]).toEqual([1, expect.stringContaining('expected a file of results, got none that can be read (ENOENT).')]);
    await mkdir(path);
    const report = await plenary('report', folder);
    expect([report.code, report.talk]).toEqual([
      2,
      expect.stringContaining('expected a file of results, got something else of that name.'),
    ]);
    expect(existsSync(file('damaged.html'))).toBe(false);
  });

  it('finds entries of the manifest that were changed, and one that is none', async () => {
    const folder = await played('entries');
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    await writeFile(path, JSON.stringify({ ...manifest, title: 'Another', runs: 61 }));
    const { code, results } = await plenary('verify', folder, '--sample', '0');
    expect([code, results]).toEqual([1, expect.stringMatching(/manifest\.json: expected what .* got other entries: title, runs\.\n$/)]);
    for (const data of [
      { format: 'plenary.batch/1', status: 'complete' },
      { ...manifest, files: 5 },
      { ...manifest, files: [null] },
      null,
    ]) {
      await writeFile(path, JSON.stringify(data));
      const refused = await plenary('verify', folder);
      expect([refused.code, refused.talk]).toEqual([2, expect.stringContaining('expected a folder of results, got none.')]);
    }
  });
});
