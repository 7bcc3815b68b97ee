import { configurations } from '../../charts/configurations.ts';
import type { Chart } from '../../scenario/model.ts';
import { type Proportion, proportion } from '../proportion.ts';
import type { Tally } from '../tally.ts';
import { type Average, average } from './average.ts';

export interface ActorForecast {
  readonly name: string;
  readonly title: string;
  readonly role: string;
  /** Null for an actor that has no state in which it attends. */
  readonly attendance: AttendanceForecast | null;
  /** Null for an actor that has no state in which its coming is announced. */
  readonly announcement: OccupancyForecast | null;
  /** Null for an actor that took no position in any run. */
  readonly support: SupportForecast | null;
  readonly stances: readonly StanceForecast[];
  /** Only the acts that were chosen in some run, in the model's order. */
  readonly acts: readonly DeedForecast[];
  readonly preconditions: readonly PreconditionForecast[];
  /** Share of the actor's turns in which any of its preconditions kept an act from it; null without preconditions. */
  readonly blocked: Proportion | null;
  /** Utility of the final text, in [0, 1]; null for an actor without a position. */
  readonly utility: Average | null;
}

/** How often an actor is in some state. */
export interface OccupancyForecast {
  /** Share of runs at whose end it is. */
  readonly final: Proportion;
  /** By recorded round: runs in which it is at the round's end, of those still going. */
  readonly byRound: readonly number[];
}

export interface AttendanceForecast extends OccupancyForecast {
  /** Share of runs in which it attended at the end of some round. */
  readonly ever: Proportion;
}

export interface SupportForecast {
  /** Share of runs in which it took a position on the text at all. */
  readonly takingPart: Proportion;
  /** Share of the positions taken that were in support. */
  readonly positions: Proportion;
  /** Share of the runs in which it took part whose last position was in support. */
  readonly last: Proportion;
}

/** A state without states inside. */
export interface StanceForecast extends OccupancyForecast {
  /** The path of the parallel region that it belongs to; '' outside parallel states. */
  readonly region: string;
  readonly state: string;
  readonly title: string;
}

/** An act or an event. */
export interface DeedForecast {
  readonly name: string;
  readonly title: string;
  /** Share of runs in which it happened at least once. */
  readonly runs: Proportion;
  readonly perRun: Average;
}

export interface PreconditionForecast {
  readonly name: string;
  readonly title: string;
  /** Share of the actor's turns in which it was false and kept an act from the actor. */
  readonly blocked: Proportion;
}

export function actorForecast(tally: Tally, index: number, confidence: number): ActorForecast {
  const actor = tally.model.actors[index]!;
  const firstPrecondition = tally.shape.preconditions[index]!;
  const blocked = (cell: number): Proportion => tally.blocked.proportion(firstPrecondition + cell, confidence);
  const utility = tally.utilities[index]!;
  return {
    name: actor.name,
    title: actor.title,
    role: actor.role,
    attendance: attendanceForecast(tally, index, confidence),
    announcement: taggedOccupancy(tally, index, 'announced', confidence),
    support: supportForecast(tally, index, confidence),
    stances: stanceForecasts(tally, index, confidence),
    acts: actForecasts(tally, index, confidence),
    preconditions: actor.preconditions.map(({ name, title }, cell) => ({ name, title, blocked: blocked(cell) })),
    blocked: actor.preconditions.length === 0 ? null : blocked(actor.preconditions.length),
    utility: utility.count === 0 ? null : average(utility.sample(), confidence),
  };
}

function attendanceForecast(tally: Tally, index: number, confidence: number): AttendanceForecast | null {
  const occupied = taggedOccupancy(tally, index, 'attending', confidence);
  return occupied && { ever: proportion(tally.attended[index]!, tally.runs, confidence), ...occupied };
}

function taggedOccupancy(tally: Tally, index: number, tag: string, confidence: number): OccupancyForecast | null {
  const nodes = tally.model.actors[index]!.chart.nodes.flatMap(({ tags }, node) => (tags.includes(tag) ? [node] : []));
  return nodes.length === 0 ? null : occupancy(tally, index, nodes, confidence);
}

function supportForecast(tally: Tally, index: number, confidence: number): SupportForecast | null {
  const runs = tally.supports.runs[index]!;
  if (runs === 0) return null;
  return {
    takingPart: proportion(runs, tally.runs, confidence),
    positions: tally.supports.proportion(index, confidence),
    last: proportion(tally.lastSupports[index]!, runs, confidence),
  };
}

function stanceForecasts(tally: Tally, index: number, confidence: number): StanceForecast[] {
  const { chart } = tally.model.actors[index]!;
  return chart.nodes.flatMap((node, nodeIndex) => {
    if (node.type !== 'atomic') return [];
    return {
      region: regionOf(chart, nodeIndex),
      state: node.path,
      title: node.title,
      ...occupancy(tally, index, [nodeIndex], confidence),
    };
  });
}

function actForecasts(tally: Tally, index: number, confidence: number): DeedForecast[] {
  const { acts } = tally.model;
  return acts.flatMap(({ name, title }, act) => {
    const cell = index * acts.length + act;
    if (tally.acts.totals[cell] === 0) return [];
    return {
      name,
      title,
      runs: proportion(tally.acts.runs[cell]!, tally.runs, confidence),
      perRun: average(tally.acts.sample(cell, tally.runs), confidence),
    };
  });
}

/** How often any of these nodes is active. */
function occupancy(tally: Tally, index: number, nodes: readonly number[], confidence: number): OccupancyForecast {
  const first = tally.shape.configurations[index]!;
  const cells = configurations(tally.model.actors[index]!.chart).flatMap(({ active }, cell) =>
    nodes.some((node) => active.includes(node)) ? [first + cell] : [],
  );
  const total = (counts: Float64Array, offset: number): number => cells.reduce((sum, cell) => sum + counts[offset + cell]!, 0);
  return {
    final: proportion(total(tally.finalConfigurations, 0), tally.runs, confidence),
    byRound: tally.shape.recorded.map((_, slot) => total(tally.configurationsByRound, slot * tally.shape.configurationCells)),
  };
}

function regionOf(chart: Chart, index: number): string {
  const { parent, path } = chart.nodes[index]!;
  if (parent === null) return '';
  return chart.nodes[parent]!.type === 'parallel' ? path : regionOf(chart, parent);
}
