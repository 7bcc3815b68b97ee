import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { LIMITS } from '../limits.ts';
import type { Place } from '../model.ts';
import { dotted, type Path, type PlaceTree } from '../place.ts';
import { shorten } from '../problem.ts';
import type { SourceFile } from './source-file.ts';
import { refuseDepth } from './sprawl.ts';

/** A value of the file with the places of everything in it. */
export interface ReadValue {
  readonly data: unknown;
  readonly tree: PlaceTree;
  /** Values in it, itself included, with aliases written out. */
  readonly size: number;
}

/** Turns the nodes of a YAML document into plain data. Values that an alias repeats are shared, not copied. */
export class ValueReader {
  /** The value last given to each anchor, or null while it is being read. */
  private readonly anchors = new Map<string, ReadValue | null>();
  private values = 0;

  constructor(private readonly file: SourceFile) {}

  /** @throws Refusal if the value nests too deeply, is too large or contains itself */
  read(node: Node | null, path: Path, key: Place): ReadValue {
    if (path.length > LIMITS.depth) refuseDepth(this.file, startOf(node));
    if (isAlias(node)) return this.readAlias(node.source, node, path);
    const anchor = node !== null && 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, null);
    this.count(1, node, path);
    if (node !== null) this.reportTag(node, path);
    const value = this.readPlain(node, path, key);
    if (anchor !== undefined) this.anchors.set(anchor, value);
    return value;
  }

  private readPlain(node: Node | null, path: Path, key: Place): ReadValue {
    if (isMap(node)) return this.readMap(node as Node & { items: Pair<Node, Node | null>[] }, path, key);
    if (isSeq(node)) return this.readList(node as Node & { items: (Node | null)[] }, path, key);
    const absent = node === null || node.range == null || node.range[0] === node.range[1];
    const value = absent ? key : this.file.place(startOf(node));
    const tree = { path: dotted(path), key, value, text: this.textPlace(node), children: new Map<string, PlaceTree>() };
    return { data: isScalar(node) ? node.value : null, tree, size: 1 };
  }

  private readMap(node: Node & { items: Pair<Node, Node | null>[] }, path: Path, key: Place): ReadValue {
    const data: Record<string, unknown> = {};
    const children = new Map<string, PlaceTree>();
    let size = 1;
    for (const pair of node.items) {
      const name = this.readKey(pair.key, path);
      if (name === null) continue;
      const earlier = children.get(name);
      if (earlier !== undefined) {
        const got = `${shorten(name)} again (first on line ${earlier.key.line})`;
        const complaint = { code: 'duplicate-key', expected: 'each key once', got, fix: 'Remove or rename one of them.' };
        this.file.report(startOf(pair.key), [...path, name], complaint);
        continue;
      }
      const value = this.read(pair.value, [...path, name], this.file.place(startOf(pair.key)));
      data[name] = value.data;
      children.set(name, value.tree);
      size += value.size;
    }
    return { data, size, tree: { path: dotted(path), key, value: this.file.place(startOf(node)), text: null, children } };
  }

  private readList(node: Node & { items: (Node | null)[] }, path: Path, key: Place): ReadValue {
    const data: unknown[] = [];
    const children = new Map<string, PlaceTree>();
    let size = 1;
    for (const item of node.items) {
      const value = this.read(item, [...path, data.length], this.file.place(startOf(item ?? node)));
      children.set(String(data.length), value.tree);
      data.push(value.data);
      size += value.size;
    }
    return { data, size, tree: { path: dotted(path), key, value: this.file.place(startOf(node)), text: null, children } };
  }

  /** The key as text, or null after reporting why it is none. A number is left to the schema, which says what key it wants there. */
  private readKey(key: Node, path: Path): string | null {
    if (isScalar(key) && typeof key.value === 'number') return key.source ?? String(key.value);
    const refuse = (got: string, fix?: string): null => {
      this.file.report(startOf(key), path, { code: 'bad-key', expected: 'a word as key', got, ...(fix === undefined ? {} : { fix }) });
      return null;
    };
    if (!isScalar(key)) return refuse('a list, mapping or alias');
    if (key.value === null) return refuse('no key');
    if (typeof key.value !== 'string') return refuse(`${String(key.value)}, a ${typeof key.value}`, 'Put the key in quotes.');
    if (key.value === '<<') {
      return refuse('the merge key <<, which YAML 1.2 does not have', 'Write the keys out; an alias (*name) may repeat a whole value.');
    }
    if (key.value in {}) return refuse(`${key.value}, which has a meaning of its own in JavaScript`, 'Choose another name.');
    return key.value;
  }

  private readAlias(name: string, node: Node, path: Path): ReadValue {
    const value = this.anchors.get(name);
    const shown = shorten(name);
    if (value === undefined) {
      const fix = `Mark the value with &${shown}.`;
      this.file.refuse(startOf(node), path, { code: 'bad-alias', expected: 'an alias of an anchor further up', got: `*${shown}`, fix });
    }
    if (value === null) {
      const got = `the alias *${shown} inside its own anchor`;
      this.file.refuse(startOf(node), path, { code: 'bad-alias', expected: 'a value that does not contain itself', got });
    }
    this.count(value.size, node, path);
    return value;
  }

  private count(size: number, node: Node | null, path: Path): void {
    this.values += size;
    if (this.values <= LIMITS.values) return;
    const expected = `at most ${LIMITS.values} values, with aliases written out`;
    this.file.refuse(startOf(node), path.slice(0, 3), { code: 'file-too-large', expected, got: 'more' });
  }

  private reportTag(node: Node, path: Path): void {
    const { tag } = node;
    if (tag === undefined || /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(tag)) return;
    const got = `the tag ${shorten(tag.replace('tag:yaml.org,2002:', '!!'))}`;
    this.file.report(startOf(node), path, { code: 'unknown-tag', expected: 'plain data', got, fix: 'Remove the tag.' });
  }

  private textPlace(node: Node | null): Place | null {
    if (!isScalar(node) || node.range == null || typeof node.value !== 'string') return null;
    const [start, end] = node.range;
    const written = this.file.text.slice(start, end);
    if (written === node.value) return this.file.place(start);
    return written.slice(1, -1) === node.value ? this.file.place(start + 1) : null;
  }
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
