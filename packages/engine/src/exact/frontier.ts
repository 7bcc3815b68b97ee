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

const FIRST_CAPACITY = 64;
/** Slots of the hash table for each state that there is room for; a power of two, so that a slot is a mask of the hash. */
const SLOTS_PER_STATE = 4;
const EMPTY = -1;

/** The states that runs may be in at one moment; equal states are merged. They are numbered in the order of first arrival. */
export class Frontier {
  private readonly cells: Int32Array;
  private readonly limit: number;
  private readonly width: number;
  private readonly remembered: number;
  private readonly summed: number;
  private count = 0;
  private capacity = FIRST_CAPACITY;
  /** By state: its row, then its memory. */
  private words: Int32Array;
  private probabilities: Float64Array;
  private sums: Float64Array;
  private hashes: Int32Array;
  /** A hash table with open addressing: the number of a state, or `EMPTY`. */
  private slots: Int32Array;

  /**
   * @param beginning an entry of the size of all others
   * @param cells the cells that tell states apart, beside the memory
   * @param limit the greatest number of states
   */
  constructor({ row, sums, memory }: Entry, cells: Int32Array, limit: number) {
    this.cells = cells;
    this.limit = limit;
    this.width = row.length;
    this.remembered = memory.length;
    this.summed = sums.length;
    this.words = new Int32Array(this.capacity * (this.width + this.remembered));
    this.probabilities = new Float64Array(this.capacity);
    this.sums = new Float64Array(this.capacity * this.summed);
    this.hashes = new Int32Array(this.capacity);
    this.slots = new Int32Array(SLOTS_PER_STATE * this.capacity).fill(EMPTY);
  }

  get size(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
    this.slots.fill(EMPTY);
  }

  /** Copies state `index` into an entry. */
  load(index: number, entry: Entry): void {
    const { words, width, remembered, summed, sums } = this;
    const at = index * (width + remembered);
    for (let cell = 0; cell < width; cell++) entry.row[cell] = words[at + cell]!;
    for (let place = 0; place < remembered; place++) entry.memory[place] = words[at + width + place]!;
    for (let place = 0; place < summed; place++) entry.sums[place] = sums[index * summed + place]!;
    entry.probability = this.probabilities[index]!;
  }

  /**
   * Adds a state: a copy of it, or to the equal one that is there.
   * @param weight the share of the sums that goes with it
   * @throws TooManyStates beyond the limit
   */
  add(row: Int32Array, probability: number, sums: Float64Array, memory: Int32Array, weight: number): void {
    const hash = this.hashOf(row, memory);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== EMPTY) {
      const index = this.slots[slot]!;
      if (this.hashes[index] === hash && this.isEqual(index, row, memory)) {
        this.probabilities[index]! += probability;
        for (let place = 0; place < this.summed; place++) this.sums[index * this.summed + place]! += weight * sums[place]!;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (this.count >= this.limit) throw new TooManyStates();
    this.slots[slot] = this.count;
    this.store(hash, row, probability, sums, memory, weight);
    if (this.count === this.capacity) this.grow();
  }

  private store(hash: number, row: Int32Array, probability: number, sums: Float64Array, memory: Int32Array, weight: number): void {
    const index = this.count++;
    const at = index * (this.width + this.remembered);
    this.words.set(row, at);
    this.words.set(memory, at + this.width);
    this.hashes[index] = hash;
    this.probabilities[index] = probability;
    for (let place = 0; place < this.summed; place++) this.sums[index * this.summed + place] = weight * sums[place]!;
  }

  private grow(): void {
    this.capacity *= 2;
    this.words = enlarged(this.words, Int32Array);
    this.probabilities = enlarged(this.probabilities, Float64Array);
    this.sums = enlarged(this.sums, Float64Array);
    this.hashes = enlarged(this.hashes, Int32Array);
    this.slots = new Int32Array(SLOTS_PER_STATE * this.capacity).fill(EMPTY);
    const mask = this.slots.length - 1;
    for (let index = 0; index < this.count; index++) {
      let slot = this.hashes[index]! & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = index;
    }
  }

  private isEqual(index: number, row: Int32Array, memory: Int32Array): boolean {
    const { cells, words } = this;
    const at = index * (this.width + this.remembered);
    for (let place = 0; place < cells.length; place++) if (words[at + cells[place]!] !== row[cells[place]!]) return false;
    for (let place = 0; place < memory.length; place++) if (words[at + this.width + place] !== memory[place]) return false;
    return true;
  }

  private hashOf(row: Int32Array, memory: Int32Array): number {
    let hash = 0;
    for (let place = 0; place < this.cells.length; place++) hash = mixed(hash, row[this.cells[place]!]!);
    for (let place = 0; place < memory.length; place++) hash = mixed(hash, memory[place]!);
    return hash ^ (hash >>> 16);
  }
}

function enlarged<Words extends Int32Array | Float64Array>(words: Words, type: new (length: number) => Words): Words {
  const larger = new type(2 * words.length);
  larger.set(words);
  return larger;
}

/** One step of a multiplicative hash: 2^32 over the golden ratio, with the upper bits folded down. */
function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}
