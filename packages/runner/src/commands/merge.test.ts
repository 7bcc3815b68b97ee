import { existsSync, readFileSync } from 'node:fs';
import { appendFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, usePlanWorkplace } from './plan-workplace.test-support.ts';

const { file, plenary } = usePlanWorkplace();

describe('plenary merge', () => {
  it('gives what one machine gives, whatever the shards and their order', async () => {
    for (const index of [3, 7, 1, 5, 4, 6, 2]) {
      const ending = await plenary('batch', file('plan.yaml'), '--shard', `${index}/7`, '--workers', '1', '--quiet');
      expect(ending).toEqual({ code: 0, results: '', talk: '' });
    }
    const shards = [2, 4, 1, 7, 3, 6, 5].map((index) => file(`plan.results.${index}-of-7`));
    const { code, talk } = await plenary('merge', ...shards.slice(0, 2), '--out', file('joined'));
    expect([code, talk]).toEqual([
      2,
      'plenary: expected all 9 pieces of work, got 3. Missing: shards 1/7, 3/7, 5/7, 6/7, 7/7. Play them, or name their folders, too.\n',
    ]);
    expect(existsSync(file('joined'))).toBe(false);
    expect(await plenary('merge', ...shards, '--out', file('joined'))).toMatchObject({ code: 0 });
    expect(contents(file('joined'))).toEqual(contents(file('plan.results')));
    expect((await plenary('merge', ...shards)).talk).toBe('FOLDER/plan.results is complete; there is nothing left to join.\n');
  });

  it('refuses what is no shard of the same batch', async () => {
    const shard = file('plan.results.1-of-7');
    await plenary('batch', file('other.yaml'), '--shard', '1/2', '--quiet', '--workers', '1');
    const talkOf = async (...args: string[]): Promise<string> => (await plenary('merge', ...args)).talk;
    expect(await talkOf(shard, file('other.results.1-of-2'))).toContain('expected a part of the same batch as');
    expect(await talkOf(shard, file('plan.results'))).toContain('got that of a complete batch. Leave it out.');
    expect(await talkOf(shard, file('summit.yaml'))).toContain('expected the folder of a shard, got none.');
    await plenary('batch', file('plan.yaml'), '--shard', '1/2', '--quiet', '--out', file('part'), '--workers', '1');
    expect(await talkOf(file('part'))).toContain('Say with --out where the results go.');
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
});
