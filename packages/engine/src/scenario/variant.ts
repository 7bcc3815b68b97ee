import { produce } from 'immer';
import type { Findings } from './findings.ts';
import { type Path, type PlaceTree, treeAt } from './place.ts';
import { shorten } from './problem.ts';
import { followPath } from './variant-path.ts';

/** What a variant may say; its form has been checked. */
export interface RawVariant {
  readonly title?: string | undefined;
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly remove?: readonly string[] | undefined;
}

export interface Varied {
  readonly data: unknown;
  /** What the variant has set is placed where the variant says it. */
  readonly places: PlaceTree;
}

/**
 * The scenario's data with a variant applied and without its `variants`: first what it sets, in the written order, then all that it removes (indices
 * of lists count before the removal). Paths that lead nowhere are reported.
 */
export function applyVariant(
  data: object,
  places: PlaceTree,
  name: string,
  { set = {}, remove = [] }: RawVariant,
  findings: Findings,
): Varied {
  const at = ['variants', name];
  let varied = produce(data, (draft: { variants?: unknown }) => {
    delete draft.variants;
  });
  let tree = places;
  for (const [text, value] of Object.entries(set)) {
    const target = followPath(varied, text);
    if (!target.ok) {
      findings.error({ path: [...at, 'set', text], key: true, code: 'variant-path', ...target });
      continue;
    }
    varied = produce(varied, (draft) => setAt(draft, target.path, value));
    tree = placeAt(tree, target.path, treeAt(places, [...at, 'set', text]).tree);
  }
  for (const path of pathsToRemove(varied, [...at, 'remove'], remove, findings)) {
    varied = produce(varied, (draft) => removeAt(draft, path));
    tree = placeAt(tree, path, null);
  }
  return { data: varied, places: tree };
}

/** In the order in which they can be removed one by one. */
function pathsToRemove(data: unknown, at: Path, remove: readonly string[], findings: Findings): readonly Path[] {
  const removed: Path[] = [];
  for (const [index, text] of remove.entries()) {
    const target = followPath(data, text);
    const path = [...at, index];
    if (!target.ok) {
      findings.error({ path, code: 'variant-path', ...target });
    } else if (!target.exists) {
      findings.error({ path, code: 'variant-path', expected: 'something to remove', got: `${shorten(text)}, which is not there` });
    } else if (removed.some((other) => laterFirst(other, target.path) === 0)) {
      findings.error({
        path,
        code: 'repeated-name',
        expected: 'each path once',
        got: `${shorten(text)} again`,
        fix: 'Remove one of them.',
      });
    } else {
      removed.push(target.path);
    }
  }
  return removed.sort(laterFirst);
}

type Container = Record<string | number, unknown>;

function containerOf(draft: unknown, path: Path): Container | undefined {
  let here = draft as Container | undefined;
  for (const key of path.slice(0, -1)) here = here?.[key] as Container | undefined;
  return here;
}

function setAt(draft: unknown, path: Path, value: unknown): void {
  const container = containerOf(draft, path);
  if (container !== undefined) container[path.at(-1)!] = value;
}

function removeAt(draft: unknown, path: Path): void {
  const container = containerOf(draft, path);
  const key = path.at(-1)!;
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else if (container !== undefined) delete container[key];
}

/** Later places of a list before earlier ones, and what lies within something before that. */
function laterFirst(a: Path, b: Path): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth++) {
    const [x, y] = [a[depth]!, b[depth]!];
    if (x !== y) return x < y ? 1 : -1;
  }
  return b.length - a.length;
}

/** The places with one subtree put in, or with null taken out. */
function placeAt(tree: PlaceTree, path: Path, subtree: PlaceTree | null): PlaceTree {
  const [first, ...rest] = path;
  if (first === undefined) return subtree ?? tree;
  const key = String(first);
  const children = new Map(tree.children);
  const child = children.get(key);
  if (rest.length > 0) {
    if (child !== undefined) children.set(key, placeAt(child, rest, subtree));
  } else if (subtree !== null) {
    children.set(key, subtree);
  } else if (typeof first === 'number') {
    const kept = [...children.values()].filter((_, index) => index !== first);
    return { ...tree, children: new Map(kept.map((each, index) => [String(index), each])) };
  } else {
    children.delete(key);
  }
  return { ...tree, children };
}
