import type { StateReader } from '../expression/reader.ts';
import { CELL } from '../state/layout.ts';
import type { Cells, Tally } from './cells.ts';
import type { Stances } from './stances.ts';

/** A reader of the kernel's state, whatever it holds at the time. Gauges below 0 are tallies (see `Atoms.tallied`). */
export function createReader(cells: Cells, stances: Stances, state: Int32Array): StateReader {
  const { gauges, issues, configurations, lasts } = cells.layout;
  return {
    gauge: (index) => (index >= 0 ? state[gauges + index]! : tallyValue(cells.tallies[-1 - index]!, state)),
    issue: (index) => state[issues + index]!,
    status: () => state[CELL.status]!,
    round: () => state[CELL.round]!,
    phase: () => state[CELL.phase]!,
    phaseRound: () => state[CELL.phaseRound]!,
    isIn: (actor, nodes) => cells.isActive({ actor, nodes }, state[configurations + actor]!),
    last: (actor) => state[lasts + actor]!,
    utility: (actor) => stances.utility(actor, state),
  };
}

function tallyValue({ cell, scale }: Tally, state: Int32Array): number {
  return state[cell]! / scale;
}
