import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concessionAt } from './concession.ts';

const exponent = fc.oneof(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.constantFrom(0, 1, Number.POSITIVE_INFINITY));

describe('concessionAt', () => {
  it.each([0.02, 0.2, 1, 2, 5, 1e-300, Number.POSITIVE_INFINITY])(
    'is exactly 0 at the start and 1 from the deadline on for e = %d',
    (e) => {
      expect([concessionAt(e, 0, 8), concessionAt(e, 8, 8), concessionAt(e, 9, 8)]).toEqual([0, 1, 1]);
    },
  );

  it('concedes nothing ever with e = 0 and everything at once with e = Infinity', () => {
    expect([0, 3, 8, 9].map((t) => concessionAt(0, t, 8))).toEqual([0, 0, 0, 0]);
    expect([0, 0.001, 3, 8].map((t) => concessionAt(Number.POSITIVE_INFINITY, t, 8))).toEqual([0, 1, 1, 1]);
  });

  it('never takes a concession back, and stays in [0, 1]', () => {
    fc.assert(
      fc.property(exponent, fc.integer({ min: 1, max: 200 }), (e, T) => {
        const course = Array.from({ length: T + 1 }, (_, t) => concessionAt(e, t, T));
        for (const [t, value] of course.entries()) {
          expect(value >= 0 && value <= 1).toBe(true);
          if (t > 0) expect(value).toBeGreaterThanOrEqual(course[t - 1]!);
        }
      }),
      { seed: 7 },
    );
  });

  it('is earlier the greater the exponent', () => {
    fc.assert(
      fc.property(exponent, exponent, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, time) => {
        expect(concessionAt(Math.min(a, b), time, 1)).toBeLessThanOrEqual(concessionAt(Math.max(a, b), time, 1));
      }),
      { seed: 8 },
    );
  });
});
