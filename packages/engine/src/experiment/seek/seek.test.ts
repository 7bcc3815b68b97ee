import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAt, luckKey } from '../../luck/luck.ts';
import type { Factor, Point } from '../factor.ts';
import { verdictOn } from './goal.ts';
import type { PlayRuns } from './ground.ts';
import { type SeekOptions, seek } from './seek.ts';

const RUNS = 100_000;
const key = luckKey('seek');
const atLeast = (probability: number): SeekOptions => ({ goal: { says: 'at-least', probability } });

const uniform = (name: string, base: number, low = 0, high = 1): Factor => ({ name, base, distribution: { kind: 'uniform', low, high } });

/** Counts that are as near to a probability as counts can be. */
const exactly =
  (probability: (point: Point) => number): PlayRuns =>
  (point) => ({ hits: Math.round(RUNS * Math.min(1, Math.max(0, probability(point)))), runs: RUNS });

/** Runs that draw, with the same luck at every point, and other luck when asked for fresh. */
const drawn =
  (runs: number, probability: (point: Point) => number): PlayRuns =>
  (point, luck) => {
    let hits = 0;
    for (let run = 0; run < runs; run++) if (drawAt(key, run, 1, luck === 'search' ? 0 : 1, 0) < probability(point) * 2 ** 32) hits++;
    return { hits, runs };
  };

describe('seeking with one factor', () => {
  it('finds the threshold of a step to within the tolerance, wherever base and threshold are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        async (base, threshold, upwards) => {
          const holds = (x: number): boolean => (upwards ? x >= threshold : x <= threshold);
          const { status, alone, evaluations } = await seek(
            [uniform('x', base)],
            exactly(([x = 0]) => (holds(x) ? 1 : 0)),
            atLeast(0.5),
          );
          if (holds(base)) expect([status, evaluations]).toEqual(['already', 1]);
          else {
            const least = Math.abs(threshold - base);
            expect(alone[0]!.found).toBe(true);
            expect(alone[0]!.distance).toBeGreaterThanOrEqual(least - 1e-12);
            expect(alone[0]!.distance).toBeLessThanOrEqual(least + 1 / 64 + 1e-12);
            expect(Math.sign(alone[0]!.changes[0]!)).toBe(upwards ? 1 : -1);
          }
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });

  it('takes the nearer of two ways', async () => {
    const { alone } = await seek(
      [uniform('x', 0.4)],
      exactly(([x = 0]) => (x <= 0.1 || x >= 0.65 ? 1 : 0)),
      atLeast(0.5),
    );
    expect(alone[0]!.point[0]!).toBeGreaterThanOrEqual(0.65);
    expect(alone[0]!.distance).toBeLessThan(0.25 + 1 / 64 + 1e-12);
  });

  it('finds a hump that it passes on its way', async () => {
    const { alone } = await seek(
      [uniform('x', 0)],
      exactly(([x = 0]) => 1 - 5 * Math.abs(x - 0.55)),
      atLeast(0.5),
    );
    expect(alone[0]!.point[0]!).toBeGreaterThan(0.45);
    expect(alone[0]!.point[0]!).toBeLessThan(0.45 + 1 / 64 + 0.005);
  });

  it('finds the least allowed value, of integers and of a list', async () => {
    const integer: Factor = { name: 'rounds', base: 3, distribution: { kind: 'integer', low: 0, high: 40 } };
    const first = await seek(
      [integer],
      exactly(([rounds = 0]) => rounds / 40),
      atLeast(0.6),
    );
    expect([first.alone[0]!.point, first.alone[0]!.changes]).toEqual([[25], [22 / 40]]);
    const listed: Factor = { name: 'minus', base: 0, distribution: { kind: 'choice', values: [5, 0, 1, 2] } };
    const second = await seek(
      [listed],
      exactly(([minus = 0]) => minus / 3),
      atLeast(0.6),
    );
    expect([second.alone[0]!.point, second.alone[0]!.changes]).toEqual([[2], [0.4]]);
  });

  it('measures a change of a log-uniform factor on its logarithm', async () => {
    const hazard: Factor = { name: 'hazard', base: 0.1, distribution: { kind: 'log-uniform', low: 0.001, high: 1 } };
    const { alone } = await seek(
      [hazard],
      exactly(([x = 0]) => (x <= 0.01 ? 1 : 0)),
      atLeast(0.5),
    );
    expect(alone[0]!.changes[0]!).toBeCloseTo(-1 / 3, 1);
  });

  it('brings a probability down as it brings one up', async () => {
    const { status, alone } = await seek(
      [uniform('x', 1)],
      exactly(([x = 0]) => x),
      { goal: { says: 'at-most', probability: 0.3 } },
    );
    expect(status).toBe('found');
    expect(alone[0]!.point[0]!).toBeLessThan(0.3);
    expect(alone[0]!.point[0]!).toBeGreaterThan(0.3 - 1 / 64 - 0.01);
  });
});

describe('seeking with several factors', () => {
  const three = [uniform('a', 0), uniform('b', 0), uniform('c', 0)];

  it('says what each can do alone and what they can do together', async () => {
    const { status, alone, together } = await seek(
      three,
      exactly(([a = 0, b = 0]) => 0.2 + 0.5 * a + 0.35 * b),
      atLeast(0.5),
    );
    expect(status).toBe('found');
    expect(alone.map(({ factor, found }) => [factor, found])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
    expect(alone[0]!.distance).toBeCloseTo(0.6, 1);
    expect(alone[1]!.distance).toBeCloseTo(0.857, 1);
    expect(together!.distance).toBeLessThanOrEqual(alone[0]!.distance);
  });

  it('finds a mixture that is less than what any of them needs alone', async () => {
    const { alone, together } = await seek(
      three,
      exactly(([a = 0, b = 0]) => 0.6 * (Math.sqrt(a) + Math.sqrt(b))),
      atLeast(0.5),
    );
    // Alone 0.694; together a = b = 0.174.
    expect(alone[0]!.distance).toBeCloseTo(0.694, 1);
    expect(together!.distance).toBeGreaterThan(0.347);
    expect(together!.distance).toBeLessThan(0.4);
  });

  it('finds what only all of them together can do', async () => {
    const { status, alone, together } = await seek(
      three,
      exactly(([a = 0, b = 0, c = 0]) => Math.min(a, b, c)),
      atLeast(0.25),
    );
    expect(status).toBe('found');
    expect(alone.map(({ found }) => found)).toEqual([false, false, false]);
    expect(together!.distance).toBeGreaterThan(0.75);
    expect(together!.distance).toBeLessThan(0.85);
  });

  it('says when no change reaches, with the one that comes closest', async () => {
    const { status, alone, together, exhausted } = await seek(
      three,
      exactly(([a = 0, b = 0]) => 0.3 * a + 0.1 * b),
      atLeast(0.5),
    );
    expect([status, exhausted]).toEqual(['none', false]);
    expect(alone.every(({ found }) => !found)).toBe(true);
    expect([together!.found, together!.point.slice(0, 2), together!.verdict]).toEqual([false, [1, 1], 'missed']);
    expect(together!.fresh.share).toBeCloseTo(0.4, 12);
  });

  it('stays within its budget and says when it was not enough', async () => {
    let played = 0;
    const counting: PlayRuns = (point, luck) => {
      if (luck === 'search') played++;
      return exactly(([a = 0, b = 0]) => Math.min(a, b))(point, luck);
    };
    const { evaluations, exhausted, status } = await seek(three, counting, { ...atLeast(0.5), evaluations: 20 });
    expect([played, evaluations, exhausted, status]).toEqual([20, 20, true, 'none']);
  });
});

describe('seeking by runs', () => {
  const factors = [uniform('a', 0.1), uniform('b', 0.2)];
  const logistic = ([a = 0, b = 0]: Point): number => 1 / (1 + Math.exp(2 - 3 * a - 2 * b));

  it('comes to the same by the same luck, and waits for runs that take their time', async () => {
    const now = await seek(factors, drawn(1000, logistic), atLeast(0.5));
    const later = await seek(factors, async (point, luck) => drawn(1000, logistic)(point, luck), atLeast(0.5));
    expect(later).toEqual(now);
  });

  it('gives each finding the share of fresh runs, which did not choose it', async () => {
    const { together, alone } = await seek(factors, drawn(2000, logistic), atLeast(0.5));
    for (const { searched, fresh, point } of [together!, ...alone]) {
      expect(fresh.count).not.toBe(searched.count);
      expect(Math.abs(fresh.share! - logistic(point))).toBeLessThan(4 * Math.sqrt(0.25 / 2000));
      expect([fresh.of, searched.of]).toEqual([2000, 2000]);
    }
  });

  it('finds points that truly reach nearly always; as many fresh runs say so half of the time, and four times as many four times in five', async () => {
    const repetitions = 200;
    const counts = { truly: 0, asMany: 0, fourTimes: 0 };
    for (let seed = 0; seed < repetitions; seed++) {
      const luck = luckKey(`truly ${seed}`);
      const playWith =
        (fresh: number): PlayRuns =>
        (point, kind) => {
          const runs = kind === 'search' ? 400 : fresh;
          const mark = logistic(point) * 2 ** 32;
          let hits = 0;
          for (let run = 0; run < runs; run++) if (drawAt(luck, run, 1, kind === 'search' ? 0 : 1, 0) < mark) hits++;
          return { hits, runs };
        };
      const options = { ...atLeast(0.5), tolerance: 1 / 1024 };
      const { point, verdict } = (await seek([factors[0]!], playWith(400), options)).alone[0]!;
      if (logistic(point) >= 0.5) counts.truly++;
      if (verdict === 'reached') counts.asMany++;
      if (verdictOn(options.goal, await playWith(1600)(point, 'fresh'), 0.95) === 'reached') counts.fourTimes++;
    }
    // Expected 97.5%, 50% and, as the search's own error adds to that of the fresh runs, P(Z > -0.98 / sqrt(1.25)) = 81%; less or more by four standard errors.
    expect(counts.truly / repetitions).toBeGreaterThan(0.93);
    expect(Math.abs(counts.asMany / repetitions - 0.5)).toBeLessThan(0.14);
    expect(Math.abs(counts.fourTimes / repetitions - 0.81)).toBeLessThan(0.11);
  });
});

describe('a search', () => {
  it('refuses what it cannot seek', async () => {
    const play = exactly(() => 0.5);
    await expect(seek([uniform('x', 3)], play, atLeast(0.5))).rejects.toThrow(
      'The base of x lies within its range, 0 to 1, got 3. Widen the range.',
    );
    await expect(seek([uniform('x', 0)], play, atLeast(1))).rejects.toThrow(
      'A probability to reach lies between 0 and 1, such as 0.5, got 1.',
    );
    await expect(seek([uniform('x', 0)], play, { ...atLeast(0.5), evaluations: 0 })).rejects.toThrow(
      'The number of evaluations is an integer of at least 1',
    );
    await expect(seek([uniform('x', 0)], play, { ...atLeast(0.5), tolerance: 0 })).rejects.toThrow(
      'A tolerance lies between 0 and 1, such as 0.01, got 0.',
    );
  });
});
