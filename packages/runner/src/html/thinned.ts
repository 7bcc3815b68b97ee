/** More points than this in a curve are neither seen nor read. */
const MOST = 300;

/** The items, or every n-th of them counted from the last, so that there are not more than can be shown. */
export function thinned<T>(items: readonly T[]): readonly T[] {
  const stride = Math.ceil(items.length / MOST);
  return stride <= 1 ? items : items.filter((_, index) => (items.length - 1 - index) % stride === 0);
}
