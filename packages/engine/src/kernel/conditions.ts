import type { Expression } from '../expression/ast.ts';
import type { Ground } from './ground.ts';

const FALSE = 1;
const TRUE = 2;

/** In place of a condition's table: it always holds. */
export const ALWAYS = 0;

/** Conditions and numbers of the state as tables. */
export class Conditions {
  private readonly ground: Ground;

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** The table of a condition, `ALWAYS` without one. */
  condition(expression: Expression | null): number {
    if (expression === null) return ALWAYS;
    const { atoms, tables } = this.ground;
    const value = this.ground.evaluator(expression);
    return tables.declare(atoms.of(expression.root), () => (value() === 0 ? FALSE : TRUE));
  }

  /** Whether the condition of this table holds now. */
  holds(table: number): boolean {
    return table === ALWAYS || this.ground.tables.find(table) === TRUE;
  }

  /** The table of a number. */
  number(expression: Expression): number {
    const { atoms, tables, memory } = this.ground;
    const value = this.ground.evaluator(expression);
    return tables.declare(atoms.of(expression.root), () => 1 + memory.storeDoubles([value()]));
  }

  /** The present value of the number of this table. */
  value(table: number): number {
    const at = this.ground.tables.find(table) - 1;
    return this.ground.memory.doubles[at]!;
  }
}
