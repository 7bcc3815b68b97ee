import type { Atom } from './atoms.ts';
import type { Cells } from './cells.ts';
import { digitsOf } from './digits.ts';

/** A bundle has at most this many keys, so that most of them are met soon. */
export const LARGEST_BUNDLE = 1 << 10;

/**
 * Bundles questions so that one look-up answers several, by index: each joins the bundle before it if together they have few keys.
 * @param questions what each depends on, in order
 */
export function bundle(cells: Cells, questions: readonly (readonly Atom[])[]): readonly (readonly number[])[] {
  const bundles: number[][] = [];
  let atoms: readonly Atom[] = [];
  questions.forEach((own, index) => {
    const together = [...atoms, ...own];
    const last = bundles.at(-1);
    if (last !== undefined && keysOf(cells, together) <= LARGEST_BUNDLE) {
      last.push(index);
      atoms = together;
    } else {
      bundles.push([index]);
      atoms = own;
    }
  });
  return bundles;
}

/** How many keys a table over these atoms has. */
export function keysOf(cells: Cells, atoms: readonly Atom[]): number {
  return digitsOf(cells, atoms).reduce((product, { radix }) => product * radix, 1);
}
