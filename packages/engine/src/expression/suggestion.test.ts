import { describe, expect, it } from 'vitest';
import { mendName, suggest } from './suggestion.ts';

describe('suggest', () => {
  it.each([
    ['tensoin', 'tension'],
    ['tensio', 'tension'],
    ['ttension', 'tension'],
    ['tendion', 'tension'],
    ['aclm', 'calm'],
    ['after-cesation', 'after-cessation'],
    ['calm', 'calm'],
    ['xyz', null],
    ['', null],
  ])('finds for %j %j', (word, expected) => {
    expect(suggest(word, ['tension', 'calm', 'after-cessation', 'after-signal'])).toBe(expected);
  });

  it('takes the first of equally near words', () => {
    expect(suggest('cat', ['car', 'cap'])).toBe('car');
    expect(suggest('cat', ['cap', 'car'])).toBe('cap');
  });
});

describe('mendName', () => {
  it('lists what is known when nothing is near, and how much more there is', () => {
    expect(mendName('zzz', ['one', 'two'])).toBe('Known here: one, two.');
    const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index}`);
    expect(mendName('zzzzz', many(12))).toMatch(/n10, n11\.$/);
    expect(mendName('zzzzz', many(13))).toMatch(/n10, n11 and 1 more\.$/);
    expect(mendName('zzz', [])).toBe('There is none here.');
  });
});
