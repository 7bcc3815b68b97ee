const MOST_VALUES = 4096;

/**
 * How often each integer came. Gives up, for good, at the first value that is not an integer or when there are more than 4,096 different ones; whether it
 * does depends only on the set of values, not on their order or portions.
 */
export class IntegerHistogram {
  #counts: Map<number, number> | null = new Map();

  /** @param value not NaN */
  add(value: number): void {
    if (this.#counts === null) return;
    if (!Number.isSafeInteger(value)) this.#counts = null;
    else this.#count(value, 1);
  }

  merge(other: IntegerHistogram): void {
    if (other.#counts === null) this.#counts = null;
    else for (const [value, count] of other.#counts) this.#count(value, count);
  }

  /** Values with their counts, in ascending order; null when it has given up. */
  toJSON(): readonly (readonly [number, number])[] | null {
    return this.#counts === null ? null : [...this.#counts].sort(([a], [b]) => a - b);
  }

  /** Reads what `toJSON` writes. */
  static fromJSON(data: readonly (readonly [number, number])[] | null): IntegerHistogram {
    const histogram = new IntegerHistogram();
    histogram.#counts = data === null ? null : new Map(data);
    return histogram;
  }

  #count(value: number, count: number): void {
    if (this.#counts === null) return;
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
    if (this.#counts.size > MOST_VALUES) this.#counts = null;
  }
}
