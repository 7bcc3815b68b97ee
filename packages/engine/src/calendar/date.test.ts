import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfRound, formatDate } from './date.ts';

describe('dateOfRound', () => {
  it('starts round 1 on the start', () => {
    expect(dateOfRound({ start: '2017-11-28', days: 7 }, 1)).toBe('2017-11-28');
  });

  it('reaches the Singapore summit in week 29', () => {
    expect(dateOfRound({ start: '2017-11-28', days: 7 }, 29)).toBe('2018-06-12');
  });

  it('agrees with the date arithmetic of the platform, leap years and centuries included', () => {
    const start = fc.date({ min: new Date('1600-01-01'), max: new Date('2500-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 10_000 }), (date, days, round) => {
        const iso = date.toISOString().slice(0, 10);
        const later = new Date(`${iso}T00:00:00Z`);
        later.setUTCDate(later.getUTCDate() + (round - 1) * days);
        fc.pre(later.getUTCFullYear() <= 9999);
        expect(dateOfRound({ start: iso, days }, round)).toBe(later.toISOString().slice(0, 10));
      }),
      { seed: 20171128, numRuns: 500 },
    );
  });
});

describe('formatDate', () => {
  it('writes the day without a leading zero', () => {
    expect(formatDate('2018-01-06')).toBe('6 Jan 2018');
  });
});
