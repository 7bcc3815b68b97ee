import type { BinaryOperator, ComparisonOperator, Expr } from './ast.ts';
import { boundsOver, type Interval } from './bounds.ts';
import { FUNCTIONS, NUMBER_FUNCTIONS } from './functions.ts';
import { membershipNames, membersNamed, nodesNamed } from './membership.ts';
import { actorNamed, meaningOf, type NameProblem, notConstant } from './name.ts';
import type { ExpressionProblem } from './problem.ts';
import type { Scope } from './scope.ts';
import { mendName } from './suggestion.ts';
import type { Syntax } from './syntax.ts';
import { TYPE_NAMES, type Typed } from './typed.ts';

type BinarySyntax = Extract<Syntax, { kind: 'binary' }>;
type CallSyntax = Extract<Syntax, { kind: 'call' }>;

const LONGEST_QUOTE = 40;
const ORDERINGS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const COMPARISONS: ReadonlySet<string> = new Set([...ORDERINGS, '==', '!=']);

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
  const bounds = boundsOver(scope);

  const report = (at: Syntax, problem: NameProblem): null => {
    problems.push({ offset: at.start, ...problem });
    return null;
  };
  const quote = ({ start, end }: Syntax): string => {
    const text = source.slice(start, end).replace(/\s+/g, ' ');
    return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 3)}...`;
  };

  /** The expression if it has the type, with a hint of the caller's on how to mend it if not. */
  const want = (syntax: Syntax, type: 'number' | 'boolean', fix: string | null = null): Expr | null => {
    const typed = check(syntax);
    if (typed === null || typed.type === type) return typed?.expr ?? null;
    if (typed.type === 'choice') {
      const got = `the ${typed.choice.noun.split(' ')[0]} ${quote(syntax)}`;
      return report(syntax, { expected: TYPE_NAMES[type], got, fix: `Compare it with ${listed(typed.choice.values)}.` });
    }
    const mend = type === 'number' ? 'Write CONDITION ? 1 : 0 to make it a number.' : `Compare it, as in ${quote(syntax)} > 0.`;
    return report(syntax, {
      expected: TYPE_NAMES[type],
      got: `the ${typed.type === 'number' ? 'number' : 'condition'} ${quote(syntax)}`,
      fix: fix ?? mend,
    });
  };

  const check = (syntax: Syntax): Typed | null => {
    switch (syntax.kind) {
      case 'number':
        return { type: 'number', expr: { kind: 'number', value: syntax.value } };
      case 'name': {
        const meaning = meaningOf(syntax.name, scope);
        return 'expected' in meaning ? report(syntax, { ...meaning, got: quote(syntax) }) : finite(syntax, meaning);
      }
      case 'call':
        return checkCall(syntax);
      case 'unary':
        return checkUnary(syntax);
      case 'binary':
        return checkBinary(syntax);
      case 'conditional': {
        const test = want(syntax.test, 'boolean');
        const yes = check(syntax.yes);
        if (yes === null || yes.type === 'choice') {
          if (yes === null) check(syntax.no);
          else want(syntax.yes, expected);
          return null;
        }
        const no = want(syntax.no, yes.type, `Both values of a choice are alike; the first is ${TYPE_NAMES[yes.type]}.`);
        return test === null || no === null ? null : { type: yes.type, expr: { kind: 'conditional', test, yes: yes.expr, no } };
      }
    }
  };

  const checkUnary = (syntax: Extract<Syntax, { kind: 'unary' }>): Typed | null => {
    const { operator, operand } = syntax;
    if (operator === '-' && operand.kind === 'number' && operand.value > 0 && !operand.grouped) {
      return { type: 'number', expr: { kind: 'number', value: -operand.value } };
    }
    const type = operator === 'not' ? 'boolean' : 'number';
    const inner = want(operand, type);
    return inner === null ? null : { type, expr: { kind: 'unary', operator, operand: inner } };
  };

  const checkBinary = (syntax: BinarySyntax): Typed | null => {
    const { operator } = syntax;
    if (operator === 'in') return checkMembership(syntax);
    if (isComparison(operator)) return checkComparison(syntax, operator);
    const type = operator === 'and' || operator === 'or' ? 'boolean' : 'number';
    const left = want(syntax.left, type);
    const right = want(syntax.right, type);
    if (left === null || right === null) return null;
    const range = bounds(right);
    if (operator === '/' && range.low <= 0 && range.high >= 0) {
      return report(syntax.right, {
        expected: 'a divisor that cannot be 0',
        got: quote(syntax.right),
        fix: `${lies(range)} Write max(1, ...).`,
      });
    }
    return finite(syntax, { type, expr: { kind: 'binary', operator, left, right } });
  };

  const checkComparison = (syntax: BinarySyntax, operator: ComparisonOperator): Typed | null => {
    const { left, right } = syntax;
    if (isChoice(left) || isChoice(right)) return checkChoice(syntax, operator);
    const chained = [left, right].some((side) => side.kind === 'binary' && isComparison(side.operator) && !side.grouped);
    const truth = [left, right].some((side) => side.kind === 'name' && (side.name === 'true' || side.name === 'false'));
    const fix = chained
      ? 'Join two comparisons with and.'
      : truth
        ? 'A condition stands by itself, without a comparison.'
        : 'Join conditions with and, or and not.';
    const a = want(left, 'number', fix);
    const b = a === null && truth ? null : want(right, 'number', fix);
    return a === null || b === null ? null : { type: 'boolean', expr: { kind: 'binary', operator, left: a, right: b } };
  };

  /** `text.talks >= after-signal`, `phase == plenary`, `last(usa) != last(dprk)` and their like. */
  const checkChoice = (syntax: BinarySyntax, operator: ComparisonOperator): Typed | null => {
    const subjectLeft = isChoice(syntax.left);
    const [subjectSyntax, otherSyntax] = subjectLeft ? [syntax.left, syntax.right] : [syntax.right, syntax.left];
    const subject = check(subjectSyntax);
    if (subject?.type !== 'choice') return null;
    const { choice } = subject;
    if (ORDERINGS.has(operator) && !choice.ordered) {
      return report(syntax, { expected: '== or !=', got: quote(syntax), fix: `There is no order in the ${choice.noun}.` });
    }
    const mismatch = { expected: `${article(choice.noun)} ${choice.noun}`, got: quote(otherSyntax) };
    let other: Expr;
    if (isChoice(otherSyntax)) {
      const typed = check(otherSyntax);
      if (typed?.type !== 'choice') return null;
      if (typed.choice.domain !== choice.domain)
        return report(otherSyntax, { ...mismatch, fix: `Compare it with ${listed(choice.values)}.` });
      other = typed.expr;
    } else {
      const value = otherSyntax.kind === 'name' ? choice.values.indexOf(otherSyntax.name) : -1;
      if (value < 0) {
        const fix = otherSyntax.kind === 'name' ? mendName(otherSyntax.name, choice.values) : `Compare it with ${listed(choice.values)}.`;
        return report(otherSyntax, { ...mismatch, fix });
      }
      other = { kind: 'number', value };
    }
    const [left, right] = subjectLeft ? [subject.expr, other] : [other, subject.expr];
    return { type: 'boolean', expr: { kind: 'binary', operator, left, right } };
  };

  /** `usa in talks`. */
  const checkMembership = (syntax: BinarySyntax): Typed | null => {
    if (scope.constant) return report(syntax, notConstant(quote(syntax)));
    const { left, right } = syntax;
    if (left.kind !== 'name') return report(left, { expected: 'the name of an actor', got: quote(left), fix: 'Write ACTOR in STATE.' });
    if (Object.hasOwn(scope.groups, left.name)) {
      const fix = `${left.name} is a group: write count(${left.name} in STATE) > 0.`;
      return report(left, { expected: 'the name of an actor', got: left.name, fix });
    }
    const actor = actorNamed(left.name, scope);
    if (typeof actor !== 'number') return report(left, actor);
    const { name, chart } = scope.actors[actor]!;
    const nodes = right.kind === 'name' ? nodesNamed(chart, right.name) : [];
    if (nodes.length > 0) return { type: 'boolean', expr: { kind: 'in', actor, nodes } };
    return report(right, {
      expected: `a state or tag of ${name}`,
      got: quote(right),
      fix: mendName(quote(right), membershipNames([chart])),
    });
  };

  const checkCall = (syntax: CallSyntax): Typed | null => {
    const { name, operands } = syntax;
    const known = NUMBER_FUNCTIONS.get(name);
    if (!FUNCTIONS.has(name)) return report(syntax, { expected: 'a function', got: name, fix: mendName(name, [...FUNCTIONS]) });
    const [first, ...others] = operands;
    if (first === undefined || (others.length > 0 && known?.operands !== 'some')) {
      const got = operands.length === 0 ? 'none' : String(operands.length);
      return report(syntax, { expected: `${known?.operands === 'some' ? 'a value' : 'one value'} in ${name}(...)`, got, fix: null });
    }
    if (known === undefined) return scope.constant ? report(syntax, notConstant(quote(syntax))) : checkStateCall(name, first);
    const values = operands.map((operand) => want(operand, 'number'));
    const checked = values.filter((value) => value !== null);
    if (checked.length < values.length) return null;
    const range = bounds(checked[0]!);
    if (name === 'ln' && range.low <= 0) {
      return report(first, { expected: 'a value above 0 in ln(...)', got: quote(first), fix: `${lies(range)} Write max(1, ...).` });
    }
    return finite(syntax, { type: 'number', expr: { kind: 'call', name: known.name, operands: checked } });
  };

  const checkStateCall = (name: string, operand: Syntax): Typed | null => {
    if (name === 'count' || name === 'weight') return checkCount(name, operand);
    const actor: number | NameProblem =
      operand.kind === 'name' ? actorNamed(operand.name, scope) : { expected: 'the name of an actor', got: quote(operand), fix: null };
    if (typeof actor !== 'number') return report(operand, actor);
    if (name === 'utility') return { type: 'number', expr: { kind: 'utility', actor } };
    const choice = { domain: 'act', noun: 'act', values: ['none', ...scope.acts.map((act) => act.name)], ordered: false };
    return { type: 'choice', expr: { kind: 'last', actor }, choice };
  };

  /** `delegations in attending`, in `count` or `weight`. */
  const checkCount = (name: 'count' | 'weight', operand: Syntax): Typed | null => {
    const [group, state] = operand.kind === 'binary' && operand.operator === 'in' ? [operand.left, operand.right] : [];
    if (group?.kind !== 'name' || state?.kind !== 'name') {
      return report(operand, { expected: 'GROUP in STATE', got: quote(operand), fix: `Write ${name}(GROUP in STATE).` });
    }
    if (!Object.hasOwn(scope.groups, group.name)) {
      return report(group, { expected: 'the name of a group', got: group.name, fix: mendName(group.name, Object.keys(scope.groups)) });
    }
    const actors = scope.groups[group.name]!;
    const members = membersNamed(scope, name, actors, state.name);
    if (members.length === 0 && actors.length > 0) {
      const names = membershipNames(actors.map((actor) => scope.actors[actor]!.chart));
      return report(state, { expected: `a state or tag in the group ${group.name}`, got: state.name, fix: mendName(state.name, names) });
    }
    return { type: 'number', expr: { kind: 'count', members } };
  };

  /** The value itself, unless it could overflow. */
  const finite = (syntax: Syntax, typed: Typed): Typed | null => {
    const { low, high } = bounds(typed.expr);
    if (Number.isFinite(low) && Number.isFinite(high)) return typed;
    return report(syntax, { expected: 'a finite number', got: quote(syntax), fix: 'It could overflow: bound its parts with min and max.' });
  };

  return want(root, expected);
}

function isComparison(operator: BinaryOperator | 'in'): operator is ComparisonOperator {
  return COMPARISONS.has(operator);
}

/** Whether this is written as something that is compared with names. */
function isChoice(syntax: Syntax): boolean {
  if (syntax.kind === 'call') return syntax.name === 'last';
  return syntax.kind === 'name' && (syntax.name === 'phase' || /^text\.[^.]+$/.test(syntax.name));
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function lies({ low, high }: Interval): string {
  return `It lies between ${low} and ${high}.`;
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}
