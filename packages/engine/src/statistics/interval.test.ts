import { describe, expect, test } from 'vitest';
import { exactInterval, type Interval, normalScore, studentScore, unseenBound, wilsonInterval } from './interval.ts';

describe('the Wilson interval', () => {
  /** Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3. */
  test.each([
    { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
    { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
    { successes: 0, trials: 20, low: 0, high: 0.1611 },
    { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
  ])('of $successes in $trials is $low to $high', ({ successes, trials, low, high }) => {
    const interval = wilsonInterval(successes, trials, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('covers on average what it says, and never much less where runs are many', () => {
    const { mean, least } = coverage(200, 0.95, wilsonInterval);
    expect(mean).toBeGreaterThan(0.945);
    expect(mean).toBeLessThan(0.96);
    expect(least).toBeGreaterThan(0.83);
  });

  test('reaches 0 exactly when nothing was counted, and 1 when all was', () => {
    expect(wilsonInterval(0, 50, 0.95).low).toBe(0);
    expect(wilsonInterval(50, 50, 0.95).high).toBe(1);
    expect(wilsonInterval(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  });
});

describe('the exact interval', () => {
  /** SciPy 1.17 `scipy.stats.beta`. */
  test.each([
    { successes: 1, trials: 10, confidence: 0.95, low: 0.0025285785444617865, high: 0.4450161170281954 },
    { successes: 5, trials: 10, confidence: 0.95, low: 0.18708602844739855, high: 0.8129139715526015 },
    { successes: 10, trials: 10, confidence: 0.95, low: 0.6915028921812392, high: 1 },
    { successes: 3, trials: 1000, confidence: 0.99, low: 0.00033814452906649344, high: 0.01093377742040524 },
    { successes: 7, trials: 100, confidence: 0.9, low: 0.033311915617631985, high: 0.1274580155829703 },
    { successes: 500_000, trials: 1_000_000, confidence: 0.95, low: 0.49901951919531184, high: 0.5009804808046882 },
    { successes: 12, trials: 10_000_000, confidence: 0.95, low: 6.200576596682649e-7, high: 2.096157565676927e-6 },
  ])('of $successes in $trials at $confidence is $low to $high', ({ successes, trials, confidence, low, high }) => {
    const interval = exactInterval(successes, trials, confidence);
    expect(interval.low / low).toBeCloseTo(1, 8);
    expect(interval.high / high).toBeCloseTo(1, 8);
  });

  test.each([0.8, 0.95, 0.999])('covers every true value with at least %d', (confidence) => {
    for (const trials of [1, 5, 40, 150]) expect(coverage(trials, confidence, exactInterval).least).toBeGreaterThanOrEqual(confidence);
  });
});

describe('the bound on what was not seen', () => {
  test('is the upper end of the exact interval', () => {
    for (const trials of [1, 10, 1000, 100_000]) {
      expect(unseenBound(trials, 0.95) / exactInterval(0, trials, 0.95).high).toBeCloseTo(1, 9);
    }
  });

  test('is about 3.7 over the number of runs at 95%, and says nothing without runs', () => {
    expect(unseenBound(10_000, 0.95) * 10_000).toBeCloseTo(3.69, 2);
    expect(unseenBound(0, 0.95)).toBe(1);
  });
});

describe('scores of a confidence', () => {
  test('are the textbook values of the normal distribution and of Student', () => {
    expect(normalScore(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(normalScore(0.99)).toBeCloseTo(2.5758293035489004, 12);
    expect(studentScore(0.95, 1)).toBeCloseTo(12.706204736174694, 9);
    expect(studentScore(0.95, 9)).toBeCloseTo(2.262157162798205, 11);
    expect(studentScore(0.99, 4.5)).toBeCloseTo(4.272823993011293, 11);
    expect(studentScore(0.95, 999)).toBeCloseTo(1.9623414611334493, 11);
    expect(studentScore(0.9, 1_000_000)).toBeCloseTo(1.6448551507220404, 8);
  });

  test('are refused outside (0, 1), as are counts that are no proportion', () => {
    expect(() => wilsonInterval(1, 2, 95)).toThrow('A confidence lies between 0 and 1, such as 0.95, got 95.');
    expect(() => exactInterval(3, 2, 0.95)).toThrow('A proportion has 0 <= successes <= trials, got 3 of 2.');
    expect(() => unseenBound(Number.NaN, 0.95)).toThrow('got 0 of NaN');
  });
});

/** How often the interval covers a true proportion, by summing the binomial over a grid of true values. */
function coverage(
  trials: number,
  confidence: number,
  interval: (k: number, n: number, c: number) => Interval,
): { mean: number; least: number } {
  const intervals = Array.from({ length: trials + 1 }, (_, successes) => interval(successes, trials, confidence));
  const grid = Array.from({ length: 199 }, (_, index) => (index + 1) / 200);
  const covered = grid.map((p) => {
    let logarithm = trials * Math.log(1 - p);
    let sum = 0;
    intervals.forEach(({ low, high }, successes) => {
      if (low <= p && p <= high) sum += Math.exp(logarithm);
      logarithm += Math.log((((trials - successes) / (successes + 1)) * p) / (1 - p));
    });
    return sum;
  });
  return { mean: covered.reduce((a, b) => a + b) / covered.length, least: Math.min(...covered) };
}
