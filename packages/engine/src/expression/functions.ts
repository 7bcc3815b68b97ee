import type { FunctionName } from './ast.ts';

/** The functions of numbers, and whether each takes one operand or any number from one. */
export const NUMBER_FUNCTIONS: ReadonlyMap<string, { readonly name: FunctionName; readonly operands: 'one' | 'some' }> = new Map(
  (
    [
      ['min', 'some'],
      ['max', 'some'],
      ['abs', 'one'],
      ['floor', 'one'],
      ['ceil', 'one'],
      ['exp', 'one'],
      ['ln', 'one'],
    ] as const
  ).map(([name, operands]) => [name, { name, operands }]),
);

/** All that may be written before a parenthesis. */
export const FUNCTIONS: ReadonlySet<string> = new Set([...NUMBER_FUNCTIONS.keys(), 'count', 'weight', 'last', 'utility']);
