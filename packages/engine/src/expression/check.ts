import type { Expr } from './ast.ts';
import { boundsOver } from './bounds.ts';
import { checkCall } from './check-call.ts';
import { checkComparison, isComparison } from './check-comparison.ts';
import { checkMembership } from './check-membership.ts';
import { type Checking, listed } from './checking.ts';
import { meaningOf } from './name.ts';
import type { ExpressionProblem } from './problem.ts';
import type { Scope } from './scope.ts';
import type { Syntax } from './syntax.ts';
import { TYPE_NAMES, type Typed } from './typed.ts';

const LONGEST_QUOTE = 40;

/**
 * Resolves the names of an expression and checks its types and that its values stay finite.
 * @returns the expression, or null when something was added to `problems`
 */
export function checkSyntax(
  root: Syntax,
  expected: 'number' | 'boolean',
  source: string,
  scope: Scope,
  problems: ExpressionProblem[],
): Expr | null {
  const checking: Checking = {
    scope,
    bounds: boundsOver(scope),
    report(at, problem) {
      problems.push({ offset: at.start, ...problem });
      return null;
    },
    quote({ start, end }) {
      const text = source.slice(start, end).replace(/\s+/g, ' ');
      return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 3)}...`;
    },
    check: (syntax) => checkPart(checking, syntax),
    want(syntax, type, fix) {
      const typed = checking.check(syntax);
      if (typed === null || typed.type === type) return typed?.expr ?? null;
      const [noun, mend] = mismatch(checking, syntax, typed);
      return checking.report(syntax, {
        expected: TYPE_NAMES[type],
        got: `the ${noun} ${checking.quote(syntax)}`,
        fix: typed.type === 'choice' ? mend : (fix ?? mend),
      });
    },
    finite(syntax, typed) {
      const { low, high } = checking.bounds(typed.expr);
      if (Number.isFinite(low) && Number.isFinite(high)) return typed;
      const fix = 'It could overflow: bound its parts with min and max.';
      return checking.report(syntax, { expected: 'a finite number', got: checking.quote(syntax), fix });
    },
  };
  return checking.want(root, expected);
}

/** What a part is called that has another type than it should, and how to make it right. */
function mismatch(checking: Checking, syntax: Syntax, typed: Typed): readonly [noun: string, mend: string] {
  if (typed.type === 'choice') return [typed.choice.short, `Compare it with ${listed(typed.choice.values)}.`];
  if (typed.type === 'number') return ['number', `Compare it, as in ${checking.quote(syntax)} > 0.`];
  return ['condition', 'Write CONDITION ? 1 : 0 to make it a number.'];
}

function checkPart(checking: Checking, syntax: Syntax): Typed | null {
  switch (syntax.kind) {
    case 'number':
      return { type: 'number', expr: { kind: 'number', value: syntax.value } };
    case 'name': {
      const meaning = meaningOf(syntax.name, checking.scope);
      if ('expected' in meaning) return checking.report(syntax, { ...meaning, got: checking.quote(syntax) });
      return checking.finite(syntax, meaning);
    }
    case 'call':
      return checkCall(checking, syntax);
    case 'unary':
      return checkUnary(checking, syntax);
    case 'binary':
      return checkBinary(checking, syntax);
    case 'conditional':
      return checkConditional(checking, syntax);
  }
}

function checkUnary(checking: Checking, syntax: Extract<Syntax, { kind: 'unary' }>): Typed | null {
  const { operator, operand } = syntax;
  if (operator === '-' && operand.kind === 'number' && operand.value > 0 && !operand.grouped) {
    return { type: 'number', expr: { kind: 'number', value: -operand.value } };
  }
  const type = operator === 'not' ? 'boolean' : 'number';
  const inner = checking.want(operand, type);
  return inner === null ? null : { type, expr: { kind: 'unary', operator, operand: inner } };
}

function checkBinary(checking: Checking, syntax: Extract<Syntax, { kind: 'binary' }>): Typed | null {
  const { operator } = syntax;
  if (operator === 'in') return checkMembership(checking, syntax);
  if (isComparison(operator)) return checkComparison(checking, syntax, operator);
  const type = operator === 'and' || operator === 'or' ? 'boolean' : 'number';
  const left = checking.want(syntax.left, type);
  const right = checking.want(syntax.right, type);
  if (left === null || right === null) return null;
  const { low, high } = checking.bounds(right);
  if (operator === '/' && low <= 0 && high >= 0) {
    const got = checking.quote(syntax.right);
    const fix = `It lies between ${low} and ${high}. Write max(1, ...).`;
    return checking.report(syntax.right, { expected: 'a divisor that cannot be 0', got, fix });
  }
  return checking.finite(syntax, { type, expr: { kind: 'binary', operator, left, right } });
}

function checkConditional(checking: Checking, syntax: Extract<Syntax, { kind: 'conditional' }>): Typed | null {
  const test = checking.want(syntax.test, 'boolean');
  const yes = checking.check(syntax.yes);
  if (yes === null) {
    checking.check(syntax.no);
    return null;
  }
  if (yes.type === 'choice') {
    const fix = 'Compare it inside the choice.';
    return checking.report(syntax.yes, { expected: 'a number or a condition', got: checking.quote(syntax.yes), fix });
  }
  const no = checking.want(syntax.no, yes.type, `Both values are alike, and the first is ${TYPE_NAMES[yes.type]}.`);
  return test === null || no === null ? null : { type: yes.type, expr: { kind: 'conditional', test, yes: yes.expr, no } };
}
