import type { Expr } from './ast.ts';

/** A finite line of names that a part of the state takes one of; it can only be compared, with its own names. */
export interface Choice {
  /** Two choices with the same domain may be compared with each other. */
  readonly domain: string;
  /** What one of its values is called, in full (`an option of text.talks`) and in a word (`option`). */
  readonly noun: string;
  readonly short: string;
  /** In the order of the indices that the state uses. */
  readonly values: readonly string[];
  /** Whether `<` and its like follow the order of the values. */
  readonly ordered: boolean;
}

/** An expression whose names and types are right. */
export type Typed =
  | { readonly type: 'number' | 'boolean'; readonly expr: Expr }
  | { readonly type: 'choice'; readonly expr: Expr; readonly choice: Choice };

export const TYPE_NAMES = { number: 'a number', boolean: 'a condition' } as const;
