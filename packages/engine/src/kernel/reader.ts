import type { StateReader } from '../expression/reader.ts';
import { CELL } from '../state/layout.ts';
import type { Cells } from './cells.ts';
import type { Stances } from './stances.ts';

/** A reader of the kernel's state, whatever it holds at the time. */
export function createReader(cells: Cells, stances: Stances, state: Int32Array): StateReader {
  const { gauges, issues, configurations, lasts } = cells.layout;
  return {
    gauge: (index) => state[gauges + index]!,
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
