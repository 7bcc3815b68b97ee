import { copyFile, rm, writeFile } from 'node:fs/promises';
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
    expect(await talkOf(folder)).toContain('expected the plan and scenarios of its results, played by this version, got others.');
  });
});
