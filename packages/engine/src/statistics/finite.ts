/** The number, or null for what JSON cannot say: NaN and the infinities. Minus zero becomes zero. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
