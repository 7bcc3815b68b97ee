import type { Atom } from './atoms.ts';
import type { Cells } from './cells.ts';

/** Tables with at most this many keys are arrays; larger ones are looked up by hashing. */
export const LARGEST_ARRAY = 1 << 15;

/** One place of a key: a cell whose contents are told apart by class. */
export interface Digit {
  readonly cell: number;
  /** How many classes there are, at least 2. */
  readonly radix: number;
  /** The class by content - low[cell]; null when every content is a class of its own and there are too many to list. */
  readonly classes: Int32Array | null;
}

/** Beyond this many contents a cell that is read as it is becomes a word of the key by itself. */
const LONGEST_LIST = LARGEST_ARRAY;

/** The digits that tell apart what these atoms tell apart, by ascending cell; cells whose contents are all alike are left out. */
export function digitsOf(cells: Cells, atoms: readonly Atom[]): readonly Digit[] {
  const byCell = new Map<number, Atom[]>();
  for (const atom of atoms) {
    const known = byCell.get(atom.cell);
    if (known === undefined) byCell.set(atom.cell, [atom]);
    else if (!known.includes(atom)) known.push(atom);
  }
  return [...byCell]
    .sort(([a], [b]) => a - b)
    .map(([cell, own]) => digitOf(cells, cell, own))
    .filter(({ radix }) => radix > 1);
}

function digitOf(cells: Cells, cell: number, atoms: readonly Atom[]): Digit {
  const low = cells.low[cell]!;
  const length = cells.high[cell]! - low + 1;
  if (atoms.some(({ value }) => value === null)) {
    return { cell, radix: length, classes: length > LONGEST_LIST ? null : Int32Array.from({ length }, (_, index) => index) };
  }
  let classes: Int32Array = new Int32Array(length);
  let radix = 1;
  for (const { value } of atoms) {
    const known = new Map<number, Map<number, number>>();
    let count = 0;
    classes = classes.map((old, index) => {
      const seen = value!(low + index);
      const within = known.get(old) ?? new Map<number, number>();
      known.set(old, within);
      let found = within.get(seen);
      if (found === undefined) {
        found = count++;
        within.set(seen, found);
      }
      return found;
    });
    radix = count;
  }
  return { cell, radix, classes };
}
