import type { Place } from './model.ts';

/** Keys and list indices from the top of a file to one of its values. */
export type Path = readonly (string | number)[];

/** Where a value and those within it were written. */
export interface PlaceTree {
  /** Dotted path of the value in the file. */
  readonly path: string;
  /** The key, or the list item; the top of the file for its root. */
  readonly key: Place;
  readonly value: Place;
  /** Where the characters of a one-line text without escapes begin, so that places within it can be counted; else null. */
  readonly text: Place | null;
  readonly children: ReadonlyMap<string, PlaceTree>;
}

const LONGEST_KEY = 100;

/** The path with dots; keys that hold dots themselves are quoted, and long ones cut. */
export function dotted(path: Path): string {
  const shown = (key: string): string => (key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key);
  return path.map((key) => (typeof key === 'string' && !/^[\w-]+$/.test(key) ? JSON.stringify(shown(key)) : shown(String(key)))).join('.');
}

/** The tree at a path or, where there is nothing, at the nearest thing around it; `depth` says how many keys of the path lead there. */
export function treeAt(root: PlaceTree, path: Path): { readonly tree: PlaceTree; readonly depth: number } {
  let tree = root;
  for (const [depth, key] of path.entries()) {
    const child = tree.children.get(String(key));
    if (child === undefined) return { tree, depth };
    tree = child;
  }
  return { tree, depth: path.length };
}
