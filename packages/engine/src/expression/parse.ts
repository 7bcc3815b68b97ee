import type { Expression } from './ast.ts';
import { checkSyntax } from './check.ts';
import type { ExpressionProblem } from './problem.ts';
import type { Scope } from './scope.ts';
import { sizeOf } from './size.ts';
import { readSyntax, type SyntaxReader } from './syntax-reader.ts';
import { TYPE_NAMES } from './typed.ts';

const LONGEST = 2_000;
/** Bounds the depth of recursion over an expression as well. */
const MOST_PARTS = 2_000;

export type ParseResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/**
 * Reads and checks an expression of the language of `docs/expressions.md`; never throws. What is not an expression at all gives one problem, what has
 * wrong names, types or ranges all of them, in the order of their places.
 * @param read reads the text, or remembers what was read
 */
export function parseExpression(
  source: string,
  expected: 'number' | 'boolean',
  scope: Scope,
  read: SyntaxReader = readSyntax,
): ParseResult {
  const failed = (...problems: ExpressionProblem[]): ParseResult => ({ ok: false, problems });
  if (source.length > LONGEST) {
    return failed({
      offset: LONGEST,
      expected: `at most ${LONGEST} characters`,
      got: `${source.length}`,
      fix: 'Use preconditions or parameters.',
    });
  }
  if (source.trim() === '') return failed({ offset: 0, expected: TYPE_NAMES[expected], got: 'nothing', fix: null });
  const syntax = read(source);
  if ('expected' in syntax) return failed(syntax);
  const problems: ExpressionProblem[] = [];
  const root = checkSyntax(syntax, expected, source, scope, problems);
  if (root === null) return failed(...problems.sort((a, b) => a.offset - b.offset));
  const size = sizeOf(root);
  if (size > MOST_PARTS) {
    const fix = 'Its preconditions count with all their parts wherever they are named.';
    return failed({ offset: 0, expected: `at most ${MOST_PARTS} parts`, got: `${size}`, fix });
  }
  return { ok: true, expression: { source, root } };
}
