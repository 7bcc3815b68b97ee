import { exp } from './portable.ts';
import { exceeds } from './rounding.ts';

/**
 * Weights proportional to `exp(precision * value)`, the logit or quantal response rule of discrete choice (McFadden 1974; McKelvey and
 * Palfrey 1995). The greatest weight is 1; `precision` Infinity gives 1 to each of the best and 0 to the rest.
 * @param precision at least 0
 * @param values finite
 */
export function logitWeights(precision: number, values: readonly number[]): number[] {
  let best = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > best) best = value;
  if (precision === Number.POSITIVE_INFINITY) return values.map((value) => (exceeds(best, value, Math.max(1, Math.abs(best))) ? 0 : 1));
  return values.map((value) => exp(precision * (value - best)));
}

/** The probability of the first of two alternatives whose values differ by `difference`, of numbers in [0, 1]: `1 / (1 + exp(-precision * difference))`. */
export function logistic(precision: number, difference: number): number {
  if (precision === Number.POSITIVE_INFINITY) return exceeds(0, difference, 1) ? 0 : 1;
  return 1 / (1 + exp(-precision * difference));
}
