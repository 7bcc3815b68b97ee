/**
 * Expressions after checking: every name is resolved to what it reads. Gauges, issues, actors, acts and phases are named by their
 * index in the model; parameters have become numbers. Booleans and numbers are kept apart by the checker, so that an evaluator may
 * represent `false` and `true` as 0 and 1.
 */

export type UnaryOperator = '-' | 'not';
export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type LogicalOperator = 'and' | 'or';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicalOperator;
export type FunctionName = 'min' | 'max' | 'abs' | 'floor' | 'ceil' | 'exp' | 'ln';

/** An actor and the nodes of its chart (indices into its `nodes`) of which at least one must be active. */
export interface Membership {
  readonly actor: number;
  readonly nodes: readonly number[];
}

export type Expr =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** The present value of a gauge. */
  | { readonly kind: 'gauge'; readonly gauge: number }
  /** The index of the option that the text on the table has for this issue. */
  | { readonly kind: 'issue'; readonly issue: number }
  /** The index of the text's status in `TEXT_STATUSES`. */
  | { readonly kind: 'status' }
  /** The number of the present round, from 1. */
  | { readonly kind: 'round' }
  /** The number of the present round within its phase, from 1. */
  | { readonly kind: 'phase-round' }
  /** The index of the present phase. */
  | { readonly kind: 'phase' }
  /** Whether an actor's chart is in one of these states. */
  | ({ readonly kind: 'in' } & Membership)
  /** The sum of the factors of those memberships that hold: all factors 1 for `count`, the actors' weights for `weight`. */
  | { readonly kind: 'count'; readonly members: readonly (Membership & { readonly factor: number })[] }
  /** 1 + the index of the act that this actor chose last, or 0 while it has not acted. */
  | { readonly kind: 'last'; readonly actor: number }
  /** The utility, in [0, 1], of the text on the table for this actor in its present stance; 1 without a position. */
  | { readonly kind: 'utility'; readonly actor: number }
  /** A named precondition; its value is that of its body. */
  | { readonly kind: 'precondition'; readonly actor: number; readonly precondition: number; readonly body: Expr }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expr }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Expr[] }
  /** `test ? yes : no`. */
  | { readonly kind: 'conditional'; readonly test: Expr; readonly yes: Expr; readonly no: Expr };

/** A checked expression with the text that it was read from (parameters by name), which reports and transcripts quote. */
export interface Expression {
  readonly source: string;
  readonly root: Expr;
}
