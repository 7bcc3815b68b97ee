const FIRST_CAPACITY = 1 << 16;

/**
 * One growing array of 32-bit integers that holds everything the kernel has compiled or met: tables, rows of choices, moves and programs of
 * effects, each named by its address. Addresses are greater than 1, so that 0 can mean "not yet" and 1 "nothing". One array, because its base then stays in a register.
 */
export class Memory {
  /** Replaced by a larger array when it grows: read it anew after anything that may reserve. Unreserved words are 0. */
  words = new Int32Array(FIRST_CAPACITY);
  used = 2;

  /** The address of `count` fresh words, all 0. */
  reserve(count: number): number {
    const address = this.used;
    this.used += count;
    if (this.used > this.words.length) {
      let capacity = this.words.length;
      while (capacity < this.used) capacity *= 2;
      const words = new Int32Array(capacity);
      words.set(this.words);
      this.words = words;
    }
    return address;
  }

  /** The address of a copy of these words. */
  store(contents: readonly number[]): number {
    const address = this.reserve(contents.length);
    this.words.set(contents, address);
    return address;
  }
}

/** A growing array of floating-point numbers beside the memory: unrounded probabilities and values of measures. */
export class Numbers {
  values = new Float64Array(1024);
  used = 0;

  /** The index of the first of these numbers. */
  store(contents: readonly number[]): number {
    const index = this.used;
    this.used += contents.length;
    if (this.used > this.values.length) {
      let capacity = this.values.length;
      while (capacity < this.used) capacity *= 2;
      const values = new Float64Array(capacity);
      values.set(this.values);
      this.values = values;
    }
    this.values.set(contents, index);
    return index;
  }
}
