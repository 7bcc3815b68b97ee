import fc from 'fast-check';
import type { ComparisonOperator, Expr } from './ast.ts';
import { membershipNames, membersNamed, nodesNamed } from './membership.ts';
import { SCOPE } from './summit.test-support.ts';

const ALL_COMPARISONS: readonly ComparisonOperator[] = ['<', '<=', '>', '>=', '==', '!='];
const EQUALITIES: readonly ComparisonOperator[] = ['==', '!='];

const actor = fc.nat(SCOPE.actors.length - 1);
const number = (value: number): Expr => ({ kind: 'number', value });
const atLeast = (least: number, operand: Expr): Expr => ({ kind: 'call', name: 'max', operands: [number(least), operand] });
const atMost = (most: number, operand: Expr): Expr => ({ kind: 'call', name: 'min', operands: [operand, number(most)] });

const literal: fc.Arbitrary<Expr> = fc.constantFrom(0, 0.5, 1, 2.25, 3, 1e-7, 1200, -1, -2.5).map(number);

const numberLeaf: fc.Arbitrary<Expr> = fc.oneof(
  literal,
  fc.nat(SCOPE.gauges.length - 1).map((gauge): Expr => ({ kind: 'gauge', gauge })),
  fc.constantFrom<Expr>({ kind: 'round' }, { kind: 'phase-round' }),
  actor.map((index): Expr => ({ kind: 'utility', actor: index })),
  fc
    .constantFrom(...Object.values(SCOPE.groups))
    .chain((group) =>
      fc
        .tuple(
          fc.constantFrom('count', 'weight'),
          fc.constantFrom(...membershipNames(group.map((index) => SCOPE.actors[index]!.chart)), 'attending'),
        )
        .map(([name, state]): Expr => ({ kind: 'count', members: membersNamed(SCOPE, name, group, state) })),
    )
    .filter((expr) => expr.kind === 'count' && expr.members.length > 0),
);

const membership: fc.Arbitrary<Expr> = actor.chain((index) => {
  const { chart } = SCOPE.actors[index]!;
  return fc.constantFrom(...membershipNames([chart])).map((name): Expr => ({ kind: 'in', actor: index, nodes: nodesNamed(chart, name) }));
});

/** A choice compared with one of its values (of which there are `count`), on either side. */
function choice(subject: fc.Arbitrary<Expr>, count: number, operators: readonly ComparisonOperator[]): fc.Arbitrary<Expr> {
  return fc
    .tuple(subject, fc.nat(count - 1).map(number), fc.constantFrom(...operators), fc.boolean())
    .map(([read, value, operator, swapped]): Expr => {
      const [left, right] = swapped ? [value, read] : [read, value];
      return { kind: 'binary', operator, left, right };
    });
}

const last: fc.Arbitrary<Expr> = actor.map((index): Expr => ({ kind: 'last', actor: index }));

const booleanLeaf: fc.Arbitrary<Expr> = fc.oneof(
  fc.boolean().map((value): Expr => ({ kind: 'boolean', value })),
  membership,
  ...SCOPE.issues.map(({ options }, issue) => choice(fc.constant<Expr>({ kind: 'issue', issue }), options.length, ALL_COMPARISONS)),
  choice(fc.constant<Expr>({ kind: 'status' }), 4, EQUALITIES),
  choice(fc.constant<Expr>({ kind: 'phase' }), SCOPE.phases.length, EQUALITIES),
  choice(last, SCOPE.acts.length + 1, EQUALITIES),
  fc.tuple(last, last, fc.constantFrom(...EQUALITIES)).map(([left, right, operator]): Expr => ({ kind: 'binary', operator, left, right })),
  fc.nat(1).map((precondition): Expr => ({ kind: 'precondition', actor: 0, precondition, body: SCOPE.precondition(0, precondition)! })),
);

const tree = fc.letrec<{ number: Expr; boolean: Expr }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    numberLeaf,
    fc
      .tuple(tie('number'), fc.constantFrom('+' as const, '-' as const, '*' as const), tie('number'))
      .map(([left, operator, right]): Expr => ({ kind: 'binary', operator, left, right })),
    fc
      .tuple(tie('number'), tie('number'))
      .map(([left, right]): Expr => ({ kind: 'binary', operator: '/', left, right: atLeast(1, right) })),
    tie('number').map((operand): Expr => ({ kind: 'unary', operator: '-', operand })),
    fc
      .tuple(fc.constantFrom('min' as const, 'max' as const), fc.array(tie('number'), { minLength: 1, maxLength: 3 }))
      .map(([name, operands]): Expr => ({ kind: 'call', name, operands })),
    fc
      .tuple(fc.constantFrom('abs' as const, 'floor' as const, 'ceil' as const), tie('number'))
      .map(([name, operand]): Expr => ({ kind: 'call', name, operands: [operand] })),
    tie('number').map((operand): Expr => ({ kind: 'call', name: 'exp', operands: [atMost(3, operand)] })),
    tie('number').map((operand): Expr => ({ kind: 'call', name: 'ln', operands: [atLeast(0.5, operand)] })),
    fc.tuple(tie('boolean'), tie('number'), tie('number')).map(([test, yes, no]): Expr => ({ kind: 'conditional', test, yes, no })),
  ),
  boolean: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    booleanLeaf,
    fc
      .tuple(tie('number'), fc.constantFrom(...ALL_COMPARISONS), tie('number'))
      .map(([left, operator, right]): Expr => ({ kind: 'binary', operator, left, right })),
    fc
      .tuple(tie('boolean'), fc.constantFrom('and' as const, 'or' as const), tie('boolean'))
      .map(([left, operator, right]): Expr => ({ kind: 'binary', operator, left, right })),
    tie('boolean').map((operand): Expr => ({ kind: 'unary', operator: 'not', operand })),
    fc.tuple(tie('boolean'), tie('boolean'), tie('boolean')).map(([test, yes, no]): Expr => ({ kind: 'conditional', test, yes, no })),
  ),
}));

/** A well-typed expression over the summit with its type, whose values are finite. */
export const anyExpression: fc.Arbitrary<readonly [type: 'number' | 'boolean', expr: Expr]> = fc.oneof(
  tree.number.map((expr) => ['number', expr] as const),
  tree.boolean.map((expr) => ['boolean', expr] as const),
);
