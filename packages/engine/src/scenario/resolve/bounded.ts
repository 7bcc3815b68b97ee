import type { Expression } from '../../expression/ast.ts';
import { boundsOver } from '../../expression/bounds.ts';
import type { Scope } from '../../expression/scope.ts';
import { LIMITS } from '../limits.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import { type Context, expressionAt, type Quantity, quantityAt } from './context.ts';

/**
 * A number or an expression whose value the engines multiply and add up over regions or rounds; null after reporting what is wrong with it, or
 * that its bounds are so wide that this could overflow.
 */
export function boundedAt(context: Context, at: Path, raw: Quantity<number | string>, scope: Scope): Expression | null {
  const expression = expressionAt(context, at, raw, 'number', scope);
  if (expression === null) return null;
  const { low, high } = boundsOver(scope)(expression.root);
  if (low >= -LIMITS.magnitude && high <= LIMITS.magnitude) return expression;
  const { path } = quantityAt(context, at, raw);
  const value = low === high ? `It is ${low}` : `It lies between ${low} and ${high}`;
  const fix = expression.root.kind === 'number' ? 'Write one nearer to 0.' : `${value}. Bound it with min and max.`;
  context.findings.error({ path, code: 'out-of-range', expected: 'a number from -1e100 to 1e100', got: shorten(expression.source), fix });
  return null;
}
