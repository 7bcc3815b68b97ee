import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { type Claim, createSequentialTest, type SequentialTest, stepSequentialTest } from './sequential-test.ts';

const claim: Claim = { says: 'at-least', probability: 0.3, indifference: 0.05, falseAccept: 0.05, falseReject: 0.1 };

describe('a sequential test', () => {
  test('weighs the evidence by the ratio of likelihoods', () => {
    const { evidence, verdict } = stepSequentialTest(createSequentialTest(claim), 4, 10);
    expect(evidence).toBeCloseTo(4 * Math.log(0.35 / 0.25) + 6 * Math.log(0.65 / 0.75), 12);
    expect(verdict).toBe('continue');
  });

  test('comes to the same evidence run by run as in one portion', () => {
    let test = createSequentialTest(claim);
    for (const success of [1, 0, 1, 1, 0]) test = stepSequentialTest(test, success, 1);
    expect(test).toEqual(stepSequentialTest(createSequentialTest(claim), 3, 5));
  });

  test.each([
    { says: 'at-least', truth: 0.25, wrong: 'accept', most: 0.05 },
    { says: 'at-least', truth: 0.35, wrong: 'reject', most: 0.1 },
    { says: 'at-most', truth: 0.35, wrong: 'accept', most: 0.05 },
    { says: 'at-most', truth: 0.25, wrong: 'reject', most: 0.1 },
  ] as const)('comes to "$wrong" on "$says 0.3" in at most $most of batches when $truth is true', ({ says, truth, wrong, most }) => {
    const random = seedrandom(`${says} ${truth}`);
    const batches = 1000;
    let errors = 0;
    for (let batch = 0; batch < batches; batch++) if (decide({ ...claim, says }, truth, random).verdict === wrong) errors++;
    expect(errors).toBeLessThanOrEqual(batches * most + 3 * Math.sqrt(batches * most * (1 - most)));
    expect(errors).toBeGreaterThan(0);
  });

  test('keeps its verdict', () => {
    const decided = stepSequentialTest(createSequentialTest(claim), 100, 100);
    expect(decided.verdict).toBe('accept');
    expect(stepSequentialTest(decided, 0, 1000)).toBe(decided);
  });

  test('is decided by one success where only impossibility would bear the claim out', () => {
    const never = createSequentialTest({ ...claim, says: 'at-most', probability: 0, indifference: 0.01 });
    expect(stepSequentialTest(never, 0, 100).verdict).toBe('continue');
    expect(stepSequentialTest(never, 0, 300).verdict).toBe('accept');
    expect(stepSequentialTest(never, 1, 300).verdict).toBe('reject');
  });

  test('refuses claims that no number of runs could decide', () => {
    expect(() => createSequentialTest({ ...claim, probability: 30 })).toThrow('A claimed probability lies between 0 and 1, got 30.');
    expect(() => createSequentialTest({ ...claim, indifference: 0 })).toThrow('An indifference is positive, such as 0.01, got 0.');
    expect(() => createSequentialTest({ ...claim, indifference: 0.8 })).toThrow(
      'An indifference leaves probabilities beside it, got 0.8 around 0.3.',
    );
    expect(() => createSequentialTest({ ...claim, falseReject: 0.5 })).toThrow(
      'A probability of error lies between 0 and 0.5, such as 0.05, got 0.5.',
    );
    expect(() => stepSequentialTest(createSequentialTest(claim), 2, 1)).toThrow('got 2 of 1');
  });
});

function decide(decided: Claim, truth: number, random: () => number): SequentialTest {
  let test = createSequentialTest(decided);
  while (test.verdict === 'continue') test = stepSequentialTest(test, random() < truth ? 1 : 0, 1);
  return test;
}
