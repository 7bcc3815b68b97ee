const LEAST_REACH = 1e-9;

/** Bounds that hold these values and zero, rounded outwards to a tenth of their power of ten; never of no width. */
export function extentWithZero(values: readonly number[]): readonly [number, number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const reach = high - low;
  if (reach < LEAST_REACH) return [-1, 1];
  const step = 10 ** Math.floor(Math.log10(reach)) / 10;
  return [Math.min(low, Math.floor(low / step) * step), Math.max(high, Math.ceil(high / step) * step)];
}
