import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { checkRuns, drawAt, keyOf, luckAddress, luckKey } from './luck.ts';

const address = fc.record({
  run: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  round: fc.integer({ min: 1, max: 10_000 }),
  actor: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  purpose: fc.integer({ min: 0, max: 100 }),
});

describe('luck', () => {
  it('gives the same draw at the same address, whatever was drawn in between', () => {
    const key = luckKey('law');
    fc.assert(
      fc.property(address, address, (a, b) => {
        const first = drawAt(key, a.run, a.round, a.actor, a.purpose);
        drawAt(key, b.run, b.round, b.actor, b.purpose);
        expect(drawAt(key, a.run, a.round, a.actor, a.purpose)).toBe(first);
      }),
      { seed: 4 },
    );
  });

  it('gives unsigned 32-bit integers that fill their range evenly (chi-square over 16 bins)', () => {
    const key = luckKey('even');
    const bins = new Array<number>(16).fill(0);
    const draws = 32_000;
    for (let index = 0; index < draws; index++) {
      const draw = drawAt(key, index >> 5, 1 + (index & 31), luckAddress('usa'), 0);
      expect(Number.isInteger(draw) && draw >= 0 && draw < 2 ** 32).toBe(true);
      bins[draw >>> 28] = (bins[draw >>> 28] ?? 0) + 1;
    }
    const expected = draws / 16;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // The 0.1% and 99.9% points of chi-square with 15 degrees of freedom.
    expect(chiSquare).toBeGreaterThan(3.48);
    expect(chiSquare).toBeLessThan(37.7);
  });

  it('keeps the values of released versions for a given seed', () => {
    const key = luckKey('plenary');
    expect([1, 2, 5, 29].map((round) => drawAt(key, 137, round, luckAddress('usa'), 0))).toMatchInlineSnapshot(`
      [
        1855558394,
        2110008777,
        12007603,
        2466075645,
      ]
    `);
  });

  it('addresses names by their FNV-1a hash', () => {
    // Published FNV-1a values for the empty string, "a" and "foobar".
    expect(['', 'a', 'foobar'].map(luckAddress)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });

  it('derives different keys from different seeds', () => {
    expect(luckKey('a')).not.toEqual(luckKey('b'));
    expect(luckKey('a')).toEqual(luckKey('a'));
  });

  it.each([undefined, null, 42, {}])('has no key for the seed %o', (seed) => {
    expect(() => luckKey(seed as never)).toThrow(RangeError);
    expect(() => keyOf(seed as never)).toThrow(/^A seed is a text, such as "border", got (undefined|object|number)\.$/);
  });

  it('derives the key of a plain text as seedrandom does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (number) => {
        const seed = `seed ${number}`;
        const generator = seedrandom(seed);
        expect(luckKey(seed)).toEqual([generator.int32(), generator.int32(), generator.int32(), generator.int32()]);
      }),
      { seed: 20180116, numRuns: 100 },
    );
  });

  it('tells all texts apart, also those that seedrandom takes for one', () => {
    const long = 'x'.repeat(100) + 'y'.repeat(100);
    const seeds = [
      '',
      '\0',
      '\0\0',
      '1',
      '11',
      '111',
      '1111',
      'a',
      'aa',
      'š',
      'aš',
      'šš',
      'Ā',
      '\x001:1',
      '\x002:11',
      '0',
      '00',
      'abab',
      'ab',
    ];
    const keys = [...seeds, long, `${long}${long.slice(0, 50)}`, `${long}${long}`].map((seed) => luckKey(seed).join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    const text = fc.string({ unit: fc.constantFrom('1', 'a', '\0', 'š', ':', 'Ā') });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 5 }), (a, b, times) => {
        const other = b.repeat(times);
        fc.pre(a !== other);
        expect(luckKey(a)).not.toEqual(luckKey(other));
      }),
      { seed: 20180116, numRuns: 2000 },
    );
  });

  it('takes a key as it is, and none of other than four whole numbers', () => {
    const key = luckKey('law');
    expect([keyOf('law'), keyOf(key)]).toEqual([key, key]);
    expect(() => keyOf([1, 2] as never)).toThrow(new RangeError('A key is four whole numbers, got 1, 2.'));
    expect(() => keyOf([1, 2, 3, 0.5])).toThrow(RangeError);
  });

  it.each([
    [-1, 1],
    [0.5, 1],
    [Number.NaN, 1],
    ['0', 1],
    [2 ** 32, 0],
    [2 ** 32 - 1, 2],
    [0, -1],
    [0, 1.5],
    [0, undefined],
  ])('knows from run %o on no %o runs', (first, count) => {
    expect(() => checkRuns(first as never, count as never)).toThrow(RangeError);
  });
});
