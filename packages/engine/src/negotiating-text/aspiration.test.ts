import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aspiration } from './aspiration.ts';

describe('aspiration', () => {
  it('is exactly 1 at the start and the reservation value from the deadline on', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (reservation, e, T) => {
          expect([aspiration(reservation, e, 0, T), aspiration(reservation, e, T, T), aspiration(reservation, e, T + 1, T)]).toEqual([
            1,
            reservation,
            reservation,
          ]);
        },
      ),
      { seed: 9 },
    );
  });

  it('falls evenly with e = 1', () => {
    expect([1, 2, 3, 4].map((t) => aspiration(0.5, 1, t, 4))).toEqual([0.875, 0.75, 0.625, 0.5]);
  });
});
