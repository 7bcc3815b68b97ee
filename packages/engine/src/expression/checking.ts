import type { Expr } from './ast.ts';
import type { Interval } from './bounds.ts';
import type { NameProblem } from './problem.ts';
import type { Scope } from './scope.ts';
import type { Syntax } from './syntax.ts';
import type { Typed } from './typed.ts';

/** One expression being checked. Whatever returns null has reported at least one problem. */
export interface Checking {
  readonly scope: Scope;
  bounds(expr: Expr): Interval;
  check(syntax: Syntax): Typed | null;
  /** The expression if it has this type; `fix` is what to say if it has the other. */
  want(syntax: Syntax, type: 'number' | 'boolean', fix?: string): Expr | null;
  /** What was checked, unless its value could overflow. */
  finite(syntax: Syntax, typed: Typed): Typed | null;
  report(at: Syntax, problem: NameProblem): null;
  /** The source of a part, cut short. */
  quote(syntax: Syntax): string;
}

/** Values for a message: `a, b or c`, or the first few of many. */
export function listed(values: readonly string[]): string {
  const few = values.length > 12 ? [...values.slice(0, 12), `${values.length - 12} more`] : values;
  return few.length < 2 ? few.join('') : `${few.slice(0, -1).join(', ')} or ${few.at(-1)}`;
}
