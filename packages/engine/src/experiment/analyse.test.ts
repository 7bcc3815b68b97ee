import { describe, expect, it } from 'vitest';
import { analyseMorris, analyseSobol, analyseTornado } from './analyse.ts';
import { gFunction, ishigami } from './test-functions.test-support.ts';

const SEEDS = ['one', 'two', 'three', 'four', 'five'];
/** The documented sample size. */
const SAMPLES = 4096;

describe.each([
  ['Ishigami', ishigami()],
  ['g', gFunction()],
])("Sobol's indices of the %s function", (_, { factors, of, first, total }) => {
  it.each(SEEDS)('are within 0.02 of the analytic ones at the documented sample size (seed %s)', (seed) => {
    const { indices } = analyseSobol(of, factors, { samples: SAMPLES, seed, resamples: 1 });
    for (const [factor, index] of indices.entries()) {
      expect(Math.abs(index.first!.value - first[factor]!)).toBeLessThan(0.02);
      expect(Math.abs(index.total!.value - total[factor]!)).toBeLessThan(0.02);
    }
  });

  it('lie in their intervals at least as often as these say', () => {
    let intervals = 0;
    let covered = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { indices } = analyseSobol(of, factors, { samples: 256, seed: `coverage ${seed}`, resamples: 199 });
      for (const [factor, index] of indices.entries()) {
        for (const [estimate, truth] of [
          [index.first, first[factor]!],
          [index.total, total[factor]!],
        ] as const) {
          intervals++;
          if (estimate!.interval!.low <= truth && truth <= estimate!.interval!.high) covered++;
        }
      }
    }
    expect(covered / intervals).toBeGreaterThan(0.9);
  });
});

describe("Morris' effects", () => {
  it('rank the factors of the g function by their coefficients', () => {
    const { factors, of } = gFunction();
    const effects = analyseMorris(of, factors, { trajectories: 40, seed: 'rank' });
    const ranked = [...effects].sort((a, b) => b.muStar.value - a.muStar.value).map(({ factor }) => factor);
    expect(ranked.slice(0, 4)).toEqual(['x1', 'x2', 'x3', 'x4']);
    expect(effects[3]!.muStar.value).toBeGreaterThan(3 * effects[4]!.muStar.value);
  });

  it('see that the third factor of the Ishigami function works only through the first', () => {
    const { factors, of } = ishigami();
    const [, second, third] = analyseMorris(of, factors, { trajectories: 60, seed: 'ishigami' });
    expect(third!.sigma).toBeGreaterThan(third!.muStar.value / 2);
    expect(Math.abs(third!.mu)).toBeLessThan(third!.muStar.value);
    // On four levels the second factor's squared sine takes the same value at both ends of each move or differs by 3/4, times 7 over the step of 2/3.
    expect(second!.muStar.value).toBeLessThanOrEqual((7 * 3) / 4 / (2 / 3) + 1e-9);
  });
});

describe('a tornado of a function', () => {
  it('has exact ends', () => {
    const [bar] = analyseTornado(([x = 0]) => x * x, [{ name: 'x', distribution: { kind: 'uniform', low: -1, high: 3 } }]);
    expect(bar).toEqual({
      factor: 'x',
      low: { value: -1, output: 1, difference: 0, interval: { low: 0, high: 0 } },
      high: { value: 3, output: 9, difference: 8, interval: { low: 8, high: 8 } },
      swing: 8,
    });
  });
});
