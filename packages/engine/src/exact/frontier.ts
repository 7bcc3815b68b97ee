/** A state that a run may be in, with the probability of being there. */
export interface Entry {
  /** The kernel's state, derived cells included. */
  readonly row: Int32Array;
  probability: number;
  /** By `mean` measure: the expectation of its running sum on the event of being here (probability included). */
  readonly sums: Float64Array;
  /** By remembered measure (first passages, running extremes): what it has met so far. */
  readonly memory: Int32Array;
}

/** More states than the solver may hold. */
export class TooManyStates extends Error {}

/** The states that runs may be in at one moment; equal states are merged. Iteration is in the order of first arrival. */
export class Frontier {
  private readonly entries = new Map<string, Entry>();
  private readonly cells: Int32Array;
  private readonly limit: number;
  private readonly codes: Uint16Array;

  /**
   * @param cells the cells that tell states apart
   * @param limit the greatest number of states
   */
  constructor(cells: Int32Array, limit: number) {
    this.cells = cells;
    this.limit = limit;
    this.codes = new Uint16Array(2 * cells.length);
  }

  get size(): number {
    return this.entries.size;
  }

  [Symbol.iterator](): IterableIterator<Entry> {
    return this.entries.values();
  }

  /**
   * Adds a state. The row is copied when it is new.
   * @throws TooManyStates beyond the limit
   */
  add(row: Int32Array, probability: number, sums: Float64Array, memory: Int32Array, weight: number): void {
    const key = this.keyOf(row, memory);
    const known = this.entries.get(key);
    if (known !== undefined) {
      known.probability += probability;
      for (let index = 0; index < sums.length; index++) known.sums[index]! += weight * sums[index]!;
      return;
    }
    if (this.entries.size >= this.limit) throw new TooManyStates();
    this.entries.set(key, { row: row.slice(), probability, sums: sums.map((sum) => weight * sum), memory: memory.slice() });
  }

  private keyOf(row: Int32Array, memory: Int32Array): string {
    const { cells, codes } = this;
    for (let place = 0; place < cells.length; place++) {
      const content = row[cells[place]!]!;
      codes[2 * place] = content;
      codes[2 * place + 1] = content >>> 16;
    }
    let key = '';
    // In portions, because a call takes only so many arguments.
    for (let at = 0; at < codes.length; at += 4096) key += String.fromCharCode(...codes.subarray(at, at + 4096));
    for (let place = 0; place < memory.length; place++) key += `,${memory[place]}`;
    return key;
  }
}
