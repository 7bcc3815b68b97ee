import { exp, ln } from '../choice/portable.ts';
import { TEXT_STATUSES } from '../scenario/model.ts';
import type { BinaryOperator, Expr, FunctionName } from './ast.ts';
import type { Vocabulary } from './scope.ts';

/** The least and the greatest value; of a condition, [0, 0] is never, [1, 1] always, [0, 1] open. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** More than the error of `exp` and `ln`, relative to their value. */
const SLACK = 2 ** -50;

/**
 * Bounds of expressions over the states that a scenario can name: each part is bounded by its own parts alone, so the bounds are sound but not tight
 * (`x - x` is not seen to be 0). Computed values keep to them to the last bit, because rounding is monotone. An interval with
 * infinite or NaN ends means that the value may not be finite.
 * @returns a function that remembers what it has bounded
 */
export function boundsOver(vocabulary: Pick<Vocabulary, 'rounds' | 'gauges' | 'issues' | 'phases' | 'acts'>): (expr: Expr) => Interval {
  const known = new Map<Expr, Interval>();
  const bounds = (expr: Expr): Interval => {
    const before = known.get(expr);
    if (before !== undefined) return before;
    const interval = compute(expr);
    known.set(expr, interval);
    return interval;
  };
  const compute = (expr: Expr): Interval => {
    switch (expr.kind) {
      case 'number':
        return { low: expr.value, high: expr.value };
      case 'boolean':
        return expr.value ? ALWAYS : NEVER;
      case 'gauge': {
        const { low, high } = vocabulary.gauges[expr.gauge]!;
        return { low, high };
      }
      case 'issue':
        return { low: 0, high: vocabulary.issues[expr.issue]!.options.length - 1 };
      case 'status':
        return { low: 0, high: TEXT_STATUSES.length - 1 };
      case 'round':
      case 'phase-round':
        return { low: 1, high: vocabulary.rounds };
      case 'phase':
        return { low: 0, high: vocabulary.phases.length - 1 };
      case 'in':
        return OPEN;
      case 'count': {
        let low = 0;
        let high = 0;
        for (const { factor } of expr.members) {
          if (factor < 0) low += factor;
          else high += factor;
        }
        return { low, high };
      }
      case 'last':
        return { low: 0, high: vocabulary.acts.length };
      case 'utility':
        return OPEN;
      case 'precondition':
        return bounds(expr.body);
      case 'unary': {
        const { low, high } = bounds(expr.operand);
        return expr.operator === 'not' ? { low: 1 - high, high: 1 - low } : { low: -high, high: -low };
      }
      case 'binary':
        return binary(expr.operator, bounds(expr.left), bounds(expr.right));
      case 'call':
        return call(expr.name, expr.operands.map(bounds));
      case 'conditional': {
        const test = bounds(expr.test);
        if (test.low === 1) return bounds(expr.yes);
        if (test.high === 0) return bounds(expr.no);
        return hull([bounds(expr.yes).low, bounds(expr.no).low, bounds(expr.yes).high, bounds(expr.no).high]);
      }
    }
  };
  return bounds;
}

const NEVER: Interval = { low: 0, high: 0 };
const ALWAYS: Interval = { low: 1, high: 1 };
const OPEN: Interval = { low: 0, high: 1 };

function hull(values: readonly number[]): Interval {
  return { low: Math.min(...values), high: Math.max(...values) };
}

function decided(always: boolean, never: boolean): Interval {
  return always ? ALWAYS : never ? NEVER : OPEN;
}

function binary(operator: BinaryOperator, a: Interval, b: Interval): Interval {
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high };
    case '-':
      return { low: a.low - b.high, high: a.high - b.low };
    case '*':
      return hull([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
    case '/':
      if (b.low <= 0 && b.high >= 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
      return hull([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]);
    case '<':
      return decided(a.high < b.low, a.low >= b.high);
    case '<=':
      return decided(a.high <= b.low, a.low > b.high);
    case '>':
      return decided(a.low > b.high, a.high <= b.low);
    case '>=':
      return decided(a.low >= b.high, a.high < b.low);
    case '==':
      return decided(a.low === a.high && b.low === b.high && a.low === b.low, a.high < b.low || a.low > b.high);
    case '!=':
      return decided(a.high < b.low || a.low > b.high, a.low === a.high && b.low === b.high && a.low === b.low);
    case 'and':
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    case 'or':
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
  }
}

function call(name: FunctionName, operands: readonly Interval[]): Interval {
  const { low, high } = operands[0]!;
  switch (name) {
    case 'min':
      return { low: Math.min(...operands.map((each) => each.low)), high: Math.min(...operands.map((each) => each.high)) };
    case 'max':
      return { low: Math.max(...operands.map((each) => each.low)), high: Math.max(...operands.map((each) => each.high)) };
    case 'abs':
      return { low: low > 0 ? low : high < 0 ? -high : 0, high: Math.max(-low, high) };
    case 'floor':
      return { low: Math.floor(low), high: Math.floor(high) };
    case 'ceil':
      return { low: Math.ceil(low), high: Math.ceil(high) };
    case 'exp':
      return { low: exp(low) * (1 - SLACK), high: exp(high) * (1 + SLACK) };
    case 'ln':
      return { low: widen(ln(low), -1), high: widen(ln(high), 1) };
  }
}

function widen(value: number, direction: 1 | -1): number {
  return value + direction * SLACK * Math.abs(value);
}
