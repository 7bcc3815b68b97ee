import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

/** Two tosses of a coin, and a variant in which it is loaded. */
const COINS = `
plenary: 1
title: Two tosses
rounds: 2
parameters: { odds: 1 }
gauges: { heads: 0..2 }
charts: { coin: { may: { hold: 0, ease: { appeal: ln(odds), effects: { heads: +1 } } } } }
actors: { coin: { chart: coin } }
outcomes: { both: { title: both heads, when: heads == 2 }, other: otherwise }
measures:
  seen: { first: heads > 0, title: the first head }
  tails: { count: hold, unit: times }
variants: { loaded: { title: loaded, set: { parameters.odds: 9 } } }
`;

beforeAll(() => writeFile(file('coins.yaml'), COINS));

describe('plenary solve', () => {
  it('tells the exact probabilities, how measures come out and how many states it met', async () => {
    expect(await plenary('solve', file('coins.yaml'))).toEqual({
      code: 0,
      results: `Two tosses
solved exactly over 2 rounds: 5 states at the ends of rounds, at most 4 at once

How it ends
  both heads  25.0000%  █████
  other       75.0000%  ███████████████

When, and how often
  the first head  in 75.0000% of runs, then in round 1.333 on average  a quarter by round 1, half by round 1, three quarters by round 2
  tails           mean 1 times
`,
      talk: '',
    });
  });

  it('gives the solution of a variant as data', async () => {
    const { code, results } = await plenary('solve', file('coins.yaml'), '--variant', 'loaded', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(results)).toMatchObject({
      format: 'plenary.solution/1',
      title: 'Two tosses',
      variant: 'loaded',
      complete: true,
      outcomes: [
        { name: 'both', probability: expect.closeTo(0.81, 12) },
        { name: 'other', probability: expect.closeTo(0.19, 12) },
      ],
      statuses: null,
    });
  });

  it('ends with 1 when there are too many states, says in which round, and that sampling works', async () => {
    expect(await plenary('solve', file('coins.yaml'), '--limit', '2')).toEqual({
      code: 1,
      results: '',
      talk: 'plenary: FOLDER/coins.yaml: expected at most 2 states at once, got more in round 2 after 2 at the end of round 1. Raise --limit, or sample instead: plenary run FOLDER/coins.yaml\n',
    });
    const { code, results } = await plenary('solve', file('coins.yaml'), '--limit', '1', '--json');
    expect([code, JSON.parse(results)]).toMatchObject([1, { complete: false, limit: 1, round: 1, statesByRound: [] }]);
  });
});
