import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Effect, VARIES } from './effect.ts';
import { type Case, type Rule, rulesOf } from './rules.ts';

const SEED = 20180116;
const NONE = new Int32Array(0);

/** An effect of one branch that leads a variable to a value. */
const effect = (fork: number, from: number, to: number): Effect => ({
  fork,
  absolute: Int32Array.of(to),
  relative: Int32Array.of(to - from),
});
const cases = (rows: readonly (readonly number[])[], what: (row: readonly number[]) => Effect): Case[] =>
  rows.map((row) => ({ row: Int32Array.from(row), effect: what(row) }));
const grid = (...sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>((rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, value) => [...row, value])), [[]]);
const shown = (rules: readonly Rule[]) => rules.map(({ guard, effect }) => [Object.fromEntries(guard), effect.fork]);
const applies = (row: Int32Array, { guard }: Rule): boolean => [...guard].every(([variable, values]) => values.includes(row[variable]!));

describe('rulesOf', () => {
  it('leaves out what does not matter', () => {
    const rules = rulesOf(
      cases(grid(3, 3, 2), ([, middle]) => ({ fork: middle === 2 ? 1 : 0, absolute: NONE, relative: NONE })),
      { selectors: [], order: [0, 1, 2] },
    );
    expect(shown(rules)).toEqual([
      [{ 1: [0, 1] }, 0],
      [{ 1: [2] }, 1],
    ]);
  });

  it('leaves out the first in the order of what explains equally well', () => {
    const diagonal = [0, 1, 2].map((value) => [value, value]);
    const what = ([value]: readonly number[]): Effect => ({ fork: value!, absolute: NONE, relative: NONE });
    expect(shown(rulesOf(cases(diagonal, what), { selectors: [], order: [0, 1] }))[1]).toEqual([{ 1: [1] }, 1]);
    expect(shown(rulesOf(cases(diagonal, what), { selectors: [], order: [1, 0] }))[1]).toEqual([{ 0: [1] }, 1]);
  });

  it('looks at a variable only where it matters', () => {
    const rules = rulesOf(
      cases(grid(2, 2), ([first, second]) => ({ fork: first === 0 ? 0 : 1 + second!, absolute: NONE, relative: NONE })),
      { selectors: [0], order: [1] },
    );
    expect(shown(rules)).toEqual([
      [{ 0: [0] }, 0],
      [{ 0: [1], 1: [0] }, 1],
      [{ 0: [1], 1: [1] }, 2],
    ]);
  });

  it('says by value or by difference what is common to several values', () => {
    const upTo = (limit: number) =>
      rulesOf(
        cases(grid(limit + 1), ([value]) => effect(0, value!, Math.min(limit, value! + 2))),
        { selectors: [], order: [0] },
      );
    const [adds, stops] = upTo(5);
    expect([[...adds!.guard], [...adds!.effect.relative], [...adds!.effect.absolute]]).toEqual([[[0, [0, 1, 2, 3]]], [2], [VARIES]]);
    expect([[...stops!.guard], [...stops!.effect.relative], [...stops!.effect.absolute]]).toEqual([[[0, [4, 5]]], [VARIES], [5]]);
    const resets = rulesOf(
      cases(grid(4), ([value]) => effect(0, value!, 0)),
      { selectors: [], order: [0] },
    );
    expect(resets).toMatchObject([{ guard: new Map(), effect: { absolute: Int32Array.of(0) } }]);
  });

  it('gives each case exactly one rule, with its own effect, whatever the cases are', () => {
    const table = fc
      .uniqueArray(fc.tuple(fc.nat(2), fc.nat(3), fc.nat(2), fc.nat(1)), { minLength: 1, maxLength: 60, selector: (row) => row.join() })
      .chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.array(fc.tuple(fc.nat(1), fc.nat(3)), { minLength: rows.length, maxLength: rows.length }),
          fc.subarray([0, 1, 2, 3]),
        ),
      );
    fc.assert(
      fc.property(table, ([rows, results, selectors]) => {
        const all = rows.map((row, index) => ({
          row: Int32Array.from(row),
          effect: effect(results[index]![0], row[1], results[index]![1]),
        }));
        const order = [0, 1, 2, 3].filter((variable) => !selectors.includes(variable));
        const rules = rulesOf(all, { selectors, order });
        expect(rules.length).toBeLessThanOrEqual(all.length);
        for (const { row, effect } of all) {
          const [rule, ...others] = rules.filter((each) => applies(row, each));
          expect(others).toEqual([]);
          expect(rule!.effect.fork).toBe(effect.fork);
          const { absolute, relative } = rule!.effect;
          expect([effect.absolute[0], VARIES]).toContain(absolute[0]);
          expect([effect.relative[0], VARIES]).toContain(relative[0]);
          expect(absolute[0] === VARIES && relative[0] === VARIES).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
