import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { morrisDesign } from './morris-design.ts';
import { unitFactors } from './unit-factors.test-support.ts';

describe("Morris' trajectories", () => {
  it('move each factor once, by half the levels, between levels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.constantFrom(2, 4, 6, 10), fc.string(), (count, levels, seed) => {
        const { points, trajectories, step } = morrisDesign(unitFactors(count), { trajectories: 4, levels, seed });
        expect(points).toHaveLength(4 * (count + 1));
        expect(step).toBe(levels / (2 * (levels - 1)));
        for (const [path, moves] of trajectories.entries()) {
          expect(moves.map(({ factor }) => factor).sort()).toEqual(unitFactors(count).map((_, factor) => factor));
          for (const [move, { factor, up }] of moves.entries()) {
            const [from, to] = [points[path * (count + 1) + move]!, points[path * (count + 1) + move + 1]!];
            for (let other = 0; other < count; other++) {
              expect(to[other]! - from[other]!).toBeCloseTo(other === factor ? (up ? step : -step) : 0, 12);
              expect(to[other]! * (levels - 1)).toBeCloseTo(Math.round(to[other]! * (levels - 1)), 12);
            }
          }
        }
      }),
      { seed: 5 },
    );
  });

  it('begin at every level and go either way as often', () => {
    const { points, trajectories } = morrisDesign(unitFactors(1), { trajectories: 4000, seed: 'even' });
    const begins = [0, 1 / 3, 2 / 3, 1].map(
      (level) => trajectories.filter((_, path) => Math.abs(points[2 * path]![0]! - level) < 1e-9).length,
    );
    // Four standard errors of a count of 4,000 trials at 1/4.
    for (const count of begins) expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(4000 * 0.25 * 0.75));
  });

  it('take the factors in every order', () => {
    const { trajectories } = morrisDesign(unitFactors(3), { trajectories: 200, seed: 'orders' });
    expect(new Set(trajectories.map((moves) => moves.map(({ factor }) => factor).join(''))).size).toBe(6);
  });

  it('leave the moves of the other factors as they are when one is added', () => {
    const paths = (count: number): unknown =>
      morrisDesign(unitFactors(count), { trajectories: 30, seed: 'kept' }).trajectories.map((moves) =>
        moves.filter(({ factor }) => factor < 3),
      );
    expect(paths(5)).toEqual(paths(3));
  });

  it('are refused without a middle to step across', () => {
    expect(() => morrisDesign(unitFactors(1), { trajectories: 4, levels: 5, seed: '' })).toThrow(
      'The number of levels is even, such as 4, got 5.',
    );
    expect(() => morrisDesign(unitFactors(1), { trajectories: 1, seed: '' })).toThrow(
      'The number of trajectories is an integer of at least 2, got 1.',
    );
  });
});
