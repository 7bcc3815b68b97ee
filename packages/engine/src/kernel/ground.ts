import type { Expression } from '../expression/ast.ts';
import { compileExpression } from '../expression/evaluate.ts';
import type { StateReader } from '../expression/reader.ts';
import type { Model } from '../scenario/model.ts';
import { Atoms } from './atoms.ts';
import { Cells } from './cells.ts';
import { type LinearMemory, Memory } from './memory.ts';
import { Passing, type Room } from './passing.ts';
import { createReader } from './reader.ts';
import { Stances } from './stances.ts';
import { Tables } from './tables.ts';

/** What everything compiled from one model stands on. */
export interface Ground {
  /** Replaced by `renew`. */
  readonly model: Model;
  readonly cells: Cells;
  /** The present state, by cell (see `Memory.state`). Compiled things read and write this array and no other. */
  readonly state: Int32Array;
  readonly stances: Stances;
  /** Reads `state`. */
  readonly reader: StateReader;
  readonly atoms: Atoms;
  readonly memory: Memory;
  readonly passing: Passing;
  /** Actors whose numbers have changed from one model to another; what is laid down of them is in `passing`. */
  readonly changing: ReadonlySet<number>;
  readonly tables: Tables;
  /** Makes this the ground of a model with other numbers, of which actors may have changed; what does not last is forgotten. */
  renew(model: Model, actors: readonly number[]): void;
  /** Where the rows of an actor are laid down. */
  roomOf(actor: number): Room;
  /** The value of an expression in the present state, compiled once. */
  evaluator(expression: Expression): () => number;
}

/** @param linear where the compiled things shall lie, or null (see `Memory`) */
export function createGround(model: Model, linear: LinearMemory | null = null): Ground {
  const cells = new Cells(model);
  const stances = new Stances(model, cells);
  const memory = new Memory(cells.size, linear);
  memory.state.set(cells.initial(model));
  const passing = new Passing(memory);
  const changing = new Set<number>();
  const reader = createReader(cells, stances, memory);
  const atoms = new Atoms(cells, (actor) => stances.utilityAtoms(actor));
  const evaluators = new Map<Expression, () => number>();
  let present = model;
  const tables = new Tables(memory, cells);
  return {
    get model() {
      return present;
    },
    cells,
    get state() {
      return memory.state;
    },
    stances,
    reader,
    atoms,
    memory,
    passing,
    changing,
    roomOf: (actor) => (changing.has(actor) ? passing : memory),
    tables,
    renew(other, actors) {
      present = other;
      for (const actor of actors) changing.add(actor);
      passing.clear();
      tables.forgetPassing();
      atoms.forget();
      evaluators.clear();
    },
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
