import type { Expression } from './ast.ts';
import type { ExpressionProblem } from './problem.ts';
import type { Scope } from './scope.ts';

export type ParseResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/** Reads and checks an expression of the language of `docs/expressions.md`; never throws. Problems are in the order of their places. */
export declare function parseExpression(source: string, expected: 'number' | 'boolean', scope: Scope): ParseResult;
