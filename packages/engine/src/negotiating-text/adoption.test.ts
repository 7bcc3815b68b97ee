import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Adoption } from '../scenario/model.ts';
import { decideAdoption, type Vote } from './adoption.ts';

const rule: fc.Arbitrary<Adoption['rule']> = fc.oneof(
  fc.record({ kind: fc.constant('consensus' as const), minus: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ kind: fc.constant('majority' as const), quota: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('weighted' as const), quota: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const votes: fc.Arbitrary<Vote[]> = fc
  .array(fc.record({ weight: fc.double({ min: 0, max: 10, noNaN: true }), supports: fc.boolean() }), { maxLength: 10 })
  .map((list) => list.map((vote, actor) => ({ actor, ...vote })));
const some = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 4 });
const adoption: fc.Arbitrary<Adoption> = fc.record({
  rule,
  vetoes: some,
  optOuts: fc.record({ actors: some, atMost: fc.integer({ min: 0, max: 3 }) }),
});

describe('decideAdoption', () => {
  it('never adopts a vetoed text, nor one that nobody supports', () => {
    fc.assert(
      fc.property(adoption, votes, (how, cast) => {
        const { adopted } = decideAdoption(how, cast);
        const vetoed = cast.some(({ actor, supports }) => !supports && how.vetoes.includes(actor));
        if (vetoed || cast.every(({ supports }) => !supports)) expect(adopted).toBe(false);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  it('adopts what is adopted also when one more voter supports', () => {
    fc.assert(
      fc.property(adoption, votes, fc.nat(9), (how, cast, lucky) => {
        const better = cast.map((vote) => (vote.actor === lucky ? { ...vote, supports: true } : vote));
        const limited: Adoption = { ...how, optOuts: { actors: [], atMost: 0 } };
        if (decideAdoption(limited, cast).adopted) expect(decideAdoption(limited, better).adopted).toBe(true);
      }),
      { seed: 6, numRuns: 1000 },
    );
  });

  it.each<[string, Adoption['rule'], boolean]>([
    ['consensus with one objection', { kind: 'consensus', minus: 0 }, false],
    ['consensus minus one with one objection', { kind: 'consensus', minus: 1 }, true],
    ['a majority of two in three', { kind: 'majority', quota: 0.5 }, true],
    ['two in three where more than two thirds are asked', { kind: 'majority', quota: 2 / 3 }, false],
    ['supporters of weight 3 in 8 where a half is asked', { kind: 'weighted', quota: 0.5 }, false],
    ['supporters of weight 3 in 8 where 0.375 is asked', { kind: 'weighted', quota: 0.375 }, true],
  ])('decides %s', (_, how, adopted) => {
    const cast = [
      { actor: 0, weight: 1, supports: true },
      { actor: 1, weight: 2, supports: true },
      { actor: 2, weight: 5, supports: false },
    ];
    expect(decideAdoption({ rule: how, vetoes: [], optOuts: { actors: [], atMost: 0 } }, cast).adopted).toBe(adopted);
  });

  it('sets objections of opt-out actors aside only up to the limit', () => {
    const cast = [0, 1, 2].map((actor) => ({ actor, weight: 1, supports: actor === 0 }));
    const decide = (atMost: number) =>
      decideAdoption({ rule: { kind: 'consensus', minus: 0 }, vetoes: [], optOuts: { actors: [1, 2], atMost } }, cast);
    expect(decide(1)).toMatchObject({ adopted: false, optedOut: [1], objections: [2] });
    expect(decide(2)).toMatchObject({ adopted: true, optedOut: [1, 2], objections: [] });
  });
});
