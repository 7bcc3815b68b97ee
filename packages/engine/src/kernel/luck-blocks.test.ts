import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAt, luckKey } from '../luck/luck.ts';
import { BIAS } from './choices.ts';
import { LuckBlocks } from './luck-blocks.ts';

const SLOTS = [
  { address: 0, purpose: 0 },
  { address: 0xffffffff, purpose: 0 },
  { address: 123456789, purpose: 7 },
];

describe('LuckBlocks', () => {
  it('draws what stands at the address, in whatever order runs, rounds and slots are asked for', () => {
    const visit = fc.record({
      seed: fc.constantFrom('a', 'b'),
      run: fc.constantFrom(0, 1, 0xffffffff),
      rounds: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 12 }), (visits) => {
        const luck = new LuckBlocks(SLOTS);
        for (const { seed, run, rounds } of visits) {
          luck.beginRun(luckKey(seed), run);
          for (const round of rounds) {
            luck.beginRound(round);
            SLOTS.forEach(({ address, purpose }, slot) => {
              expect((luck.draw(slot) ^ BIAS) >>> 0).toBe(drawAt(luckKey(seed), run, round, address, purpose));
            });
          }
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
