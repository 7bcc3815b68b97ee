import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usePlanWorkplace } from './plan-workplace.test-support.ts';

const { file, plenary } = usePlanWorkplace();

describe('plenary worker', () => {
  it.each([
    [['worker'], 'expected --queue with the address of a Redis server'],
    [['worker', '--queue', 'localhost'], 'expected the address of a Redis server, such as redis://localhost:6379/0, got something else.'],
    [['worker', '--queue', 'redis://localhost', '--patience', '0'], '--patience: expected a whole number from 1 to 3600, got "0".'],
    [['worker', '--queue', 'redis://localhost', '--idle', 'soon'], '--idle: expected a whole number from 1 to 1000000, got "soon".'],
  ])('refuses %j', async (args, expected) => {
    const { code, results, talk } = await plenary(...args);
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain(expected);
  });
});

describe('plenary batch by a queue', () => {
  it.each([
    ['--shard', '1/2'],
    ['--workers', '2'],
  ])('refuses %s, and leaves no folder behind', async (flag, value) => {
    const out = file(`refused${flag}`);
    const { code, talk } = await plenary('batch', file('plan.yaml'), '--queue', 'redis://localhost', flag, value, '--out', out);
    expect([code, existsSync(out)]).toEqual([2, false]);
    expect(talk).toContain(`expected --queue or ${flag}, got both.`);
  });
});
