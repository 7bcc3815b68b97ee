import { describe, expect, it } from 'vitest';
import type { Factor } from './factor.ts';
import { listDesign } from './list.ts';

const factors: Factor[] = [
  { name: 'patience', distribution: { kind: 'integer', low: 0, high: 5 }, base: 2 },
  { name: 'hazard', distribution: { kind: 'uniform', low: 0, high: 0.5 } },
];

describe('a list of points', () => {
  it('is taken as written, with the base or the median for what a row leaves out', () => {
    expect(listDesign(factors, [{}, { hazard: 0.9 }, { hazard: 0.1, patience: 4 }])).toEqual([
      [2, 0.25],
      [2, 0.9],
      [4, 0.1],
    ]);
  });

  it('refuses names that no factor has, and what is no number', () => {
    expect(() => listDesign(factors, [{ patiense: 1 }])).toThrow('Expected one of the factors patience, hazard, got patiense.');
    expect(() => listDesign(factors, [{ hazard: Number.NaN }])).toThrow('The value of hazard is a finite number, got NaN.');
  });
});
