import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinned } from './thinned.ts';

it('leaves out evenly what cannot be shown, and never the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (length) => {
      const items = Array.from({ length }, (_, index) => index);
      const shown = thinned(items);
      expect(shown.length).toBeLessThanOrEqual(300);
      expect(shown.length).toBeGreaterThanOrEqual(Math.min(length, 150));
      expect(shown.at(-1)).toBe(length - 1);
      expect(new Set(shown.slice(1).map((item, index) => item - (shown[index] ?? 0))).size).toBeLessThanOrEqual(1);
    }),
    { seed: 20180116 },
  );
});
