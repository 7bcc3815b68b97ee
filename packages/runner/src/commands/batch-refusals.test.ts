import { existsSync, readdirSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, manifestOf, PLAN, usePlanWorkplace } from './plan-workplace.test-support.ts';

const { file, plenary, plenaryUntil } = usePlanWorkplace();

/** Why tests that need a full disk are skipped; nothing on Linux, which has a device that is always full. */
const NO_FULL_DISK = existsSync('/dev/full') ? '' : ': SKIPPED, as this system has no /dev/full';

/** Why tests that need a folder in which root neither may make anything are skipped; nothing on Linux. */
const NO_PROC = existsSync('/proc/self') ? '' : ': SKIPPED, as this system has no /proc';

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
    await mkdir(file('full'), { recursive: true });
    await writeFile(join(file('full'), 'thesis.txt'), 'Years of work.');
    const before = existsSync(file('plan.results')) ? contents(file('plan.results')) : {};
    const { code, results, talk } = await plenary('batch', file(plan), '--out', file(out), '--workers', '1');
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain(expected);
    expect(contents(file('plan.results'))).toEqual(before);
    expect(readdirSync(file('full'))).toEqual(['thesis.txt']);
  });

  it('a folder with a file that only looks like one of its own', async () => {
    await mkdir(file('downloads'));
    await writeFile(join(file('downloads'), 'download.iso.partial'), 'precious');
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--out', file('downloads'), '--workers', '1');
    expect([code, talk]).toEqual([2, expect.stringContaining('got one with other files.')]);
    expect(readdirSync(file('downloads'))).toEqual(['download.iso.partial']);
  });

  it('a shard of another kind in the same folder', async () => {
    await plenary('batch', file('plan.yaml'), '--shard', '1/2', '--quiet', '--out', file('part'), '--workers', '1');
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--out', file('part'), '--workers', '1');
    expect([code, talk]).toEqual([
      2,
      'plenary: FOLDER/part: expected a folder for all of it, got one for shard 1/2. Choose another with --out.\n',
    ]);
  });

  it.each(['0/2', '3/2', 'x', '1/1000000'])('the shard %s', async (shard) => {
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--shard', shard, '--workers', '1');
    expect([code, talk]).toEqual([2, `plenary: --shard: expected a part of at most 100000, such as 3/100, got "${shard}".\n`]);
  });

  it.skipIf(NO_PROC !== '')(`a folder where nobody may make one${NO_PROC}`, async () => {
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--out', '/proc/self/results', '--workers', '1');
    expect([code, talk]).toEqual([2, 'plenary: /proc/self/results: expected a folder to write in, got no permission. Choose another.\n']);
  });

  it('two shards at once', async () => {
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--shard', '1/2', '--shard', '2/2', '--workers', '1');
    expect([code, talk]).toEqual([2, 'plenary: --shard: expected it once, got it 2 times.\n']);
  });

  it('a link to something that does not exist, as the plan or its scenario', async () => {
    await symlink(file('gone.yaml'), file('dangling.yaml'));
    expect(await plenary('batch', file('dangling.yaml'), '--workers', '1')).toEqual({
      code: 2,
      results: '',
      talk: 'plenary: FOLDER/dangling.yaml: expected a plan file, got a symbolic link to something that does not exist. Mend the link.\n',
    });
    await writeFile(file('linked.yaml'), 'plan: 1\nscenario: dangling.yaml\n');
    expect((await plenary('batch', file('linked.yaml'), '--workers', '1')).talk).toBe(
      'FOLDER/linked.yaml:2:11 scenario: expected a scenario file, got a symbolic link to something that does not exist (FOLDER/dangling.yaml). Mend the link.\n',
    );
  });

  it('a plan with mistakes, all told at once, and a scenario that is not there', async () => {
    await writeFile(
      file('wrong.yaml'),
      PLAN.replace('runs: 60', 'runs: none').replace('without-raids', 'without-raid').replace('title', 'titel'),
    );
    const { code, talk } = await plenary('batch', file('wrong.yaml'), '--workers', '1');
    expect([code, talk]).toEqual([
      2,
      'FOLDER/wrong.yaml:2:1 titel: expected a key of a plan, got titel. Did you mean title?\nFOLDER/wrong.yaml:5:7 runs: expected a whole number from 1 to 100000000, got none.\n',
    ]);
    expect((await plenary('batch', file('plans.yaml'), '--workers', '1')).talk).toBe(
      'plenary: FOLDER/plans.yaml: expected a plan file, got nothing of that name. Did you mean FOLDER/plan.yaml?\n',
    );
    await writeFile(file('lost.yaml'), 'plan: 1\nscenario: sumit.yaml\n');
    expect((await plenary('batch', file('lost.yaml'), '--workers', '1')).talk).toBe(
      'FOLDER/lost.yaml:2:11 scenario: expected a scenario file, got nothing of that name (FOLDER/sumit.yaml). Did you mean FOLDER/summit.yaml?\n',
    );
  });

  it.skipIf(NO_FULL_DISK !== '')(`to play on where results cannot be written, and keeps what was played${NO_FULL_DISK}`, async () => {
    const folder = file('no-room-yet');
    const args = ['batch', file('plan.yaml'), '--workers', '1', '--out', folder];
    await plenaryUntil(8, args);
    await symlink('/dev/full', join(folder, 'points.csv.partial'));
    const { code, results, talk } = await plenary(...args, '--quiet');
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain('FOLDER/no-room-yet/points.csv: expected room to write, got a full disk.');
    expect(await plenary(...args)).toMatchObject({ code: 0 });
    expect(contents(folder)).toEqual(contents(file('plan.results')));
  });

  it.skipIf(NO_FULL_DISK !== '')(
    `to go on where the disk is full, and completes the batch when it no longer is${NO_FULL_DISK}`,
    async () => {
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
    },
  );
});
