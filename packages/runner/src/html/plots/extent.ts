const LEAST_REACH = 1e-9;

/** The least and the greatest of values, however many; infinite without any. */
export function extentOf(values: Iterable<number>): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Bounds that hold these values and zero, rounded outwards to a tenth of their power of ten; never of no width. */
export function extentWithZero(values: readonly number[]): readonly [number, number] {
  const [least, greatest] = extentOf(values);
  const low = Math.min(0, least);
  const high = Math.max(0, greatest);
  const reach = high - low;
  if (reach < LEAST_REACH) return [-1, 1];
  const step = 10 ** Math.floor(Math.log10(reach)) / 10;
  return [Math.min(low, Math.floor(low / step) * step), Math.max(high, Math.ceil(high / step) * step)];
}
