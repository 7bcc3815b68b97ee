import { describe, expect, it } from 'vitest';
import { saltelliDesign } from './saltelli-design.ts';
import { unitFactors } from './unit-factors.test-support.ts';

describe("Saltelli's design", () => {
  it('puts between each two base points those that take one factor from the second', () => {
    const { points } = saltelliDesign(unitFactors(3), { samples: 8, seed: 'rows' });
    expect(points).toHaveLength(8 * 5);
    for (let row = 0; row < 8; row++) {
      const [a, ...mixed] = points.slice(5 * row, 5 * row + 4);
      const b = points[5 * row + 4]!;
      expect(mixed).toEqual([0, 1, 2].map((factor) => a!.with(factor, b[factor]!)));
      expect(a!.every((value, factor) => value !== b[factor])).toBe(true);
    }
  });

  it('goes on where a smaller one ended', () => {
    const ofSize = (samples: number) => saltelliDesign(unitFactors(2), { samples, seed: 'on' }).points;
    expect(ofSize(16).slice(0, 8 * 4)).toEqual(ofSize(8));
  });

  it('takes at most 64 factors', () => {
    const many = Array.from({ length: 65 }, (_, index) => ({ ...unitFactors(1)[0]!, name: `factor-${index}` }));
    expect(saltelliDesign(many.slice(1), { samples: 2, seed: '' }).points).toHaveLength(2 * 66);
    expect(() => saltelliDesign(many, { samples: 2, seed: '' })).toThrow("Sobol's sequence has at most 128 dimensions, got 130.");
  });
});
