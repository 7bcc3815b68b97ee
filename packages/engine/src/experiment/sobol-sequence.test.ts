import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DIMENSIONS, sobolSequence } from './sobol-sequence.ts';

describe("Sobol's sequence", () => {
  it('begins as published', () => {
    // What Joe and Kuo's own program prints for ten points in three dimensions; the manual of SciLua's `sci.qrng` prints the same from the second on.
    const sequence = sobolSequence(3);
    expect(Array.from({ length: 10 }, (_, index) => [...sequence(index)])).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it('agrees with another implementation in all its dimensions', () => {
    // SciPy 1.17 `scipy.stats.qmc.Sobol(128, scramble=False, bits=32)`: coordinates, and the sum of d times coordinate d.
    const sequence = sobolSequence(MOST_DIMENSIONS);
    const chosen = (index: number): number[] => [0, 1, 2, 15, 63, 126, 127].map((dimension) => sequence(index)[dimension]!);
    const weighed = (index: number): number =>
      sequence(index).reduce((sum, coordinate, dimension) => sum + (dimension + 1) * coordinate, 0);
    expect(chosen(1000)).toEqual([0.2197265625, 0.0966796875, 0.5185546875, 0.3701171875, 0.4462890625, 0.1689453125, 0.5439453125]);
    expect(chosen(2047)).toEqual([0.00048828125, 0.62744140625, 0.93115234375, 0.67822265625, 0.98876953125, 0.62744140625, 0.02197265625]);
    expect([weighed(1000), weighed(2047)]).toEqual([4336.7265625, 4124.9033203125]);
  });

  it.each([null, 'scrambled'])('puts one of every 2^k points into each interval of length 2^-k, in every dimension (seed %s)', (seed) => {
    const sequence = sobolSequence(MOST_DIMENSIONS, seed);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 0, max: 2 ** 20 }),
        fc.integer({ min: 0, max: MOST_DIMENSIONS - 1 }),
        (k, block, dimension) => {
          const cells = Array.from({ length: 2 ** k }, (_, index) => Math.floor(sequence(block * 2 ** k + index)[dimension]! * 2 ** k));
          expect(cells.sort((a, b) => a - b)).toEqual(cells.map((_, cell) => cell));
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  it.each([null, 'scrambled'])(
    'puts one of its first 64 points into each of 64 like rectangles of the first two dimensions (seed %s)',
    (seed) => {
      const points = Array.from({ length: 64 }, (_, index) => sobolSequence(2, seed)(index));
      for (let wide = 0; wide <= 6; wide++) {
        const boxes = points.map(([x = 0, y = 0]) => Math.floor(x * 2 ** wide) * 2 ** (6 - wide) + Math.floor(y * 2 ** (6 - wide)));
        expect(new Set(boxes).size).toBe(64);
      }
    },
  );

  it('keeps its dimensions when there are more of them', () => {
    for (const seed of [null, 'kept']) {
      expect([...sobolSequence(9, seed)(77)].slice(0, 4)).toEqual([...sobolSequence(4, seed)(77)]);
    }
  });

  it('is scrambled otherwise by another seed, each point of it uniformly', () => {
    const firsts = Array.from({ length: 400 }, (_, seed) => sobolSequence(1, `seed ${seed}`)(5)[0]!);
    const counts = new Array<number>(8).fill(0);
    for (const first of firsts) counts[Math.floor(8 * first)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 50) ** 2 / 50, 0);
    // The 99.9% point of chi-square with 7 degrees of freedom.
    expect(chiSquare).toBeLessThan(24.3);
  });

  it('keeps the values of released versions for a given seed', () => {
    expect([...sobolSequence(3, 'plenary')(3)]).toMatchInlineSnapshot(`
      [
        0.3067933637648821,
        0.10666337632574141,
        0.7648370994720608,
      ]
    `);
  });

  it('refuses more dimensions than it has direction numbers for', () => {
    expect(() => sobolSequence(129)).toThrow("Sobol's sequence has at most 128 dimensions, got 129.");
    expect(() => sobolSequence(0)).toThrow('The number of dimensions is an integer of at least 1, got 0.');
  });
});
