import { STATE, WINDOW } from './frame.ts';

const FIRST_CAPACITY = 1 << 16;
const PAGE_WORDS = 1 << 14;
/** Cells after the state's own, for the compiled loop: one that is always 0, one for a step and a window of four for summands without a consequence (see `MOVE_WORDS`). */
const IDLE_CELLS = 1 + 1 + 2 * WINDOW;

/** Memory of WebAssembly, in pages of 65,536 bytes. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/**
 * One growing array of 32-bit integers that holds everything the kernel has compiled or met: tables, rows of choices, moves and programs of
 * effects, each named by its address. Addresses are greater than 1, so that 0 can mean "not yet" and 1 "nothing". One array, because its base then stays in a register,
 * and because the compiled loop plays in it when it is a linear memory.
 */
export class Memory {
  /** Replaced when it grows, as are the other views: read it anew after anything that may reserve. Unreserved words are 0. */
  words: Int32Array;
  /** The same memory as doubles, by index: twice the index is the address. */
  doubles: Float64Array;
  /** The state, by cell. It moves only in a linear memory. */
  state: Int32Array;
  used: number;
  private readonly cells: number;
  /** Where the words are; null in an array of their own. */
  readonly linear: LinearMemory | null;

  /** @param linear where the words shall be; null for an array of their own */
  constructor(cells: number, linear: LinearMemory | null) {
    this.cells = cells;
    this.linear = linear;
    this.used = STATE + cells + IDLE_CELLS;
    const buffer = linear?.buffer ?? new ArrayBuffer(4 * FIRST_CAPACITY);
    this.words = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.state = linear === null ? new Int32Array(cells) : this.words.subarray(STATE, STATE + cells);
    this.makeRoom();
  }

  /** The address of `count` fresh words, all 0. */
  reserve(count: number): number {
    const address = this.used;
    this.used += count;
    if (this.used > this.words.length) this.makeRoom();
    return address;
  }

  /** The same at a multiple of so many words. */
  reserveAligned(count: number, alignment: number): number {
    this.used = Math.ceil(this.used / alignment) * alignment;
    return this.reserve(count);
  }

  /** The address of a copy of these words. */
  store(contents: ArrayLike<number>): number {
    const address = this.reserve(contents.length);
    this.words.set(contents, address);
    return address;
  }

  /** The index of the first of `count` fresh doubles, all 0. */
  reserveDoubles(count: number): number {
    return this.reserveAligned(2 * count, 2) / 2;
  }

  /** The index of the first of a copy of these doubles. */
  storeDoubles(contents: ArrayLike<number>): number {
    const index = this.reserveDoubles(contents.length);
    this.doubles.set(contents, index);
    return index;
  }

  private makeRoom(): void {
    let capacity = this.words.length;
    while (capacity < this.used) capacity *= 2;
    if (capacity === this.words.length) return;
    const { linear, words } = this;
    let buffer: ArrayBuffer;
    if (linear === null) {
      buffer = new ArrayBuffer(4 * capacity);
      new Int32Array(buffer).set(words);
    } else {
      linear.grow((capacity - words.length) / PAGE_WORDS);
      buffer = linear.buffer;
    }
    this.words = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    if (linear !== null) this.state = this.words.subarray(STATE, STATE + this.cells);
  }
}
