import type { StateReader } from '../expression/reader.ts';
import { CELL } from '../state/layout.ts';
import type { Cells, Tally } from './cells.ts';
import type { Stances } from './stances.ts';

/** A reader of the kernel's state, whatever and wherever it is at the time. Gauges below 0 are tallies (see `Atoms.tallied`). */
export function createReader(cells: Cells, stances: Stances, holder: { readonly state: Int32Array }): StateReader {
  const { gauges, issues, configurations, lasts } = cells.layout;
  return {
    gauge: (index) => (index >= 0 ? holder.state[gauges + index]! : tallyValue(cells.tallies[-1 - index]!, holder.state)),
    issue: (index) => holder.state[issues + index]!,
    status: () => holder.state[CELL.status]!,
    round: () => holder.state[CELL.round]!,
    phase: () => holder.state[CELL.phase]!,
    phaseRound: () => holder.state[CELL.phaseRound]!,
    isIn: (actor, nodes) => cells.isActive({ actor, nodes }, holder.state[configurations + actor]!),
    last: (actor) => holder.state[lasts + actor]!,
    utility: (actor) => stances.utility(actor, holder.state),
  };
}

function tallyValue({ cell, scale }: Tally, state: Int32Array): number {
  return state[cell]! / scale;
}
