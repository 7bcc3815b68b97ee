import { copyFile, readFile, writeFile } from 'node:fs/promises';
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

  it('gives no interval, and says so, where a measure changes alike in every pair', async () => {
    const change = await compared(file('summit.yaml'), file('summit.yaml'), '--runs', '50');
    const [raids] = change.measures;
    expect([raids.difference, raids.low, raids.high]).toEqual([0, null, null]);
    expect(raids.unpaired[0]).toBeLessThan(0);
    const { results } = await plenary('compare', file('summit.yaml'), file('summit.yaml'), '--runs', '50', '--html', file('same.html'));
    expect(results).toMatch(/^ {2}raids, times +(\S+) +\1 +0\.00 +in all pairs +−\d/m);
    expect(await readFile(file('same.html'), 'utf8')).toContain('B − A: 0.00 (in all pairs)');
  });

  it('tells two files of one title apart by their names, and those of two titles by these', async () => {
    await copyFile(file('summit.yaml'), file('other.yaml'));
    const { results } = await plenary('compare', file('summit.yaml'), file('other.yaml'), '--runs', '20', '--html', file('page.html'));
    expect(results).toMatch(/^The closed border\nA: FOLDER\/summit\.yaml\nB: FOLDER\/other\.yaml$/m);
    expect(await readFile(file('page.html'), 'utf8')).toMatch(/A: [^<]*summit\.yaml<br>B: [^<]*other\.yaml</);
    const summit = await readFile(file('summit.yaml'), 'utf8');
    await writeFile(file('other.yaml'), summit.replace('title: The closed border', 'title: The open border'));
    const told = await plenary('compare', file('summit.yaml'), file('other.yaml'), '--runs', '20');
    expect(told.results).toMatch(/^A: The closed border\nB: The open border$/m);
  });

  const COIN = `plenary: 1
title: A coin
rounds: 2
gauges: { heads: { from: 0, to: 2, start: 0 } }
events: { head: { hazard: 0.5, effects: { heads: +1 } } }
charts: { idle: { may: { hold: 0 } } }
actors: { clerk: { chart: idle } }
outcomes: { even: { when: heads <= 0 }, odd: { when: otherwise } }
`;

  it('refuses what has no name in common, as nothing could be compared', async () => {
    await writeFile(file('coin.yaml'), COIN);
    const { code, results, talk } = await plenary('compare', file('summit.yaml'), file('coin.yaml'), '--runs', '20');
    expect([code, results]).toEqual([2, '']);
    expect(talk).toBe(
      'plenary: FOLDER/summit.yaml and FOLDER/coin.yaml: expected an outcome, a measure or an actor that both sides know by one name, got none. Give what is to be compared the same name in both.\n',
    );
  });

  it('says so where what both know has no value in any pair', async () => {
    await writeFile(file('coin.yaml'), COIN);
    await writeFile(file('dice.yaml'), COIN.replace('even:', 'one:').replace('odd:', 'two:'));
    const { code, results } = await plenary('compare', file('coin.yaml'), file('dice.yaml'), '--runs', '20');
    expect(code).toBe(0);
    expect(results).toContain('Nothing to compare: no pair of runs has a value on both sides of anything that both know by one name.\n');
    expect(results).not.toContain('B − A');
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
