import { readsOf } from '../expression/reads.ts';
import type { Cells } from '../kernel/cells.ts';
import { expressionsOf } from '../kernel/expressions.ts';
import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import { strategyNamed } from '../strategies/registry.ts';

/**
 * The cells of the kernel's state on which anything that can still happen depends: states that agree on them may be merged. Gauges and last acts that
 * nothing reads are left out, and so is what follows from other cells.
 */
export function decisiveCells(model: Model, cells: Cells): Int32Array {
  const { layout } = cells;
  const reads = expressionsOf(model).flatMap(readsOf);
  const lastRead = new Set([
    ...reads.flatMap((read) => (read.kind === 'last' ? [read.actor] : [])),
    ...model.actors.flatMap(({ strategy }) =>
      strategyNamed(strategy.name)
        .reads(strategy.options)
        .last.map((name) => model.actors.findIndex((actor) => actor.name === name)),
    ),
  ]);
  const gaugesRead = new Set(reads.flatMap((read) => (read.kind === 'gauge' ? [read.gauge] : [])));
  const kept = <Item>(items: readonly Item[], first: number, isKept: (index: number) => boolean = () => true): number[] =>
    items.flatMap((_, index) => (isKept(index) ? [first + index] : []));
  const drafts = model.phases.some(({ drafting }) => drafting !== null);
  return Int32Array.from([
    CELL.phase,
    CELL.phaseRound,
    CELL.slips,
    CELL.status,
    ...kept(model.gauges, layout.gauges, (gauge) => gaugesRead.has(gauge)),
    ...kept(model.issues, layout.issues),
    ...kept(model.actors, layout.configurations),
    ...kept(model.actors, layout.lasts, (actor) => lastRead.has(actor)),
    cells.adopted,
    ...(drafts ? [cells.session, ...kept(model.actors, cells.votes), ...kept(model.actors, cells.brackets)] : []),
  ]);
}
