import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atom } from './atoms.ts';
import { createGround } from './ground.ts';
import { smallModel } from './small-model.test-support.ts';

/** Seven gauges of 60,000 values: a key of 111 bits. */
const WIDE = smallModel({
  gauges: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, { from: -30_000, to: 29_999 }])),
});
const content = fc.oneof(fc.constantFrom(-30_000, 0, 29_999), fc.integer({ min: -30_000, max: 29_999 }));
const contents = fc.tuple(content, content, content, content, content, content, content);

describe('a table', () => {
  it.each([1, 2, 3, 5, 7])('over %i wide cells keeps apart what differs and finds again what it has', (count) => {
    const { cells, state, tables } = createGround(WIDE);
    const { gauges } = cells.layout;
    const atoms: Atom[] = Array.from({ length: count }, (_, index) => ({ cell: gauges + index, value: null }));
    let filled = 0;
    const table = tables.declare(atoms, () => ++filled);
    const known = new Map<string, number>();
    fc.assert(
      fc.property(contents, (row) => {
        state.set(row, gauges);
        const key = row.slice(0, count).join();
        const value = tables.find(table);
        expect(value).toBe(known.get(key) ?? filled);
        known.set(key, value);
        expect(known.size).toBe(filled);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('tells contents apart by the values of its atoms only', () => {
    const { cells, state, tables } = createGround(WIDE);
    const { gauges } = cells.layout;
    let filled = 0;
    const table = tables.declare(
      [
        { cell: gauges, value: (a) => (a >= 8 ? 1 : 0) },
        { cell: gauges, value: (a) => (a >= 20 ? 1 : 0) },
        { cell: gauges + 1, value: (b) => Math.abs(b) % 2 },
      ],
      () => ++filled,
    );
    for (const [a, b, value] of [
      [0, 0, 1],
      [7, 4, 1],
      [8, -2, 2],
      [19, 0, 2],
      [20, 1, 3],
      [-30_000, 0, 1],
    ] as const) {
      state[gauges] = a;
      state[gauges + 1] = b;
      expect(tables.find(table)).toBe(value);
    }
  });
});
