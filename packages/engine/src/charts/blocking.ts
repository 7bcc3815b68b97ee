import type { Expr } from '../expression/ast.ts';

/** A precondition that a guard names. */
export interface NamedPrecondition {
  /** Index among the actor's preconditions. */
  readonly precondition: number;
  readonly body: Expr;
}

/**
 * The actor's own preconditions that a guard names, also within other preconditions, each once, in order of appearance. An act is blocked by those
 * that are false when it is not a candidate although an active state has a transition for it with this guard false.
 */
export function preconditionsNamed(guard: Expr, actor: number): readonly NamedPrecondition[] {
  const found: NamedPrecondition[] = [];
  const visit = (part: Expr): void => {
    if (part.kind === 'precondition' && part.actor === actor && !found.some(({ precondition }) => precondition === part.precondition))
      found.push(part);
    for (const below of parts(part)) visit(below);
  };
  visit(guard);
  return found;
}

function parts(expression: Expr): readonly Expr[] {
  switch (expression.kind) {
    case 'precondition':
      return [expression.body];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.operands;
    case 'conditional':
      return [expression.test, expression.yes, expression.no];
    default:
      return [];
  }
}
