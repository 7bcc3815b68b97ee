import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln } from '../choice/portable.ts';
import { anyExpression } from './any-expression.test-support.ts';
import type { Expr } from './ast.ts';
import { boundsOver } from './bounds.ts';
import { compileExpression } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { readerOf, SCOPE, type StateData, stateData, stateWith } from './summit.test-support.ts';

/** The meaning of an expression, as plainly as it can be said. */
function meaning(expr: Expr, state: StateData): number | boolean {
  const number = (part: Expr): number => meaning(part, state) as number;
  const truth = (part: Expr): boolean => meaning(part, state) as boolean;
  const isIn = (actor: number, nodes: readonly number[]): boolean => nodes.filter((node) => state.active[actor]!.includes(node)).length > 0;
  switch (expr.kind) {
    case 'number':
    case 'boolean':
      return expr.value;
    case 'gauge':
      return state.gauges[expr.gauge]!;
    case 'issue':
      return state.issues[expr.issue]!;
    case 'status':
      return state.status;
    case 'round':
      return state.round;
    case 'phase':
      return state.phase;
    case 'phase-round':
      return state.phaseRound;
    case 'in':
      return isIn(expr.actor, expr.nodes);
    case 'count':
      return expr.members.filter(({ actor, nodes }) => isIn(actor, nodes)).reduce((sum, { factor }) => sum + factor, 0);
    case 'last':
      return state.lasts[expr.actor]!;
    case 'utility':
      return state.utilities[expr.actor]!;
    case 'precondition':
      return meaning(expr.body, state);
    case 'unary':
      return expr.operator === 'not' ? !truth(expr.operand) : -number(expr.operand);
    case 'conditional':
      return truth(expr.test) ? meaning(expr.yes, state) : meaning(expr.no, state);
    case 'call': {
      const values = expr.operands.map(number);
      return { min: Math.min, max: Math.max, abs: Math.abs, floor: Math.floor, ceil: Math.ceil, exp, ln }[expr.name](
        ...(values as [number]),
      );
    }
    case 'binary': {
      const [a, b] = [() => number(expr.left), () => number(expr.right)];
      const operations: Record<typeof expr.operator, () => number | boolean> = {
        '+': () => a() + b(),
        '-': () => a() - b(),
        '*': () => a() * b(),
        '/': () => a() / b(),
        '<': () => a() < b(),
        '<=': () => a() <= b(),
        '>': () => a() > b(),
        '>=': () => a() >= b(),
        '==': () => a() === b(),
        '!=': () => a() !== b(),
        and: () => truth(expr.left) && truth(expr.right),
        or: () => truth(expr.left) || truth(expr.right),
      };
      return operations[expr.operator]();
    }
  }
}

describe('compileExpression', () => {
  it('agrees with the plain meaning of the expression in every state, to the last bit', () => {
    fc.assert(
      fc.property(anyExpression, stateData, ([, expr], state) => {
        expect(compileExpression(expr)(readerOf(state))).toBe(Number(meaning(expr, state)));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('gives a finite number, and 0 or 1 for conditions', () => {
    fc.assert(
      fc.property(anyExpression, stateData, ([type, expr], state) => {
        const value = compileExpression(expr)(readerOf(state));
        expect(type === 'boolean' ? value === 0 || value === 1 : Number.isFinite(value)).toBe(true);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it.each([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['-calm + 5', 3],
    ['- calm * -2', 4],
    ['2 - 3 - 4', -5],
    ['24 / 4 / 2', 3],
    ['calm > 1 ? 10 : calm > 0 ? 20 : 30', 10],
    ['calm > 2 ? 10 : calm > 0 ? 20 : 30', 20],
    ['min(5, tension, 7) + max(-1, balance) + abs(balance)', 5],
    ['floor(-0.5) + ceil(0.2)', 0],
    ['exp(0) + ln(1)', 1],
    ['rounds - round + phase-round', 11],
    ['hawkishness * 10', 12],
    ['cold', -2],
    ['count(all in talks) + 10 * count(delegations in hard)', 11],
    ['weight(delegations in attending)', 7.5],
    ['count(nobody in attending)', 0],
    ['utility(self) + utility(japan)', 1.25],
    ['1e-3 + 0.5', 0.501],
    ['+ calm / 2', 1],
  ])('%s is %d', (source, value) => {
    const result = parseExpression(source, 'number', SCOPE);
    expect(result.ok && compileExpression(result.expression.root)(stateWith({}))).toBe(value);
  });

  it.each([
    ['not calm == 3 and usa in talks', true],
    ['not (calm == 3 and usa in talks)', true],
    ['not not calm == 2', true],
    ['true or false and false', true],
    ['(true or false) and false', false],
    ['not true or true', true],
    ['calm + 1 == 3', true],
    ['self in stance.talks', true],
    ['japan in hard', true],
    ['usa in hard', false],
    ['dprk in watched', true],
    ['text.talks == after-signal', true],
    ['text.talks >= after-cessation', false],
    ['none < text.talks', true],
    ['text.status == open', true],
    ['phase == plenary', true],
    ['phase != plenary', false],
    ['last(self) == none', true],
    ['last(japan) == harden', true],
    ['last(japan) == last(dprk)', false],
    ['precondition', false],
    ['precondition.patience', true],
    ['usa.precondition.talks or self.precondition', false],
    ['japan.precondition', true],
    ['self.patience == usa.patience', true],
  ])('%s is %s', (source, value) => {
    const result = parseExpression(source, 'boolean', SCOPE);
    expect(result.ok && compileExpression(result.expression.root)(stateWith({}))).toBe(Number(value));
  });
});

describe('boundsOver', () => {
  it('contains every value that the expression takes', () => {
    const bounds = boundsOver(SCOPE);
    fc.assert(
      fc.property(anyExpression, stateData, ([, expr], state) => {
        const { low, high } = bounds(expr);
        const value = compileExpression(expr)(readerOf(state));
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it.each([
    ['tension', 0, 10],
    ['tension - calm', -8, 10],
    ['balance * -2', -6, 6],
    ['abs(balance)', 0, 3],
    ['abs(min(balance, 0))', 0, 3],
    ['abs(max(balance, 0))', 0, 3],
    ['abs(balance - 5)', 2, 8],
    ['12 / distance', 12 / 9, 6],
    ['-12 / distance', -6, -12 / 9],
    ['max(balance, 1)', 1, 3],
    ['floor(tension / 4)', 0, 2],
    ['calm > 8 ? 100 : 1', 1, 1],
    ['calm > 7 ? 100 : 1', 1, 100],
    ['weight(all in talks)', 0, 8.5],
    ['round', 1, 12],
  ])('bounds %s by %d and %d', (source, low, high) => {
    const result = parseExpression(source, 'number', SCOPE);
    expect(result.ok && boundsOver(SCOPE)(result.expression.root)).toEqual({ low, high });
  });

  it.each(['calm', 'balance', '-calm', '0'])('has no bounds for a division by %s', (source) => {
    const divisor = parseExpression(source, 'number', SCOPE);
    const right: Expr = divisor.ok ? divisor.expression.root : { kind: 'number', value: 1 };
    const quotient: Expr = { kind: 'binary', operator: '/', left: { kind: 'number', value: 6 }, right };
    expect(boundsOver(SCOPE)(quotient)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  });

  it.each([
    ['tension > 10', 'never'],
    ['tension >= 0', 'always'],
    ['tension > 9', 'open'],
    ['tension + calm < 0 or usa in talks and false', 'never'],
    ['tension <= 10 and true', 'always'],
    ['not tension > 10', 'always'],
    ['tension == 11', 'never'],
    ['tension != 11', 'always'],
    ['tension == 10', 'open'],
    ['10 == tension', 'open'],
    ['tension != 0', 'open'],
    ['rounds == 12', 'always'],
    ['rounds != 12', 'never'],
    ['tension < calm', 'open'],
    ['balance < distance - 5', 'open'],
    ['tension / 4 < distance + 1', 'always'],
    ['distance + 1 <= tension / 4', 'never'],
    ['tension > 0 and calm > 8', 'never'],
    ['tension > 0 or calm <= 8', 'always'],
    ['text.talks <= after-cessation', 'always'],
    ['usa in talks', 'open'],
    ['last(usa) == harden', 'open'],
  ])('sees that %s holds %s', (source, verdict) => {
    const result = parseExpression(source, 'boolean', SCOPE);
    const known = { never: { low: 0, high: 0 }, always: { low: 1, high: 1 }, open: { low: 0, high: 1 } };
    expect(result.ok && boundsOver(SCOPE)(result.expression.root)).toEqual(known[verdict as keyof typeof known]);
  });
});
