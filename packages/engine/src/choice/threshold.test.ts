import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logistic, logitWeights } from './logit.ts';
import { pick, probabilityThreshold, thresholds } from './threshold.ts';

const RESOLUTION = 2 ** 32;
const weightsArbitrary = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 8 })
  .filter((weights) => weights.some((weight) => weight > 0));

describe('thresholds', () => {
  it('give each alternative its share of the draws to within two draws', () => {
    fc.assert(
      fc.property(weightsArbitrary, (weights) => {
        const marks = thresholds(weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        weights.forEach((weight, index) => {
          const draws = (marks[index] ?? 0) - (marks[index - 1] ?? 0);
          expect(Math.abs(draws - (weight / total) * RESOLUTION)).toBeLessThanOrEqual(2);
        });
        expect(marks.at(-1)).toBe(RESOLUTION);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('never let an alternative of weight 0 be picked', () => {
    fc.assert(
      fc.property(weightsArbitrary, fc.integer({ min: 0, max: RESOLUTION - 1 }), (weights, draw) => {
        expect(weights[pick(thresholds(weights), draw)]).toBeGreaterThan(0);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('pick the first alternative for draw 0 and the last positive one for the greatest draw', () => {
    const marks = thresholds([1, 2, 1, 0]);
    expect(marks).toEqual([2 ** 30, 3 * 2 ** 30, RESOLUTION, RESOLUTION]);
    expect([0, 2 ** 30 - 1, 2 ** 30, RESOLUTION - 1].map((draw) => pick(marks, draw))).toEqual([0, 0, 1, 2]);
  });
});

describe('probabilityThreshold', () => {
  it('is 0 for what cannot happen and 2^32 for what must, and clips', () => {
    expect([-1, 0, 0.25, 1, 7].map(probabilityThreshold)).toEqual([0, 0, 2 ** 30, RESOLUTION, RESOLUTION]);
  });
});

describe('logitWeights', () => {
  it('give equal weights to equal appeals at any precision', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.double({ min: 0, max: 100, noNaN: true })),
        (appeal, precision) => {
          expect(logitWeights(precision, [appeal, appeal, appeal])).toEqual([1, 1, 1]);
        },
      ),
      { seed: 3 },
    );
  });

  it('have log odds equal to precision times the difference of appeals', () => {
    const [low = 0, high = 0] = logitWeights(2, [0.5, 1.75]);
    expect(Math.log(high / low)).toBeCloseTo(2 * 1.25, 12);
  });

  it('share equally among the best at infinite precision', () => {
    expect(logitWeights(Number.POSITIVE_INFINITY, [1, 3, 3, -2])).toEqual([0, 1, 1, 0]);
  });
});

describe('logistic', () => {
  it('is one half at no difference and the step function at infinite precision', () => {
    expect(logistic(12, 0)).toBe(0.5);
    expect([-1e-9, 0, 1e-9].map((difference) => logistic(Number.POSITIVE_INFINITY, difference))).toEqual([0, 1, 1]);
  });

  it('stays within 0 and 1 for extreme differences', () => {
    expect(logistic(1e6, -1e6)).toBe(0);
    expect(logistic(1e6, 1e6)).toBe(1);
  });
});
