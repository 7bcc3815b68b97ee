import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from './key-index.ts';

const word = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer());
const key = fc.tuple(word, word, word);

describe('KeyIndex', () => {
  it('remembers like a map', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({ min: 1 })), { maxLength: 3000, size: 'max' }), fc.array(key), (entries, others) => {
        const index = new KeyIndex();
        const map = new Map<string, number>();
        for (const [words, value] of entries) {
          index.set(...words, value);
          map.set(words.join(), value);
        }
        for (const words of [...entries.map(([known]) => known), ...others]) expect(index.get(...words)).toBe(map.get(words.join()) ?? 0);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('gives each beginning of a longer key one number below 0', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 200 }), (keys) => {
        const index = new KeyIndex();
        const prefixes = keys.map((words) => index.prefix(...words));
        expect(Math.max(...prefixes)).toBeLessThan(0);
        expect(keys.map((words) => index.prefix(...words))).toEqual(prefixes);
        expect(new Set(prefixes).size).toBe(new Set(keys.map(String)).size);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});
