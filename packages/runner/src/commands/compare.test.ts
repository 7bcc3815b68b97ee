import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary, plenaryUntil } = useWorkplace();

beforeAll(() => copyFile(fileURLToPath(new URL('../../../../scenarios/first-summit.yaml', import.meta.url)), file('summit.yaml')));

async function compared(...args: string[]) {
  const { code, results, talk } = await plenary('compare', ...args, '--json');
  expect([code, talk]).toEqual([0, '']);
  return JSON.parse(results);
}

describe('plenary compare', () => {
  it('tells the paired difference, the unpaired one beside it and what pairing was worth', async () => {
    const { code, results } = await plenary('compare', file('summit.yaml'), '--variant', 'without-raids', '--runs', '2000');
    expect(code).toBe(0);
    expect(results).toMatch(/^A: the scenario as it stands\nB: variant without-raids\n2,000 runs of each with the same luck/m);
    expect(results).toMatch(/^ {2}no deal +58% +51% +−6\.2 +−7\.4 to −4\.9 +−9\.2 to −3\.1 +0\.17$/m);
    expect(results).toMatch(/^ {2}raids, times +0\.\d+ +0\.\d+ +−0\.\d+/m);
    expect(results).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('compares two variants, two files, and the scenario with a variant', async () => {
    const one = await compared(file('summit.yaml'), '--variant', 'without-raids', '--variant', 'without-envoy', '--runs', '50');
    expect([one.format, one.base.variant, one.other.variant]).toEqual(['plenary.comparison/1', 'without-raids', 'without-envoy']);
    const same = await compared(file('summit.yaml'), file('summit.yaml'), '--runs', '50', '--seed', 'pair');
    expect([same.seed, same.pairs, same.base.variant, same.other.variant]).toEqual(['pair', 50, null, null]);
    // The same scenario with the same luck never differs.
    expect(same.outcomes.map(({ difference }: { difference: number }) => difference)).toEqual([0, 0, 0]);
  });

  it('counts the very runs that plenary run counts', async () => {
    const { outcomes } = await compared(file('summit.yaml'), '--variant', 'without-raids', '--runs', '300');
    const forecast = JSON.parse(
      (await plenary('run', file('summit.yaml'), '--variant', 'without-raids', '--runs', '300', '--json')).results,
    );
    expect(outcomes.map(({ other }: { other: number }) => other)).toEqual(forecast.outcomes.map(({ share }: { share: number }) => share));
  });

  it('keeps what it has when it is interrupted', async () => {
    const { code, results, talk } = await plenaryUntil(12, [
      'compare',
      file('summit.yaml'),
      '--variant',
      'without-raids',
      '--runs',
      '1000000',
      '--json',
    ]);
    const { pairs } = JSON.parse(results);
    expect([code, talk]).toEqual([130, `Interrupted after ${pairs} of 1000000 runs; --runs ${pairs} gives the same numbers.\n`]);
    expect(await compared(file('summit.yaml'), '--variant', 'without-raids', '--runs', String(pairs))).toEqual(JSON.parse(results));
  });

  it.each([
    ['@', 'expected two files, or one with --variant, got one file. Say what to compare it with.'],
    ['@ @ @', 'expected one file or two, got 3.'],
    ['@ @ --variant without-raids', 'expected two files or --variant, got both. Give one file with its variants.'],
    ['@ --variant a --variant b --variant c', '--variant: expected it once or twice, got it 3 times.'],
    ['@ --variant', '--variant: expected a value, got none. Try plenary compare --help.'],
    ['@ --variant without-raids --seed a --seed b', '--seed: expected it once, got it 2 times.'],
  ])('refuses %s', async (args, expected) => {
    const { code, results, talk } = await plenary('compare', ...args.replaceAll('@', file('summit.yaml')).split(' '));
    expect([code, results, talk]).toEqual([2, '', `plenary: ${expected}\n`]);
  });
});
