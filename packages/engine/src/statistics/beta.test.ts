import { describe, expect, test } from 'vitest';
import { betaQuantile, incompleteBeta } from './beta.ts';

describe('the incomplete beta function', () => {
  /** Values by SciPy 1.17 `scipy.special.betainc`. */
  test.each([
    { x: 0.3, a: 2, b: 3, value: 0.3483 },
    { x: 0.5, a: 0.5, b: 0.5, value: 0.5 },
    { x: 0.01, a: 0.5, b: 500, value: 0.998472642120947 },
    { x: 0.999, a: 700, b: 0.5, value: 0.2366900287531655 },
    { x: 0.5, a: 1_000_000, b: 1_001_000, value: 0.7601950824664212 },
  ])('at $x with ($a, $b) is $value', ({ x, a, b, value }) => {
    expect(Math.abs(incompleteBeta(x, a, b) / value - 1)).toBeLessThan(1e-9);
  });

  test('is the upper tail of the binomial, summed directly', () => {
    for (const trials of [1, 2, 7, 30]) {
      for (let successes = 1; successes <= trials; successes++) {
        for (const p of [0.001, 0.2, 0.5, 0.93]) {
          expect(incompleteBeta(p, successes, trials - successes + 1)).toBeCloseTo(binomialTail(successes, trials, p), 13);
        }
      }
    }
  });

  test('is 0 and 1 at the ends', () => {
    expect(incompleteBeta(0, 3, 4)).toBe(0);
    expect(incompleteBeta(1, 3, 4)).toBe(1);
  });
});

describe('the quantile of the beta distribution', () => {
  test('comes to an end where the distribution leaves no room, or is none', () => {
    expect(betaQuantile(1e-200, 0.5, 3)).toBeLessThan(1e-300);
    expect(betaQuantile(0.5, 0.5, Number.NaN)).toBeLessThan(1e-300);
  });

  test('is where the distribution function takes the probability', () => {
    for (const p of [1e-6, 0.025, 0.5, 0.9]) {
      for (const [a, b] of [
        [0.5, 3],
        [1, 1],
        [4, 400],
        [3000, 7000],
      ] as const) {
        expect(incompleteBeta(betaQuantile(p, a, b), a, b) / p).toBeCloseTo(1, 9);
      }
    }
  });
});

function binomialTail(from: number, trials: number, p: number): number {
  let sum = 0;
  let choose = 1;
  for (let k = 0; k <= trials; k++) {
    if (k >= from) sum += choose * p ** k * (1 - p) ** (trials - k);
    choose = (choose * (trials - k)) / (k + 1);
  }
  return sum;
}
