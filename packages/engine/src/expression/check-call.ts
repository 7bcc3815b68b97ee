import { checkCount } from './check-membership.ts';
import type { Checking } from './checking.ts';
import { FUNCTIONS, NUMBER_FUNCTIONS } from './functions.ts';
import { actorNamed, notConstant } from './name.ts';
import { mendName } from './suggestion.ts';
import type { Syntax } from './syntax.ts';
import type { Typed } from './typed.ts';

/** `NAME(...)`. */
export function checkCall(checking: Checking, syntax: Extract<Syntax, { kind: 'call' }>): Typed | null {
  const { scope, report, quote } = checking;
  const { name, operands } = syntax;
  if (!FUNCTIONS.has(name)) {
    return report(syntax, { expected: 'a function', got: quote(syntax), fix: mendName(name, [...FUNCTIONS]) });
  }
  const known = NUMBER_FUNCTIONS.get(name);
  const [first] = operands;
  if (first === undefined || (operands.length > 1 && known?.operands !== 'some')) {
    const expected = known?.operands === 'some' ? `one value or more in ${name}(...)` : `one value in ${name}(...)`;
    return report(syntax, { expected, got: operands.length === 0 ? 'none' : String(operands.length), fix: null });
  }
  if (known === undefined) return scope.constant ? report(syntax, notConstant(quote(syntax))) : checkStateCall(checking, name, first);
  const checked = operands.map((operand) => checking.want(operand, 'number')).filter((operand) => operand !== null);
  if (checked.length < operands.length) return null;
  const { low, high } = checking.bounds(checked[0]!);
  if (name === 'ln' && low <= 0) {
    const fix = `It lies between ${low} and ${high}. Write max(1, ...).`;
    return report(first, { expected: 'a value above 0 in ln(...)', got: quote(first), fix });
  }
  return checking.finite(syntax, { type: 'number', expr: { kind: 'call', name: known.name, operands: checked } });
}

function checkStateCall(checking: Checking, name: string, operand: Syntax): Typed | null {
  const { scope, report, quote } = checking;
  if (name === 'count' || name === 'weight') return checkCount(checking, name, operand);
  if (operand.kind !== 'name') {
    return report(operand, { expected: 'the name of an actor', got: quote(operand), fix: `Write ${name}(ACTOR).` });
  }
  const actor = actorNamed(operand.name, scope);
  if (typeof actor !== 'number') return report(operand, { ...actor, got: quote(operand) });
  if (name === 'utility') return { type: 'number', expr: { kind: 'utility', actor } };
  const values = ['none', ...scope.acts.map((act) => act.name)];
  return { type: 'choice', expr: { kind: 'last', actor }, choice: { domain: 'act', noun: 'an act', short: 'act', values, ordered: false } };
}
