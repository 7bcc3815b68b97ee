import type { ComparisonOperator, Expr, Expression } from '../expression/ast.ts';
import { boundsOver } from '../expression/bounds.ts';
import { readsOf } from '../expression/reads.ts';
import type { Effect, Model } from '../scenario/model.ts';

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/**
 * How near a state is to an outcome, as a number in [0, 1] computed from the outcome's condition: a comparison that does not hold counts by how far its
 * sides are apart, relative to their bounds; `and` takes the mean of its parts and `or` the greatest. Where all that changes what the condition reads is
 * guarded (a strike that needs `tension > 8`), the nearness of the nearest guard counts as much as that of the condition itself.
 */
export function nearness(model: Model, outcome: number): Expression {
  const { when, name } = model.outcomes[outcome]!;
  const degree = createDegree(model);
  const own = degree(when.root, true);
  const guards = guardsOf(model, when);
  if (guards.length === 0) return { source: `nearness of ${name}: ${when.source}`, root: own };
  const nearest = greatest(guards.map(({ root }) => degree(root, true)));
  const sources = [...new Set(guards.map(({ source }) => source))];
  return { source: `nearness of ${name}: ${[when.source, ...sources].join('; ')}`, root: mean([own, nearest]) };
}

/** The guards of everything that changes a gauge or issue that the condition reads; none if some of it is not guarded. */
function guardsOf({ actors, events, eachRound }: Model, when: Expression): readonly Expression[] {
  const read = readsOf(when.root);
  const moves = (effects: readonly Effect[]): boolean =>
    effects.some(({ target }) =>
      read.some((item) =>
        target.kind === 'gauge'
          ? item.kind === 'gauge' && item.gauge === target.gauge
          : item.kind === 'issue' && item.issue === target.issue,
      ),
    );
  const ways = [...actors.flatMap(({ chart }) => chart.transitions), ...events, ...eachRound].filter(({ effects }) => moves(effects));
  const guards = ways.flatMap((way) => (way.when === null ? [] : [way.when]));
  return guards.length === ways.length ? guards : [];
}

function createDegree(model: Model) {
  const bounds = boundsOver(model);

  /** The degree to which a condition holds, or its negation. */
  function degree(expr: Expr, positive: boolean): Expr {
    if (expr.kind === 'precondition') return degree(expr.body, positive);
    if (expr.kind === 'unary') return degree(expr.operand, !positive);
    if (expr.kind !== 'binary') return holds(expr, positive);
    const { operator, left, right } = expr;
    if (operator === 'and' || operator === 'or') {
      const parts = partsOf(expr, operator).map((part) => degree(part, positive));
      return (operator === 'and') === positive ? mean(parts) : greatest(parts);
    }
    const comparison = operator as ComparisonOperator;
    const wanted = positive ? comparison : OPPOSITE[comparison];
    if (wanted === '!=' || isNominal(left) || isNominal(right)) return holds(expr, positive);
    const a = bounds(left);
    const b = bounds(right);
    const span = Math.max(Math.abs(a.high - b.low), Math.abs(b.high - a.low));
    const gap: Expr = { kind: 'call', name: 'abs', operands: [binary('-', left, right)] };
    const short = binary('/', binary('+', gap, number(1)), number(span + 1));
    return { kind: 'conditional', test: binary(wanted, left, right), yes: number(1), no: binary('-', number(1), short) };
  }

  return degree;
}

function partsOf(expr: Expr, operator: 'and' | 'or'): readonly Expr[] {
  if (expr.kind !== 'binary' || expr.operator !== operator) return [expr];
  return [...partsOf(expr.left, operator), ...partsOf(expr.right, operator)];
}

/** Whether its values are names without an order. */
function isNominal({ kind }: Expr): boolean {
  return kind === 'phase' || kind === 'status' || kind === 'last';
}

function holds(test: Expr, positive: boolean): Expr {
  return { kind: 'conditional', test, yes: number(positive ? 1 : 0), no: number(positive ? 0 : 1) };
}

function mean(parts: readonly Expr[]): Expr {
  return parts.length === 1
    ? parts[0]!
    : binary(
        '/',
        parts.reduce((sum, part) => binary('+', sum, part)),
        number(parts.length),
      );
}

function greatest(parts: readonly Expr[]): Expr {
  return parts.length === 1 ? parts[0]! : { kind: 'call', name: 'max', operands: parts };
}

function binary(operator: Extract<Expr, { kind: 'binary' }>['operator'], left: Expr, right: Expr): Expr {
  return { kind: 'binary', operator, left, right };
}

function number(value: number): Expr {
  return { kind: 'number', value };
}
