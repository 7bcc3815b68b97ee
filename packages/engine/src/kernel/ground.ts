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
}

export function createGround(model: Model): Ground {
  const cells = new Cells(model);
  const state = cells.initial();
  const stances = new Stances(model, cells);
  const memory = new Memory();
  return {
    model,
    cells,
    state,
    stances,
    reader: createReader(cells, stances, state),
    atoms: new Atoms(cells, (actor) => stances.utilityAtoms(actor)),
    memory,
    numbers: new Numbers(),
    tables: new Tables(memory, cells, state),
  };
}
