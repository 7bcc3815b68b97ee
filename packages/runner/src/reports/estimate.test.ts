import { proportion } from '@plenary/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageText, intervalText, meanText, sameText, shareText } from './estimate.ts';

const of = (count: number, runs: number) => proportion(count, runs, 0.95);

describe('shareText', () => {
  it.each([
    [3_420, 10_000, '34.2%', '33.3 to 35.1%'],
    [34, 100, '34%', '25 to 44%'],
    [1, 1_000, '0.10%', '0.02 to 0.56%'],
    [2, 1_000_000, '0.0002%', '0.0001 to 0.0007%'],
  ])('gives %i of %i as many decimals as its interval bears out', (count, runs, share, interval) => {
    expect([shareText(of(count, runs)), intervalText(of(count, runs))]).toEqual([share, interval]);
  });

  it('never calls the unseen impossible', () => {
    expect(shareText(of(0, 10_000))).toBe('< 0.04%');
    expect(intervalText(of(0, 10_000))).toBe('');
  });

  it('never calls what always happened certain', () => {
    expect(shareText(of(10_000, 10_000))).toBe('> 99.96%');
  });

  it('has no share of nothing', () => {
    expect(shareText(of(0, 0))).toBe('none');
  });

  it('shows neither 0% nor 100%, in the share or its interval, for any count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }).chain((runs) => fc.tuple(fc.integer({ min: 0, max: runs }), fc.constant(runs))),
        ([count, runs]) => {
          const text = `${shareText(of(count, runs))} ${intervalText(of(count, runs))}`;
          expect(text).not.toMatch(/(?<![\d.])(0|0\.0+|100|100\.0+)(%| to)/);
        },
      ),
      { seed: 1953, numRuns: 2_000 },
    );
  });
});

describe('averageText', () => {
  const average = (mean: number, low: number, high: number) => ({ runs: 9, mean, low, high, deviation: 1, method: 'student-t' as const });

  it('gives a mean the decimals of its interval', () => {
    expect(averageText(average(2.4137, 2.38, 2.44))).toBe('2.41 (2.38 to 2.44)');
    expect(averageText(average(16.84, 15.5, 18.14))).toBe('16.8 (15.5 to 18.1)');
  });

  it('shows a value without spread plainly', () => {
    expect(averageText(average(3, 3, 3))).toBe('3');
  });

  it('has a bound beside it where all runs have the same value', () => {
    const same = { runs: 300, mean: 0, low: null, high: null, deviation: 0, method: 'student-t' as const };
    expect([averageText(same), sameText(same, 0.95)]).toEqual(['0', 'the same in all 300 runs: another value is < 1.2% likely']);
    expect(meanText(same, 0.95)).toBe('0 (the same in all 300 runs: another value is < 1.2% likely)');
    expect(meanText(average(2.4, 2.3, 2.5), 0.95)).toBe('2.40 (2.30 to 2.50)');
  });

  it('has no mean of nothing', () => {
    expect(averageText({ runs: 0, mean: null, low: null, high: null, deviation: null, method: 'student-t' })).toBe('none');
  });
});
