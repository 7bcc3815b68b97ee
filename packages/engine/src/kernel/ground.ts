import type { Expression } from '../expression/ast.ts';
import { compileExpression } from '../expression/evaluate.ts';
import type { StateReader } from '../expression/reader.ts';
import type { Model } from '../scenario/model.ts';
import { Atoms } from './atoms.ts';
import { Cells } from './cells.ts';
import { Memory, Numbers } from './memory.ts';
import { createReader } from './reader.ts';
import { Stances } from './stances.ts';
import { Tables } from './tables.ts';

/** What everything compiled from one model stands on. */
export interface Ground {
  readonly model: Model;
  readonly cells: Cells;
  /** The present state, by cell. Compiled things read and write this array and no other. */
  readonly state: Int32Array;
  readonly stances: Stances;
  /** Reads `state`. */
  readonly reader: StateReader;
  readonly atoms: Atoms;
  readonly memory: Memory;
  readonly numbers: Numbers;
  readonly tables: Tables;
  /** The value of an expression in the present state, compiled once. */
  evaluator(expression: Expression): () => number;
}

export function createGround(model: Model): Ground {
  const cells = new Cells(model);
  const state = cells.initial();
  const stances = new Stances(model, cells);
  const memory = new Memory();
  const reader = createReader(cells, stances, state);
  const atoms = new Atoms(cells, (actor) => stances.utilityAtoms(actor));
  const evaluators = new Map<Expression, () => number>();
  return {
    model,
    cells,
    state,
    stances,
    reader,
    atoms,
    memory,
    numbers: new Numbers(),
    tables: new Tables(memory, cells, state),
    evaluator(expression) {
      let evaluator = evaluators.get(expression);
      if (evaluator === undefined) {
        const evaluate = compileExpression(atoms.tallied(expression.root));
        evaluator = () => evaluate(reader);
        evaluators.set(expression, evaluator);
      }
      return evaluator;
    },
  };
}
