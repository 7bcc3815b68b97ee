import type { Expr } from './ast.ts';
import { childrenOf } from './children.ts';

/** The number of parts of an expression, with the preconditions that it names written out wherever they are named. Each body is visited once. */
export function sizeOf(expression: Expr): number {
  const known = new Map<Expr, number>();
  const size = (expr: Expr): number => {
    const before = known.get(expr);
    if (before !== undefined) return before;
    const parts = childrenOf(expr).reduce((sum, child) => sum + size(child), 1);
    known.set(expr, parts);
    return parts;
  };
  return size(expression);
}
