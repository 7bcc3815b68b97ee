import type { Expr } from './ast.ts';

/** The direct parts of an expression from left to right; of a precondition, its body. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'precondition':
      return [expr.body];
    case 'unary':
      return [expr.operand];
    case 'binary':
      return [expr.left, expr.right];
    case 'call':
      return expr.operands;
    case 'conditional':
      return [expr.test, expr.yes, expr.no];
    default:
      return [];
  }
}
