/** Something wrong (or doubtful) in a scenario file, as data; `formatProblem` derives the text. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
  /** Dotted path of the place in the scenario; '' is the whole file. */
  readonly path: string;
  /** The rule, as a noun phrase: `a number of at least 0`. */
  readonly expected: string;
  /** What stands there instead, as a noun phrase. */
  readonly got: string;
  /** A whole sentence on how to mend it, or null. */
  readonly fix: string | null;
  /** A stable kebab-case name of the kind of problem, such as `unknown-name`. */
  readonly code: string;
}

const SHOWN = 60;
/** Nothing honest is longer. */
const LONGEST_CLAUSE = 500;

/** A problem as one line of text: `<file>:<line>:<column> <path>: expected <rule>, got <value>. <what to do>`. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, path, expected, got, fix } = problem;
  const subject = path === '' ? '' : ` ${clause(path)}`;
  return `${file}:${line}:${column}${subject}: expected ${clause(expected)}, got ${clause(got)}.${fix === null ? '' : ` ${clause(fix)}`}`;
}

function clause(text: string): string {
  const plain = printable(text.slice(0, LONGEST_CLAUSE));
  return text.length > LONGEST_CLAUSE ? `${plain}…` : plain;
}

/** The text with every control character (line breaks too) written as an escape, so that it cannot garble a terminal or a log. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;
  });
}

/** A value in at most about 60 characters, for the `got` of a problem. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'an empty text' : shorten(value);
  if (value === null) return 'nothing';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty mapping' : shorten(`a mapping of ${keys.join(', ')}`);
  }
  return shorten(String(value));
}

/** The text, cut after about 60 characters with an ellipsis. */
export function shorten(text: string): string {
  const plain = printable(text.slice(0, 4 * SHOWN));
  return plain.length <= SHOWN ? plain : `${plain.slice(0, SHOWN - 1)}…`;
}

/** The user's input cannot be used; `problems` says where and why. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}
