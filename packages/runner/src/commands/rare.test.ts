import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary, plenaryUntil } = useWorkplace();

const ESCALATION = `
plenary: 1
title: Escalation
rounds: 12
gauges: { tension: { from: 0, to: 8, start: 2 } }
charts: { side: { may: { hold: 1.35, harden: { appeal: 0, effects: { tension: +1 } } } } }
actors: { ada: { chart: side }, bob: { chart: side } }
each-round: [{ effects: { tension: -1 } }]
outcomes: { war: { title: War, when: tension >= 7, ends: true }, peace: otherwise }
`;

beforeAll(() => writeFile(file('escalation.yaml'), ESCALATION));

describe('plenary run --rare', () => {
  it('tells a small probability with its interval, its work and its levels', async () => {
    const { code, results, talk } = await plenary('run', file('escalation.yaml'), '--rare', 'war', '--runs', '40000');
    expect([code, talk]).toEqual([0, '']);
    expect(results).toMatch(/^importance splitting: 20 replications of \d+ branches in each of \d stages, seed plenary, interval at 95%$/m);
    const [, estimate, low, high] = /^War\n {2}(\S+) \((\S+) to (\S+)\), standard error/m.exec(results) ?? [];
    const exact = JSON.parse((await plenary('solve', file('escalation.yaml'), '--json')).results).outcomes[0].probability;
    expect([Number(low) < exact, exact < Number(high)]).toEqual([true, true]);
    expect(Math.abs(Number(estimate) / exact - 1)).toBeLessThan(0.4);
    expect(results).toMatch(/^ {2}[\d,]+ rounds played; plain runs to be as sure: [\d,]+, [\d,]{3,} times as many$/m);
    expect(results).toMatch(/^Levels\n {2}of nearness of war: tension >= 7\n +at {2}of those before\n {2}level 1 +0\.\d+ +[\d.]+%$/m);
  });

  it('takes levels of the number that is asked for, and gives its result as data', async () => {
    const { results } = await plenary('run', file('escalation.yaml'), '--rare', 'war', '--levels', 'tension', '--json');
    const estimate = JSON.parse(results);
    expect(estimate).toMatchObject({
      format: 'plenary.rare/1',
      outcome: { name: 'war', title: 'War' },
      importance: 'tension',
      replications: 20,
    });
    expect(estimate.levels.map(({ level }: { level: number }) => level)).toEqual(
      [...new Set(estimate.levels.map(({ level }: { level: number }) => level))].sort(),
    );
    expect((await plenary('run', file('escalation.yaml'), '--rare', 'war', '--levels', 'tension', '--json')).results).toBe(results);
  });

  it('warns of a rough estimate, and says when there is none', async () => {
    expect((await plenary('run', file('escalation.yaml'), '--rare', 'war', '--runs', '2000')).results).toMatch(
      /^ {2}(That is rough, and the interval with it: give more --runs\.|no branch ended so: )/m,
    );
  });

  it('keeps the replications that it has when it is interrupted', async () => {
    const { code, results, talk } = await plenaryUntil(4, ['run', file('escalation.yaml'), '--rare', 'war', '--runs', '5000', '--json']);
    expect([code, talk]).toEqual([130, expect.stringMatching(/^Interrupted after [1-9]\d* of 20 replications\.\n$/)]);
    expect(JSON.parse(results).replications).toBeLessThan(20);
  });

  it.each([
    ['--rare wra', '--rare: expected an outcome of the scenario, got "wra". Did you mean war?'],
    ['--rare war --levels tensoin', '--levels: expected a known name, got tensoin. Did you mean tension?'],
    [
      '--rare war --levels tension>3',
      '--levels: expected a number, got the condition tension>3. Write CONDITION ? 1 : 0 to make it a number.',
    ],
    ['--levels tension', '--levels: expected it with --rare OUTCOME, got it alone. Say which outcome is rare.'],
    ['--rare war --within 1%', 'expected --rare or --within, got both. Leave one out.'],
  ])('refuses %s', async (args, expected) => {
    const { code, results, talk } = await plenary('run', file('escalation.yaml'), ...args.split(' '));
    expect([code, results, talk]).toEqual([2, '', `plenary: ${expected}\n`]);
  });
});
