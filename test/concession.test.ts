import { describe, expect, it } from 'vitest';
import { concessionAt } from '../packages/engine/src/choice/concession.ts';
import { aspiration } from '../packages/engine/src/negotiating-text/aspiration.ts';
import cases from './cases/strategy-time-dependent.json' with { type: 'json' };

const { tolerance, times, polynomial, negmas, crossing } = cases;

function expectClose(actual: number, expected: number, most = tolerance): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(most);
}

describe('concession by the clock', () => {
  it.each(polynomial)('follows the published curve of $name with e = $e, beginning at $k', ({ e, k, alpha, target }) => {
    for (const [index, time] of times.entries()) {
      expectClose(k + (1 - k) * concessionAt(e, time, 1), alpha[index]!);
      // A first demand of 1 - k and a reservation value of 0.
      expectClose((1 - k) * aspiration(0, e, time, 1), target[index]!);
    }
  });

  it.each(negmas)('gives the aspirations of the peer tool: $name', ({ exponent, utility }) => {
    for (const [index, time] of times.entries()) expectClose(aspiration(0, 1 / exponent, time, 1), utility[index]!);
  });

  it.each(crossing)('makes e = $e1 and e = $e2 agree at $agreementTime', ({ e1, e2, agreementTime, share1, share2 }) => {
    // The times are given to nine places, and the curves are at most some fifty times as steep.
    expectClose(aspiration(0, e1, agreementTime, 1), share1, 1e-7);
    expectClose(aspiration(0, e2, agreementTime, 1), share2, 1e-7);
  });
});
