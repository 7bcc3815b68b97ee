import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { isPreciseEnough, type LookPlan, lookInterval, nextLook, planLooks } from './precision.ts';

describe('a plan of looks', () => {
  const plan = planLooks({ halfWidth: 0.05, confidence: 0.95 });

  test('grows from the least useful number of runs to one that suffices for every proportion', () => {
    const { looks } = plan;
    const first = looks[0]!;
    const last = looks.at(-1)!;
    expect(isPreciseEnough(plan, [0], first)).toBe(true);
    expect(isPreciseEnough(plan, [0], first - 1)).toBe(false);
    expect(
      isPreciseEnough(
        plan,
        Array.from({ length: last + 1 }, (_, count) => count),
        last,
      ),
    ).toBe(true);
    for (let index = 1; index < looks.length; index++) expect(looks[index]!).toBeGreaterThan(looks[index - 1]!);
  });

  test('shares the error among its looks', () => {
    expect(plan.lookConfidence).toBeCloseTo(1 - 0.05 / plan.looks.length, 12);
  });

  test('names the next look, and none after the last', () => {
    const visited: number[] = [];
    for (let runs = nextLook(plan, 0); runs !== null; runs = nextLook(plan, runs)) visited.push(runs);
    expect(visited).toEqual(plan.looks);
    expect(nextLook(plan, plan.looks[1]! - 1)).toBe(plan.looks[1]);
  });

  test('is quickly made for half a per cent', () => {
    const { looks } = planLooks({ halfWidth: 0.005, confidence: 0.95 });
    expect(looks.length).toBeLessThan(16);
    expect(looks.at(-1)!).toBeLessThan(100_000);
  });

  test('refuses what cannot be had', () => {
    expect(() => planLooks({ halfWidth: 0.5, confidence: 0.95 })).toThrow('A half-width lies between 0 and 0.5, such as 0.01, got 0.5.');
    expect(() => planLooks({ halfWidth: 0.01, confidence: 1 })).toThrow('A confidence lies between 0 and 1');
    expect(() => planLooks({ halfWidth: 1e-6, confidence: 0.95 })).toThrow('needs more than 2^32 runs');
  });
});

describe('stopping by precision', () => {
  const plan = planLooks({ halfWidth: 0.05, confidence: 0.9 });
  const REPETITIONS = 1000;
  /** Four standard errors of a share of 1,000 below 0.9. */
  const LEAST_COVERED = REPETITIONS * 0.9 - 4 * Math.sqrt(REPETITIONS * 0.9 * 0.1);

  test.each([0.5, 0.1, 0.01])('covers a true value of %d as often as it says', (p) => {
    const random = seedrandom(`precision ${p}`);
    let covered = 0;
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      const { count, runs } = batch(plan, p, random);
      const { low, high } = lookInterval(plan, count, runs);
      expect(high - low).toBeLessThanOrEqual(0.1);
      if (low <= p && p <= high) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(LEAST_COVERED);
  });

  test('takes fewer runs where the proportion is far from a half', () => {
    const random = seedrandom('fewer');
    expect(batch(plan, 0.01, random).runs).toBeLessThan(batch(plan, 0.5, random).runs / 2);
  });
});

function batch(plan: LookPlan, p: number, random: () => number): { count: number; runs: number } {
  let count = 0;
  let runs = 0;
  for (let look = nextLook(plan, 0); look !== null; look = nextLook(plan, runs)) {
    for (; runs < look; runs++) if (random() < p) count++;
    if (isPreciseEnough(plan, [count], runs)) break;
  }
  return { count, runs };
}
