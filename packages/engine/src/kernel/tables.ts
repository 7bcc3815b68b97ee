import type { Atom } from './atoms.ts';
import type { Cells } from './cells.ts';
import { type Digit, digitsOf, LARGEST_ARRAY } from './digits.ts';
import { KeyIndex } from './key-index.ts';
import type { Memory } from './memory.ts';
import type { Room } from './passing.ts';

const LARGEST_WORD = 2 ** 31;

/** Places of a table's head: the address of its array (0: hashed), its number of digits (or of key words), its filler, then the digits. */
export const TABLE = { array: 0, length: 1, filler: 2, digits: 3 } as const;

/** In place of a word's number of digits: the word is the contents of one cell as they are. */
const PLAIN = -1;

/**
 * Tables from what a decision reads to what follows from it, filled as they are met. A table is known by the address of its head; its values are
 * positive integers, mostly addresses of rows. Keys are mixed-radix numbers of the cells' classes.
 */
export class Tables {
  private readonly memory: Memory;
  private readonly cells: Cells;
  private readonly fillers: (() => number)[] = [];
  /** Numbers of the fillers of tables that do not last, and of those that are free again. */
  private passing: number[] = [];
  private free: number[] = [];
  private readonly lists = new Map<string, number>();
  private readonly sizes = new Map<number, number>();
  private readonly index = new KeyIndex();

  constructor(memory: Memory, cells: Cells) {
    this.memory = memory;
    this.cells = cells;
  }

  /**
   * A new table over these atoms.
   * @param fill gives the value for the present state, a positive integer; it may read of the state only what the atoms read
   * @param room where its values are laid down if they are an array
   */
  declare(atoms: readonly Atom[], fill: () => number, room: Room = this.memory): number {
    const filler = this.free.pop() ?? this.fillers.length;
    this.fillers[filler] = fill;
    if (room !== this.memory) this.passing.push(filler);
    const digits = digitsOf(this.cells, atoms);
    const product = digits.reduce((size, { radix }) => size * radix, 1);
    if (product <= LARGEST_ARRAY) {
      const array = room.reserve(product);
      const table = this.memory.store([array, digits.length, filler, ...this.places(digits)]);
      this.sizes.set(table, product);
      return table;
    }
    const words = wordsOf(digits);
    const places = words.flatMap((word) => (word[0]!.classes === null ? [PLAIN, word[0]!.cell] : [word.length, ...this.places(word)]));
    return this.memory.store([0, words.length, filler, ...places]);
  }

  /** Forgets the tables whose values are in another room than the memory itself; nobody may know them any more. */
  forgetPassing(): void {
    for (const filler of this.passing) this.fillers[filler] = forgotten;
    this.free.push(...this.passing);
    this.passing = [];
  }

  /** How many keys a table has; infinitely many if they are hashed. */
  sizeOf(table: number): number {
    return this.sizes.get(table) ?? Number.POSITIVE_INFINITY;
  }

  /** The value of a table in the present state. May reserve memory. */
  find(table: number): number {
    const { state, words } = this.memory;
    let key = words[table + TABLE.array]!;
    if (key === 0) return this.findHashed(table);
    const end = table + TABLE.digits + 2 * words[table + TABLE.length]!;
    for (let place = table + TABLE.digits; place < end; place += 2)
      key = (key + words[(words[place + 1]! + state[words[place]!]!) | 0]!) | 0;
    const value = words[key]!;
    return value !== 0 ? value : this.fill(table, key);
  }

  /** Fills the place of an array table whose key in the present state is this address. */
  fill(table: number, key: number): number {
    const value = this.fillers[this.memory.words[table + TABLE.filler]!]!();
    this.memory.words[key] = value;
    return value;
  }

  /** The value of a table whose keys are hashed. */
  findHashed(table: number): number {
    const { index } = this;
    const { state, words } = this.memory;
    let left = words[table + TABLE.length]!;
    let place = table + TABLE.digits;
    let prefix = table;
    while (true) {
      let first = 0;
      let second = 0;
      for (let half = 0; half < 2 && left > 0; half++, left--) {
        const digits = words[place++]!;
        let word = 0;
        if (digits === PLAIN) word = state[words[place++]!]!;
        for (let digit = 0; digit < digits; digit++, place += 2) word += words[words[place + 1]! + state[words[place]!]!]!;
        if (half === 0) first = word;
        else second = word;
      }
      if (left > 0) {
        prefix = index.prefix(prefix, first, second);
        continue;
      }
      const known = index.get(prefix, first, second);
      if (known !== 0) return known;
      const value = this.fillers[this.memory.words[table + TABLE.filler]!]!();
      index.set(prefix, first, second, value);
      return value;
    }
  }

  /** Cell and address of the list of summands of each digit, the list being shifted so that the cell's contents index it. */
  private places(digits: readonly Digit[]): number[] {
    let stride = 1;
    return digits.flatMap(({ cell, radix, classes }) => {
      const summands = [...classes!].map((digit) => digit * stride);
      stride *= radix;
      return [cell, this.list(summands) - this.cells.low[cell]!];
    });
  }

  private list(summands: readonly number[]): number {
    const name = summands.join(' ');
    let address = this.lists.get(name);
    if (address === undefined) {
      address = this.memory.store(summands);
      this.lists.set(name, address);
    }
    return address;
  }
}

function forgotten(): number {
  throw new Error('A table was read that has been forgotten.');
}

/** Shares digits out to as few 31-bit words as the order allows; a digit without a list is a word by itself. */
function wordsOf(digits: readonly Digit[]): readonly (readonly Digit[])[] {
  const words: Digit[][] = [];
  let room = 0;
  for (const digit of digits) {
    if (digit.classes !== null && digit.radix <= room) {
      words.at(-1)!.push(digit);
      room = Math.floor(room / digit.radix);
    } else {
      words.push([digit]);
      room = digit.classes === null ? 0 : Math.floor(LARGEST_WORD / digit.radix);
    }
  }
  return words;
}
