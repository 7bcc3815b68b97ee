import { parseExpression } from './parse.ts';
import type { Scope } from './scope.ts';
import { SCOPE } from './summit.test-support.ts';

/** The problems as the loader prints them, each behind its offset; empty when there is none. */
export function problemsOf(source: string, expected: 'number' | 'boolean' = 'number', scope: Scope = SCOPE): string[] {
  const result = parseExpression(source, expected, scope);
  if (result.ok) return [];
  return result.problems.map(
    ({ offset, expected: wanted, got, fix }) => `${offset}: expected ${wanted}, got ${got}.${fix === null ? '' : ` ${fix}`}`,
  );
}
