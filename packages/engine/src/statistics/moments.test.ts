import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Moments } from './moments.ts';

const SEED = 20180116;
const value = fc.oneof(fc.integer({ min: -70_000, max: 70_000 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }));
const values = fc.array(value, { maxLength: 30 });

function momentsOf(sample: readonly number[]): Moments {
  const moments = new Moments();
  for (const item of sample) moments.add(item);
  return moments;
}

describe('moments', () => {
  test('are those of the textbook', () => {
    const moments = momentsOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(moments.mean()).toBe(5);
    expect(moments.variance()).toBe(32 / 7);
    expect([moments.count, moments.minimum, moments.maximum]).toEqual([8, 2, 9]);
  });

  test('lose nothing to a large common offset', () => {
    expect(momentsOf([1e9 + 0.25, 1e9 + 0.5, 1e9 + 0.75]).variance()).toBe(0.0625);
  });

  test('agree with the two-pass formula', () => {
    fc.assert(
      fc.property(values, (sample) => {
        fc.pre(sample.length > 1);
        const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
        const variance = sample.reduce((sum, item) => sum + (item - mean) ** 2, 0) / (sample.length - 1);
        const moments = momentsOf(sample);
        expect(Math.abs(moments.mean() - mean)).toBeLessThanOrEqual(1e-12 * (1 + Math.max(...sample.map(Math.abs))));
        expect(Math.abs(moments.variance() - variance)).toBeLessThanOrEqual(1e-12 * (1 + Math.max(...sample.map((item) => item * item))));
      }),
      { seed: SEED },
    );
  });

  test('merge to the same bits in any order and portions', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const left = momentsOf(a);
        left.merge(momentsOf(b));
        left.merge(momentsOf(c));
        const right = momentsOf(c);
        const rest = momentsOf(b);
        rest.merge(momentsOf(a));
        right.merge(rest);
        const whole = momentsOf([...b, ...a, ...c]);
        expect(JSON.stringify(left)).toBe(JSON.stringify(whole));
        expect(JSON.stringify(right)).toBe(JSON.stringify(whole));
        expect(Object.is(left.variance(), whole.variance())).toBe(true);
      }),
      { seed: SEED },
    );
  });

  test('count values that come again as if each came alone', () => {
    const few = fc.array(fc.double({ noNaN: true, min: -2, max: 2 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(few, fc.array(fc.nat(39), { maxLength: 200 }), (shares, picks) => {
        const sample = picks.map((pick) => shares[pick % shares.length]!);
        const alone = new Moments();
        for (const item of sample) alone.merge(momentsOf([item]));
        expect(JSON.stringify(momentsOf(sample))).toBe(JSON.stringify(alone));
      }),
      { seed: SEED },
    );
  });

  test('come back from JSON to the last bit', () => {
    fc.assert(
      fc.property(values, (sample) => {
        const text = JSON.stringify(momentsOf(sample));
        const back = Moments.fromJSON(JSON.parse(text));
        expect(JSON.stringify(back)).toBe(text);
        expect(Object.is(back.mean(), momentsOf(sample).mean())).toBe(true);
      }),
      { seed: SEED },
    );
  });

  test('keep small integers exact beyond 2^53', () => {
    const moments = new Moments();
    for (let index = 0; index < 2_200_000; index++) moments.add(index % 2 === 0 ? 65_536 : 65_535);
    expect(moments.mean()).toBe(65_535.5);
    expect(moments.variance()).toBeCloseTo(0.25, 6);
  });

  test('count values too great to square as 1e150', () => {
    expect(momentsOf([Number.POSITIVE_INFINITY]).mean()).toBe(1e150);
    expect(momentsOf([1e200, -1e200]).mean()).toBe(0);
  });
});
