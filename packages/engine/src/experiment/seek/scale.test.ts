import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../distribution.ts';
import { positionOf, positionsOf, valueAt } from './scale.ts';

const odds: Distribution = { kind: 'log-uniform', low: 0.01, high: 100 };
const listed: Distribution = { kind: 'choice', values: [4, 0, 1, 4] };

describe('a position in the range of a distribution', () => {
  it('runs from 0 to 1 over the range, on the scale of the distribution', () => {
    expect([2, 3, 6].map((value) => positionOf({ kind: 'uniform', low: 2, high: 6 }, value))).toEqual([0, 0.25, 1]);
    expect(positionOf(odds, 1)).toBeCloseTo(0.5, 12);
    expect([0, 1, 4].map((value) => positionOf(listed, value))).toEqual([0, 0.25, 1]);
    expect(positionOf({ kind: 'choice', values: [3] }, 3)).toBe(0);
  });

  it('comes back to its value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (position) => {
        for (const of of [odds, { kind: 'triangular', low: -1, mode: 0, high: 4 }] as const) {
          expect(positionOf(of, valueAt(of, position))).toBeCloseTo(position, 12);
        }
      }),
      { seed: 1 },
    );
  });

  it('has the nearest allowed value, the lower of two, and none beyond the ends', () => {
    expect([-1, 0.1, 0.125, 0.13, 0.6, 0.7, 2].map((position) => valueAt(listed, position))).toEqual([0, 0, 0, 1, 1, 4, 4]);
    expect([0, 0.125, 0.3, 0.9, 1].map((position) => valueAt({ kind: 'integer', low: 0, high: 4 }, position))).toEqual([0, 0, 1, 4, 4]);
    expect([-1, 2].map((position) => valueAt(odds, position))).toEqual([0.01, 100]);
  });

  it('is listed where there are few', () => {
    expect(positionsOf(listed, 3)).toEqual([0, 0.25, 1]);
    expect(positionsOf({ kind: 'integer', low: 1, high: 3 }, 3)).toEqual([0, 0.5, 1]);
    expect(positionsOf({ kind: 'integer', low: 1, high: 4 }, 3)).toBeNull();
    expect(positionsOf(odds, 3)).toBeNull();
  });
});
