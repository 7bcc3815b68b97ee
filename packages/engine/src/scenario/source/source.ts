import type { PlaceTree } from '../place.ts';
import { type Problem, showValue } from '../problem.ts';
import { type FileKind, Refusal, SCENARIO_FILE, SourceFile } from './source-file.ts';
import { refuseForeignText, refuseSprawl } from './sprawl.ts';
import { parseSyntax } from './syntax.ts';
import { ValueReader } from './value-reader.ts';

export interface Source {
  /** Plain data: objects, arrays, texts, numbers, booleans and null; undefined if there are problems. */
  readonly data: unknown;
  readonly places: PlaceTree;
  /** How many values the data hold, with aliases written out. */
  readonly size: number;
  readonly problems: readonly Problem[];
}

const TOP = { line: 1, column: 1 };
const NOWHERE: PlaceTree = { path: '', key: TOP, value: TOP, text: null, children: new Map() };

/** Reads a file's text as YAML 1.2 (JSON is YAML) into plain data and the places of everything in it; never throws. */
export function readSource(given: string, name: string, kind: FileKind = SCENARIO_FILE): Source {
  const text = typeof given === 'string' ? given : '';
  const file = new SourceFile(text.startsWith('\uFEFF') ? text.slice(1) : text, name, kind);
  try {
    if (typeof given !== 'string') {
      const got = ArrayBuffer.isView(given) ? 'bytes' : showValue(given);
      file.refuse(0, [], { code: 'not-text', expected: `the text of a ${kind.name}`, got, fix: 'Read the file as UTF-8.' });
    }
    refuseForeignText(file);
    refuseSprawl(file);
    const { data, tree, size } = new ValueReader(file).read(parseSyntax(file), [], TOP);
    return { data: file.problems.length === 0 ? data : undefined, places: tree, size, problems: file.problems };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { data: undefined, places: NOWHERE, size: 0, problems: file.problems };
  }
}
