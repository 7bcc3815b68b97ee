import { describe, expect, it } from 'vitest';
import type { Factor } from './factor.ts';
import { gridDesign } from './grid.ts';

const rate: Factor = { name: 'rate', distribution: { kind: 'log-uniform', low: 0.01, high: 1 } };
const rounds: Factor = { name: 'rounds', distribution: { kind: 'integer', low: 1, high: 9 } };
const minus: Factor = { name: 'minus', distribution: { kind: 'choice', values: [0, 2] } };

describe('a grid', () => {
  it('is every combination of the levels, the last factor varying fastest', () => {
    expect(gridDesign([minus, rounds], [2, 3])).toEqual([
      [0, 1],
      [0, 5],
      [0, 9],
      [2, 1],
      [2, 5],
      [2, 9],
    ]);
  });

  it('has the ends of a range among its levels, spread evenly over the distribution', () => {
    const [low, middle, high] = gridDesign([rate], 3).flat();
    expect([low, high]).toEqual([0.01, 1]);
    expect(middle).toBeCloseTo(0.1, 12);
  });

  it('takes no value twice, however many levels are asked for', () => {
    expect(gridDesign([rounds], 50).flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(gridDesign([rounds], 4).flat()).toEqual([1, 4, 6, 9]);
  });

  it('puts a single level in the middle', () => {
    expect(gridDesign([rounds, minus], [1, 1])).toEqual([[5, 2]]);
  });

  it('refuses what cannot be played', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ ...rate, name: `rate-${index}` }));
    expect(() => gridDesign(many, 10)).toThrow('A grid has at most 1000000 points, got 10000000. Take fewer levels.');
    expect(() => gridDesign([rate], 0)).toThrow('The number of levels of rate is an integer of at least 1, got 0.');
    expect(() => gridDesign([rate, minus], [2])).toThrow('The number of levels of minus is an integer of at least 1, got undefined.');
  });
});
