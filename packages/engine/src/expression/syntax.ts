import type { BinaryOperator, UnaryOperator } from './ast.ts';

/**
 * An expression as written, before its names mean anything. `start` and `end` delimit it in the source, with its parentheses when it is
 * `grouped`.
 */
export type Syntax = { readonly start: number; readonly end: number; readonly grouped: boolean } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Syntax[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Syntax }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator | 'in'; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'conditional'; readonly test: Syntax; readonly yes: Syntax; readonly no: Syntax }
);

/** `left operator right`, where a `not` that begins `left` without parentheses covers the whole if it binds less tightly than the operator. */
export function binarySyntax(operator: BinaryOperator | 'in', left: Syntax, right: Syntax): Syntax {
  const place = { start: left.start, end: right.end, grouped: false };
  if (left.kind === 'unary' && left.operator === 'not' && !left.grouped && operator !== 'and' && operator !== 'or') {
    return { ...place, kind: 'unary', operator: 'not', operand: binarySyntax(operator, left.operand, right) };
  }
  return { ...place, kind: 'binary', operator, left, right };
}
