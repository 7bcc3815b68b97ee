import { LIMITS } from './limits.ts';
import { dotted, type Path, type PlaceTree, treeAt } from './place.ts';
import type { Problem } from './problem.ts';

/** One thing to say about a place of the scenario's data. */
export interface Finding {
  readonly path: Path;
  readonly code: string;
  readonly expected: string;
  readonly got: string;
  readonly fix?: string | null;
  /** Whether the key is meant and not its value. */
  readonly key?: boolean;
  /** Characters from the beginning of the text that stands there. */
  readonly offset?: number;
}

/** Collects what is found at its place in the file, each thing once. */
export interface Findings {
  error(finding: Finding): void;
  warn(finding: Finding): void;
  /** In the order of the file. */
  errors(): readonly Problem[];
  warnings(): readonly Problem[];
}

export interface Gathered<T> {
  /** Null if the work was broken off. */
  readonly result: T | null;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Breaks off what goes on finding problems. */
class EnoughProblems extends Error {}

/** What a piece of work gives and finds. It is broken off when it finds more than `LIMITS.problems` errors. */
export function gather<T>(file: string, places: PlaceTree, work: (findings: Findings) => T): Gathered<T> {
  const findings = createFindings(file, places);
  let result: T | null = null;
  try {
    result = work(findings);
  } catch (error) {
    if (!(error instanceof EnoughProblems)) throw error;
  }
  return { result, errors: findings.errors(), warnings: findings.warnings() };
}

function createFindings(file: string, places: PlaceTree): Findings {
  const problems = new Map<string, Problem>();
  let errors = 0;

  function add(severity: Problem['severity'], { path, code, expected, got, fix = null, key = false, offset }: Finding): void {
    const problem = { severity, file, ...placeOf(path, key, offset), expected, got, fix, code };
    const identity = JSON.stringify(problem);
    if (problems.has(identity)) return;
    problems.set(identity, problem);
    if (severity === 'error') errors++;
    if (errors > LIMITS.problems) throw new EnoughProblems();
  }

  function placeOf(path: Path, key: boolean, offset: number | undefined): Pick<Problem, 'line' | 'column' | 'path'> {
    const { tree, depth } = treeAt(places, path);
    const found = depth === path.length;
    const rest = path.slice(depth);
    const inside = offset !== undefined && tree.text !== null && found;
    const { line, column } = inside ? tree.text : key && found ? tree.key : tree.value;
    const shown = rest.length === 0 ? tree.path : tree.path === '' ? dotted(rest) : `${tree.path}.${dotted(rest)}`;
    return { line, column: inside ? column + offset : column, path: shown };
  }

  const list = (severity: Problem['severity']): readonly Problem[] =>
    [...problems.values()].filter((problem) => problem.severity === severity).sort((a, b) => a.line - b.line || a.column - b.column);

  return {
    error: (finding) => add('error', finding),
    warn: (finding) => add('warning', finding),
    errors: () => list('error'),
    warnings: () => list('warning'),
  };
}
