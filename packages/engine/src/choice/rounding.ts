/** What rounding may make of a sum of numbers with few digits, in relation to its terms; amounts that somebody wrote down differ by more. */
const ROUNDING: number = 1e-12;

/**
 * Whether one amount is greater than another by more than rounding: 0.8 - 0.7 is not more than 0.1, nor 0.1 + 0.2 more than 0.3. All thresholds and ties of utilities,
 * weights and leanings are decided by it, in both engines and in the compiled loop, so that what is equal on paper is equal here.
 * @param scale the size of the terms that the amounts are made of
 */
export function exceeds(one: number, other: number, scale: number): boolean {
  return one - other > ROUNDING * scale;
}
