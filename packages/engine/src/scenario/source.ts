import {
  CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { LIMITS } from './limits.ts';
import type { Place } from './model.ts';
import { dotted, type Path, type PlaceTree } from './place.ts';
import { type Problem, shorten } from './problem.ts';

export interface Source {
  /** Plain data: objects, arrays, texts, numbers, booleans and null; undefined if the file could not be read at all. */
  readonly data: unknown;
  readonly places: PlaceTree;
  /** How many values the data hold, with aliases written out. */
  readonly size: number;
  readonly problems: readonly Problem[];
}

/** Reads a file's text as YAML 1.2 (JSON is YAML) into plain data and the places of everything in it; never throws. */
export function readSource(text: string, file: string): Source {
  const reader = new SourceReader(text.startsWith('\uFEFF') ? text.slice(1) : text, file);
  return reader.read();
}

interface Read {
  readonly data: unknown;
  readonly tree: PlaceTree;
  /** Values in it, itself included, with aliases written out. */
  readonly size: number;
}

/** Ends the reading at once; the problem has been reported. */
class Refusal extends Error {}

class SourceReader {
  private readonly problems: Problem[] = [];
  private readonly lines = new LineCounter();
  /** The value last given to each anchor, or null while it is being read. */
  private readonly anchors = new Map<string, Read | null>();
  private values = 0;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {
    this.lines.lineStarts = [0, ...Array.from(text.matchAll(/\n/g), (line) => line.index + 1)];
  }

  read(): Source {
    try {
      this.refuseForeignText();
      this.refuseSprawl();
      const { data, tree } = this.readDocument();
      return { data: this.problems.length === 0 ? data : undefined, places: tree, size: this.values, problems: this.problems };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { data: undefined, places: this.leaf([], { line: 1, column: 1 }), size: 0, problems: this.problems };
    }
  }

  private refuseForeignText(): void {
    if (this.text.length > LIMITS.characters) {
      const mebibytes = (this.text.length / 1024 / 1024).toFixed(1);
      this.refuse(0, [], 'file-too-large', 'a file of at most 2 MiB', `${mebibytes} MiB`, 'Write a smaller scenario.');
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const foreign = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD-\uFFFF]/.exec(this.text);
    if (foreign === null) return;
    const code = foreign[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    this.refuse(
      foreign.index,
      [],
      'not-text',
      'a YAML file in UTF-8',
      `the character U+${code}`,
      'Is it a binary file, or in another encoding?',
    );
  }

  /** Bounds the work of the YAML parser, which recurses, before it begins. */
  private refuseSprawl(): void {
    let lexemes = 0;
    let offset = 0;
    let brackets = 0;
    let indicators = 0;
    for (const lexeme of new Lexer().lex(this.text)) {
      lexemes++;
      if (lexeme === '[' || lexeme === '{') brackets++;
      else if (lexeme === ']' || lexeme === '}') brackets--;
      if (brackets < 0) this.refuse(offset, [], 'syntax', 'well-formed YAML', `a ${lexeme} that closes nothing`, null);
      if (lexeme === '\n' || lexeme === '\r\n') indicators = 0;
      else if (brackets === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) indicators++;
      if (brackets > LIMITS.depth || indicators > LIMITS.depth) this.refuseDepth(offset, []);
      if (lexemes > LIMITS.lexemes) {
        this.refuse(
          offset,
          [],
          'file-too-large',
          `a file of at most ${LIMITS.lexemes} words and signs`,
          'more',
          'Write a smaller scenario.',
        );
      }
      if (lexeme !== CST.DOCUMENT && lexeme !== CST.FLOW_END && lexeme !== CST.SCALAR) offset += lexeme.length;
    }
  }

  private refuseDepth(offset: number, path: Path): never {
    this.refuse(offset, path, 'too-deep', `at most ${LIMITS.depth} lists and mappings inside each other`, 'more', null);
  }

  private readDocument(): Read {
    // The parser's own check for duplicate keys is quadratic; `readMap` makes it instead.
    const document = parseDocument(this.text, {
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    }) as Document.Parsed;
    if (document.errors.length > 0) {
      for (const error of document.errors.slice(0, 5)) this.reportSyntax(error);
      throw new Refusal();
    }
    if (document.contents === null) {
      this.refuse(0, [], 'empty-file', 'a scenario', 'an empty file', 'Begin with plenary: 1 and title.');
    }
    return this.readNode(document.contents as Node, [], { line: 1, column: 1 });
  }

  private readNode(node: Node | null, path: Path, key: Place): Read {
    if (path.length > LIMITS.depth) this.refuseDepth(node?.range?.[0] ?? 0, path.slice(0, 3));
    if (isAlias(node)) return this.readAlias(node.source, node, path);
    const anchor = node !== null && 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, null);
    this.count(1, node, path);
    if (node !== null) this.refuseTag(node, path);
    const read = isMap(node)
      ? this.readMap(node, path, key)
      : isSeq(node)
        ? this.readList(node, path, key)
        : this.readScalar(node, path, key);
    if (anchor !== undefined) this.anchors.set(anchor, read);
    return read;
  }

  private readScalar(node: Node | null, path: Path, key: Place): Read {
    const data = isScalar(node) ? node.value : null;
    const value = node === null || isEmpty(node) ? key : this.place(node.range?.[0] ?? 0);
    const tree = { path: dotted(path), key, value, text: this.textPlace(node), children: new Map<string, PlaceTree>() };
    return { data, tree, size: 1 };
  }

  private readMap(node: Node & { items: unknown[] }, path: Path, key: Place): Read {
    const data: Record<string, unknown> = {};
    const children = new Map<string, PlaceTree>();
    let size = 1;
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const name = this.readKey(pair.key, path);
      if (name === null) continue;
      const place = this.place(pair.key.range?.[0] ?? 0);
      const earlier = children.get(name);
      if (earlier !== undefined) {
        const got = `${shorten(name)} again (first on line ${earlier.key.line})`;
        this.report(place, [...path, name], 'duplicate-key', 'each key once', got, 'Remove or rename one of them.');
        continue;
      }
      const read = this.readNode(pair.value, [...path, name], place);
      data[name] = read.data;
      children.set(name, read.tree);
      size += read.size;
    }
    return { data, size, tree: { path: dotted(path), key, value: this.place(node.range?.[0] ?? 0), text: null, children } };
  }

  private readList(node: Node & { items: unknown[] }, path: Path, key: Place): Read {
    const data: unknown[] = [];
    const children = new Map<string, PlaceTree>();
    let size = 1;
    for (const item of node.items as (Node | null)[]) {
      const read = this.readNode(item, [...path, data.length], this.place(item?.range?.[0] ?? node.range?.[0] ?? 0));
      children.set(String(data.length), read.tree);
      data.push(read.data);
      size += read.size;
    }
    return { data, size, tree: { path: dotted(path), key, value: this.place(node.range?.[0] ?? 0), text: null, children } };
  }

  /** The key as text, or null after reporting why it is none. */
  private readKey(key: Node | null, path: Path): string | null {
    const place = this.place(key?.range?.[0] ?? 0);
    // A number as a key is left to the schema, which says what key it wants there.
    if (isScalar(key) && typeof key.value === 'number') return key.source ?? String(key.value);
    if (!isScalar(key) || typeof key.value !== 'string') {
      const got = isScalar(key)
        ? key.value === null
          ? 'no key'
          : `${shorten(String(key.value))}, a ${typeof key.value}`
        : 'a list, mapping or alias';
      this.report(place, path, 'bad-key', 'a word as key', got, isScalar(key) && key.value !== null ? 'Put the key in quotes.' : null);
      return null;
    }
    if (key.value === '<<') {
      const fix = 'Write the keys out; an alias (*name) may repeat a whole value.';
      this.report(place, path, 'bad-key', 'a word as key', 'the merge key <<, which YAML 1.2 does not have', fix);
      return null;
    }
    if (key.value in {}) {
      this.report(
        place,
        path,
        'bad-key',
        'a word as key',
        `${key.value}, which has a meaning of its own in JavaScript`,
        'Choose another name.',
      );
      return null;
    }
    return key.value;
  }

  private readAlias(name: string, node: Node, path: Path): Read {
    const offset = node.range?.[0] ?? 0;
    const read = this.anchors.get(name);
    if (read === undefined)
      this.refuse(
        offset,
        path,
        'bad-alias',
        'an alias of an anchor further up',
        `*${shorten(name)}`,
        `Mark the value with &${shorten(name)}.`,
      );
    if (read === null)
      this.refuse(
        offset,
        path,
        'bad-alias',
        'a value that does not contain itself',
        `the alias *${shorten(name)} inside its own anchor`,
        null,
      );
    this.count(read.size, node, path);
    return read;
  }

  private count(size: number, node: Node | null, path: Path): void {
    this.values += size;
    if (this.values <= LIMITS.values) return;
    this.refuse(
      node?.range?.[0] ?? 0,
      path.slice(0, 3),
      'file-too-large',
      `at most ${LIMITS.values} values, with aliases written out`,
      'more',
      null,
    );
  }

  private refuseTag(node: Node, path: Path): void {
    const { tag } = node;
    if (tag === undefined || /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(tag)) return;
    const shown = tag.replace('tag:yaml.org,2002:', '!!');
    this.report(this.place(node.range?.[0] ?? 0), path, 'unknown-tag', 'plain data', `the tag ${shorten(shown)}`, 'Remove the tag.');
  }

  private textPlace(node: Node | null): Place | null {
    if (!isScalar(node) || node.range == null || typeof node.value !== 'string') return null;
    const [start, end] = node.range;
    const written = this.text.slice(start, end);
    if (written === node.value) return this.place(start);
    return written.slice(1, -1) === node.value ? this.place(start + 1) : null;
  }

  private leaf(path: Path, place: Place): PlaceTree {
    return { path: dotted(path), key: place, value: place, text: null, children: new Map() };
  }

  private place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private reportSyntax(error: YAMLError): void {
    const [got, fix] = SYNTAX[error.code] ?? [lowerFirst(error.message), null];
    this.report(this.place(error.pos[0]), [], 'syntax', 'well-formed YAML', got, fix);
  }

  private report(place: Place, path: Path, code: string, expected: string, got: string, fix: string | null): void {
    this.problems.push({ severity: 'error', file: this.file, ...place, path: dotted(path), expected, got, fix, code });
  }

  private refuse(offset: number, path: Path, code: string, expected: string, got: string, fix: string | null): never {
    this.report(this.place(offset), path, code, expected, got, fix);
    throw new Refusal();
  }
}

/** What the parser's more frequent complaints mean here, and what to do. */
const SYNTAX: Partial<Record<YAMLError['code'], readonly [string, string | null]>> = {
  BAD_INDENT: ['a line that is not indented like its neighbours', 'Indent entries of one mapping or list alike.'],
  BLOCK_AS_IMPLICIT_KEY: ['a second colon on the line', 'Put a text that contains a colon in quotes.'],
  KEY_OVER_1024_CHARS: ['a key of more than 1,024 characters', null],
  MULTIPLE_DOCS: ['a second document (---)', 'Write one scenario per file.'],
  RESOURCE_EXHAUSTION: ['lists or mappings nested too deeply', `Nest at most ${LIMITS.depth} inside each other.`],
  TAB_AS_INDENT: ['a tab as indentation', 'Indent with spaces.'],
};

function isEmpty(node: Node): boolean {
  return node.range != null && node.range[0] === node.range[1];
}

function lowerFirst(message: string): string {
  return shorten(message.charAt(0).toLowerCase() + message.slice(1));
}
