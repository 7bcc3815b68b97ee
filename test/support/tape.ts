import fc from 'fast-check';

/** A tape of decisions: what an arbitrary draws first, and a builder then reads. Past its end every decision is the first one, so that it shrinks well. */
export interface Tape {
  /** A decision among n, from 0. */
  among(n: number): number;
  /** One of these. */
  of<Item>(items: readonly Item[]): Item;
  /** True in one of n cases. */
  once(n: number): boolean;
}

/** Tapes of up to `length` decisions. */
export function arbitraryTape(length: number): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.nat(0xffff), { minLength: Math.floor(length / 4), maxLength: length, size: 'max' });
}

export function readTape(decisions: readonly number[]): Tape {
  let at = 0;
  const among = (n: number): number => (decisions[at++] ?? 0) % n;
  return {
    among,
    of: (items) => items[among(items.length)]!,
    once: (n) => among(n) === n - 1,
  };
}
