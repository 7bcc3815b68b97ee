import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDistribution, type Distribution, quantile, supportOf } from './distribution.ts';

const SHARES = [0.01, 0.25, 0.5, 0.9, 0.999];

const ends = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  ends.map(([low, width]) => ({ kind: 'uniform', low, high: low + width }) as const),
  fc
    .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
    .map(([low, width]) => ({ kind: 'integer', low, high: low + width }) as const),
  fc
    .tuple(fc.double({ min: 1e-9, max: 1e3, noNaN: true }), fc.double({ min: 1.001, max: 1e6, noNaN: true }))
    .map(([low, ratio]) => ({ kind: 'log-uniform', low, high: low * ratio }) as const),
  fc
    .tuple(ends, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([[low, width], at]) => ({ kind: 'triangular', low, high: low + width, mode: Math.min(low + width, low + at * width) }) as const),
  fc
    .tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: -30, max: 30, noNaN: true }),
    )
    .map(([low, width, mean]) => ({ kind: 'normal', mean: mean / 10, deviation: 1, low, high: low + width }) as const),
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 })
    .map((values) => ({ kind: 'choice', values: values.sort() }) as const),
);

describe('a quantile', () => {
  it('rises with the share, stays within the ends, and reaches both', () => {
    fc.assert(
      fc.property(
        distribution,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, one, other) => {
          checkDistribution(of, 'x');
          const { low, high } = supportOf(of);
          const less = quantile(of, Math.min(one, other));
          const more = quantile(of, Math.max(one, other));
          expect(less).toBeLessThanOrEqual(more + 1e-9 * Math.abs(more));
          expect(less).toBeGreaterThanOrEqual(low);
          expect(more).toBeLessThanOrEqual(high);
          expect([quantile(of, 0), quantile(of, 1)]).toEqual([low, high]);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  /** SciPy 1.17 `scipy.stats.truncnorm.ppf`. */
  it.each([
    {
      mean: 0,
      deviation: 1,
      low: -1,
      high: 2,
      values: [-0.9667232518503338, -0.3496414292924653, 0.17116391801782482, 1.2557153641502152, 1.985063085944169],
    },
    {
      mean: 0,
      deviation: 1,
      low: 3,
      high: 8,
      values: [3.003059909421186, 3.0865634828351305, 3.205154920598801, 3.642522275830556, 4.692429483635982],
    },
    {
      mean: 5,
      deviation: 2,
      low: -20,
      high: 0,
      values: [-2.6753951299541683, -0.914327333828604, -0.4729993822742875, -0.07420654496224532, -0.000708844182306656],
    },
    {
      mean: 10,
      deviation: 3,
      low: 0,
      high: 30,
      values: [3.0679058731552455, 7.979567651590942, 10.001613242172628, 13.845388254801382, 19.271079265053697],
    },
  ])('of a normal distribution cut to $low to $high is that of the reference', ({ values, ...cut }) => {
    for (const [index, share] of SHARES.entries()) expect(quantile({ kind: 'normal', ...cut }, share)).toBeCloseTo(values[index]!, 7);
  });

  it('keeps its digits where only a far tail is left', () => {
    // mpmath 1.3, 40 digits: the z whose upper tail is half of that from 10 to 40.
    const far = { mean: 0, deviation: 1, low: 10, high: 40 };
    expect(quantile({ kind: 'normal', ...far }, 0.5)).toBeCloseTo(10.06841183608143, 12);
    expect(quantile({ kind: 'normal', ...far, low: -40, high: -10 }, 0.5)).toBeCloseTo(-10.06841183608143, 12);
  });

  it('of a triangle is where its area says', () => {
    const triangle = { kind: 'triangular', low: 2, mode: 3, high: 6 } as const;
    const areaBelow = (x: number): number => (x <= 3 ? (x - 2) ** 2 / 4 : 1 - (6 - x) ** 2 / 12);
    for (const share of SHARES) expect(areaBelow(quantile(triangle, share))).toBeCloseTo(share, 12);
  });

  it('of a log-uniform distribution has its median at the geometric mean', () => {
    expect(quantile({ kind: 'log-uniform', low: 0.01, high: 100 }, 0.5)).toBeCloseTo(1, 12);
    expect(quantile({ kind: 'log-uniform', low: 0.01, high: 100 }, 0.25)).toBeCloseTo(0.1, 12);
  });

  it('gives each integer and each listed value an equal share', () => {
    const shares = Array.from({ length: 12 }, (_, index) => (index + 0.5) / 12);
    expect(shares.map((share) => quantile({ kind: 'integer', low: -1, high: 2 }, share))).toEqual([-1, -1, -1, 0, 0, 0, 1, 1, 1, 2, 2, 2]);
    expect(shares.map((share) => quantile({ kind: 'choice', values: [5, 1, 5] }, share))).toEqual([5, 5, 5, 5, 1, 1, 1, 1, 5, 5, 5, 5]);
  });
});

describe('a distribution', () => {
  it.each([
    [{ kind: 'uniform', low: 3, high: 1 }, 'The uniform distribution of patience has finite ends with low < high, got 3 to 1.'],
    [{ kind: 'uniform', low: 0, high: Number.POSITIVE_INFINITY }, 'got 0 to Infinity'],
    [{ kind: 'integer', low: 0.5, high: 2 }, 'The integer distribution of patience has integer ends, got 0.5 to 2.'],
    [{ kind: 'log-uniform', low: 0, high: 2 }, 'The log-uniform distribution of patience has positive ends, got 0 to 2.'],
    [{ kind: 'triangular', low: 0, mode: 3, high: 2 }, 'low <= mode <= high, got 0, 3 and 2'],
    [{ kind: 'normal', mean: 0, deviation: 0, low: 0, high: 2 }, 'a positive deviation, got 0 and 0'],
    [{ kind: 'normal', mean: 0, deviation: 1, low: 50, high: 60 }, 'some of its mass between its ends, got 50 to 60'],
    [{ kind: 'choice', values: [] }, 'at least one value, all of them finite, got []'],
  ] satisfies [Distribution, string][])('is refused as %j', (wrong, words) => {
    expect(() => checkDistribution(wrong, 'patience')).toThrow(words);
  });
});
