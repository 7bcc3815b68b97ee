import type { BinaryOperator, ComparisonOperator, Expr } from './ast.ts';
import { type Checking, listed } from './checking.ts';
import { mendName } from './suggestion.ts';
import type { Syntax } from './syntax.ts';
import type { Choice, Typed } from './typed.ts';

type BinarySyntax = Extract<Syntax, { kind: 'binary' }>;

const ORDERINGS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const COMPARISONS: ReadonlySet<string> = new Set([...ORDERINGS, '==', '!=']);

export function isComparison(operator: BinaryOperator | 'in'): operator is ComparisonOperator {
  return COMPARISONS.has(operator);
}

/** Of two numbers, or of something like `text.talks`, `phase` or `last(usa)` with one of its names. */
export function checkComparison(checking: Checking, syntax: BinarySyntax, operator: ComparisonOperator): Typed | null {
  const { left, right } = syntax;
  if (isChoice(left) || isChoice(right)) return checkChoice(checking, syntax, operator);
  const fix = mendOf([left, right]);
  const a = checking.want(left, 'number', fix);
  const b = checking.want(right, 'number', fix);
  return a === null || b === null ? null : { type: 'boolean', expr: { kind: 'binary', operator, left: a, right: b } };
}

/** What to say when conditions are compared. */
function mendOf(sides: readonly Syntax[]): string {
  if (sides.some((side) => side.kind === 'name' && (side.name === 'true' || side.name === 'false'))) {
    return 'A condition stands by itself, without a comparison.';
  }
  if (sides.some((side) => side.kind === 'binary' && isComparison(side.operator) && !side.grouped)) return 'Join two comparisons with and.';
  return 'Join conditions with and, or and not.';
}

/** Whether this is written as something that is compared with names. */
function isChoice(syntax: Syntax): boolean {
  if (syntax.kind === 'call') return syntax.name === 'last';
  return syntax.kind === 'name' && (syntax.name === 'phase' || /^text\.[^.]+$/.test(syntax.name));
}

function checkChoice(checking: Checking, syntax: BinarySyntax, operator: ComparisonOperator): Typed | null {
  const isLeft = isChoice(syntax.left);
  const [subjectSyntax, otherSyntax] = isLeft ? [syntax.left, syntax.right] : [syntax.right, syntax.left];
  const subject = checking.check(subjectSyntax);
  if (subject?.type !== 'choice') return null;
  const { choice } = subject;
  if (ORDERINGS.has(operator) && !choice.ordered) {
    const fix = `A ${choice.short} has no order.`;
    return checking.report(syntax, { expected: '== or !=', got: checking.quote(syntax), fix });
  }
  const other = comparedWith(checking, otherSyntax, choice);
  if (other === null) return null;
  const [left, right] = isLeft ? [subject.expr, other] : [other, subject.expr];
  return { type: 'boolean', expr: { kind: 'binary', operator, left, right } };
}

/** What a choice is compared with: one of its names, or something else that takes the same names. */
function comparedWith(checking: Checking, syntax: Syntax, choice: Choice): Expr | null {
  const wrong = { expected: choice.noun, got: checking.quote(syntax), fix: `Compare it with ${listed(choice.values)}.` };
  if (isChoice(syntax)) {
    const typed = checking.check(syntax);
    if (typed?.type !== 'choice') return null;
    return typed.choice.domain === choice.domain ? typed.expr : checking.report(syntax, wrong);
  }
  if (syntax.kind !== 'name') return checking.report(syntax, wrong);
  const value = choice.values.indexOf(syntax.name);
  if (value >= 0) return { kind: 'number', value };
  return checking.report(syntax, { ...wrong, fix: mendName(syntax.name, choice.values) });
}
