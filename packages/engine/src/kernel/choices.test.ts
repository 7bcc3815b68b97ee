import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pick, thresholds } from '../choice/threshold.ts';
import { BIAS, Choices, chosenAt, FACTS, factsOf } from './choices.ts';
import { createGround } from './ground.ts';
import { smallModel } from './small-model.test-support.ts';

const weight = fc.oneof(fc.constant(0), fc.constant(1e-12), fc.double({ min: 0, max: 5, noNaN: true }));
const weights = fc.array(weight, { minLength: 1, maxLength: 8 }).filter((list) => list.some((each) => each > 1e-300));

describe('a row of choices', () => {
  it('gives a draw the alternative that the thresholds give it', () => {
    const ground = createGround(smallModel());
    const choices = new Choices(ground);
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 0xffffffff }), (list, random) => {
        const row = choices.row(
          list.map((_, index) => 100 + index),
          list,
          7,
        );
        const marks = thresholds(list);
        const edges = marks.flatMap((mark) => [mark - 1, mark]).filter((draw) => draw >= 0 && draw <= 0xffffffff);
        const { words } = ground.memory;
        for (const draw of [0, 0xffffffff, random, ...edges]) {
          expect(words[chosenAt(words, row, words[factsOf(words, row) + FACTS.count]!, draw ^ BIAS)]).toBe(100 + pick(marks, draw));
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('keeps the unrounded probabilities of what has any', () => {
    const ground = createGround(smallModel());
    const row = new Choices(ground).row([5, 6, 7], [1, 0, 1e-12], 0);
    const { words, doubles } = ground.memory;
    const facts = factsOf(words, row);
    const shares = words[facts + FACTS.shares]!;
    expect(words[facts + FACTS.count]).toBe(2);
    expect([...doubles.slice(shares, shares + 2)]).toEqual([1 / (1 + 1e-12), 1e-12 / (1 + 1e-12)]);
  });
});
