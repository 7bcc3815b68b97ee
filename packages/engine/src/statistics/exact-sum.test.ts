import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactSum, scaled } from './exact-sum.ts';

const SEED = 20180116;
const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 });

function sumOf(terms: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const term of terms) sum.add(term);
  return sum;
}

/** The double as an integer of units of 2^-1074, read off its bits. */
function unitsOf(value: number): bigint {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0]!;
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const size = exponent === 0n ? fraction : (fraction | 0x10_0000_0000_0000n) << (exponent - 1n);
  return value < 0 ? -size : size;
}

/** The sum in units of 2^-1074. */
function unitsIn(sum: ExactSum): bigint {
  const { mantissa, exponent } = sum.parts();
  return mantissa << BigInt(mantissa === 0n ? 0 : exponent + 1074);
}

describe('an exact sum', () => {
  test('is the sum of the bits of its terms', () => {
    fc.assert(
      fc.property(values, (terms) => {
        expect(unitsIn(sumOf(terms))).toBe(terms.reduce((sum, term) => sum + unitsOf(term), 0n));
      }),
      { seed: SEED },
    );
  });

  test('takes a value many times as it takes it once so often', () => {
    const counted = fc.array(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 2 ** 20 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(counted, (terms) => {
        const sum = new ExactSum();
        for (const [value, times] of terms) sum.add(value, times);
        expect(unitsIn(sum)).toBe(terms.reduce((total, [value, times]) => total + BigInt(times) * unitsOf(value), 0n));
      }),
      { seed: SEED },
    );
  });

  test('does not depend on order or portions', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const merged = sumOf(b);
        merged.merge(sumOf(a));
        expect(merged.toJSON()).toBe(sumOf([...a, ...b]).toJSON());
      }),
      { seed: SEED },
    );
  });

  test('rounds once, where plain addition loses all', () => {
    expect(sumOf([1e100, 1, -1e100]).value()).toBe(1);
    expect(sumOf(Array.from({ length: 10 }, () => 0.1)).value()).toBe(1);
  });

  test('keeps a single value, also after it went through text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-300);
        const text = sumOf([value]).toJSON();
        expect(ExactSum.fromJSON(text).toJSON()).toBe(text);
        expect(ExactSum.fromJSON(text).value()).toBe(value + 0);
      }),
      { seed: SEED },
    );
  });

  test('carries in time over more than a million terms', () => {
    const sum = new ExactSum();
    for (let index = 0; index < 2_500_000; index++) sum.add(4_294_967_295);
    expect(sum.value()).toBe(2_500_000 * 4_294_967_295);
  });

  test('reads only what it writes', () => {
    expect(sumOf([-1.5]).toJSON()).toBe('-3p-1');
    for (const text of ['', '1.5', '4p0', '3p-2000', '3p9999', 'NaN']) {
      expect(() => ExactSum.fromJSON(text)).toThrow(`An exact sum is written like "-3p-1" (for -1.5), got "${text}".`);
    }
  });
});

test('a long integer is rounded to the nearest double, halves to even', () => {
  const half = 1n << 52n;
  expect(scaled((half * 2n + 1n) << 100n, -100)).toBe(2 ** 53);
  expect(scaled(((half * 2n + 1n) << 100n) + 1n, -100)).toBe(2 ** 53 + 2);
  expect(scaled(-3n, -1)).toBe(-1.5);
});
