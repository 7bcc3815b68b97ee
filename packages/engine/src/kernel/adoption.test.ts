import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAdoption } from '../negotiating-text/adoption.ts';
import type { Adoption, Model } from '../scenario/model.ts';
import { AdoptionCount } from './adoption.ts';

const ACTORS = [0, 1, 2, 3, 4];
const some = fc.subarray(ACTORS);
const adoption: fc.Arbitrary<Adoption> = fc.record({
  rule: fc.oneof(
    fc.record({ kind: fc.constant('consensus' as const), minus: fc.nat(2) }),
    fc.record({ kind: fc.constantFrom('majority' as const, 'weighted' as const), quota: fc.constantFrom(0, 0.4, 0.5, 2 / 3, 1) }),
  ),
  vetoes: some,
  optOuts: fc.record({ actors: some, atMost: fc.nat(3) }),
});

describe('AdoptionCount', () => {
  it('decides as the rule on lists of votes does', () => {
    const votes = fc
      .shuffledSubarray(ACTORS)
      .chain((order) => fc.tuple(...order.map((actor) => fc.record({ actor: fc.constant(actor), supports: fc.boolean() }))));
    const weights = fc.array(fc.constantFrom(0, 0.1, 0.2, 1, 3), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(adoption, weights, votes, (rules, weightOf, words) => {
        const count = new AdoptionCount({
          actors: weightOf.map((weight) => ({ weight })),
          protocol: { adoption: rules },
        } as unknown as Model);
        count.begin();
        for (const { actor, supports } of words) count.vote(actor, supports);
        expect(count.isAdopted()).toBe(
          decideAdoption(
            rules,
            words.map((vote) => ({ ...vote, weight: weightOf[vote.actor]! })),
          ).adopted,
        );
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
