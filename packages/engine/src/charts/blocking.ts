import type { Expr } from '../expression/ast.ts';
import { childrenOf } from '../expression/children.ts';

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
    for (const below of childrenOf(part)) visit(below);
  };
  visit(guard);
  return found;
}
