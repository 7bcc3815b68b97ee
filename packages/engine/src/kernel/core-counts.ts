import { type Model, TEXT_STATUSES } from '../scenario/model.ts';
import type { RunObserver, RunResult } from '../state/observer.ts';
import * as frame from './frame.ts';
import type { Memory } from './memory.ts';

/** Numbers per run of several things: their sums, the sums of their squares, and the runs in which they are not 0. */
interface Squares {
  readonly totals: Float64Array;
  readonly squares: Float64Array;
  readonly runs: Float64Array;
}

/** Hits and occasions per run: their sums, the runs with occasions, and the sums of squares and products. */
interface Shares {
  readonly hits: Float64Array;
  readonly occasions: Float64Array;
  readonly runs: Float64Array;
  readonly hitSquares: Float64Array;
  readonly occasionSquares: Float64Array;
  readonly products: Float64Array;
}

/** Where a counter keeps what: offsets into its flat arrays of counts. */
export interface CounterShape {
  /** The rounds for which there are by-round counts, ascending: all, or every n-th and the last where all would take too much memory. */
  readonly recorded: readonly number[];
  /** By round from 0: its index in `recorded`, or -1. */
  readonly slots: Int32Array;
  readonly configurationCells: number;
  /** By gauge: where its value 0 lies or would lie; below the range of its counts if its values are all positive. */
  readonly gauges: Int32Array;
  readonly gaugeCells: number;
  /** By issue: its first option. */
  readonly options: Int32Array;
  readonly optionCells: number;
  /** By actor: its first precondition, followed after the last one by "any of them"; then the end. An actor without preconditions has no cells. */
  readonly preconditions: Int32Array;
  readonly preconditionCells: number;
}

/** An observer whose counts the compiled loop can keep for it and add to these arrays later, to the same end: a tally (see there what each holds). */
export interface RunCounter extends Required<RunObserver> {
  /** Whose runs it has room for. */
  readonly model: Model;
  readonly shape: CounterShape;
  readonly going: Float64Array;
  readonly configurationsByRound: Float64Array;
  readonly finalConfigurations: Float64Array;
  readonly gaugesByRound: Float64Array;
  readonly finalGauges: Float64Array;
  readonly finalOptions: Float64Array;
  readonly finalStatuses: Float64Array;
  readonly attended: Float64Array;
  readonly lastSupports: Float64Array;
  readonly acts: Squares;
  readonly events: Squares;
  readonly supports: Shares;
  readonly blocked: Shares;
  /** Counts what the result of a run says and the arrays above do not. */
  countResult(result: RunResult): void;
}

const GROUP = 4;

/** Makes room for a counter's counts and tells the compiled loop where. */
export function reserveCounts(model: Model, memory: Memory, { shape }: RunCounter): void {
  const actors = model.actors.length;
  const inRun = runCounts(model, shape.preconditionCells);
  const put = (place: number, address: number): void => {
    memory.words[place] = address;
  };
  const length = inRun.reduce((sum, [, size]) => sum + size, 0);
  let at = memory.reserve(length);
  put(frame.IN_RUN, at);
  put(frame.IN_RUN_WORDS, length);
  for (const [place, size] of inRun) {
    put(place, at);
    at += size;
  }
  put(frame.ACT_COUNT, model.acts.length);
  put(frame.ACT_GROUPS, groupsOf(actors * model.acts.length));
  put(frame.EVENT_GROUPS, groupsOf(model.events.length));
  put(frame.BLOCKED_CELLS, shape.preconditionCells);
  put(frame.CONFIGURATION_CELLS, shape.configurationCells);
  put(frame.GAUGE_CELLS, shape.gaugeCells);
  put(frame.GAUGE_COUNT, model.gauges.length);
  put(frame.OPTION_CELLS, shape.optionCells);
  put(frame.PRECONDITIONS, memory.store(shape.preconditions));
  put(frame.SLOTS, memory.store(shape.slots));
  put(frame.GAUGE_STARTS, memory.store(shape.gauges));
  put(frame.OPTION_STARTS, memory.store(shape.options));
  for (const [place, size] of sizes(model, shape)) put(place, memory.reserve(size));
}

/** Adds what the compiled loop has counted to the counter's arrays and sets it back to 0. */
export function collectCounts(model: Model, memory: Memory, counter: RunCounter): void {
  const { words } = memory;
  const collect = (address: number, into: Float64Array): void => {
    for (let index = 0; index < into.length; index++) into[index]! += words[address + index]!;
  };
  collect(words[frame.GOING]!, counter.going);
  collect(words[frame.CONFIGURATIONS_BY_ROUND]!, counter.configurationsByRound);
  collect(words[frame.FINAL_CONFIGURATIONS]!, counter.finalConfigurations);
  collect(words[frame.GAUGES_BY_ROUND]!, counter.gaugesByRound);
  collect(words[frame.FINAL_GAUGES]!, counter.finalGauges);
  collect(words[frame.FINAL_OPTIONS]!, counter.finalOptions);
  collect(words[frame.FINAL_STATUSES]!, counter.finalStatuses);
  collect(words[frame.ATTENDED]!, counter.attended);
  collect(words[frame.LAST_SUPPORTS]!, counter.lastSupports);
  const squares = (address: number, stride: number, { totals, squares, runs }: Squares): void =>
    [totals, squares, runs].forEach((into, index) => {
      collect(address + index * stride, into);
    });
  squares(words[frame.ACT_SUMS]!, GROUP * words[frame.ACT_GROUPS]!, counter.acts);
  squares(words[frame.EVENT_SUMS]!, GROUP * words[frame.EVENT_GROUPS]!, counter.events);
  const shares = (address: number, { hits, occasions, runs, hitSquares, occasionSquares, products }: Shares): void =>
    [hits, occasions, runs, hitSquares, occasionSquares, products].forEach((into, index) => {
      collect(address + index * hits.length, into);
    });
  shares(words[frame.SUPPORT_SUMS]!, counter.supports);
  shares(words[frame.BLOCKED_SUMS]!, counter.blocked);
  forgetCounts(model, memory, counter);
}

/** Sets what the compiled loop has counted back to 0, in the midst of a run too. */
export function forgetCounts(model: Model, { words }: Memory, { shape }: RunCounter): void {
  const { [frame.IN_RUN]: inRun = 0, [frame.IN_RUN_WORDS]: length = 0 } = words;
  words.fill(0, inRun, inRun + length);
  for (const [place, size] of sizes(model, shape)) words.fill(0, words[place]!, words[place]! + size);
}

function groupsOf(cells: number): number {
  return Math.ceil(cells / GROUP);
}

/** The counts within a run and their lengths. */
function runCounts({ actors, acts, events }: Model, preconditionCells: number): readonly (readonly [place: number, size: number])[] {
  return [
    [frame.ACTS, GROUP * groupsOf(actors.length * acts.length)],
    [frame.EVENTS, GROUP * groupsOf(events.length)],
    [frame.TURNS, actors.length],
    [frame.POSITIONS, actors.length],
    [frame.SUPPORTS, actors.length],
    [frame.SUPPORTS_NOW, actors.length],
    [frame.ATTENDED_NOW, actors.length],
    [frame.BLOCKED, preconditionCells],
  ];
}

/** The counts over runs and their lengths. */
function sizes({ actors, acts, events }: Model, shape: CounterShape): readonly (readonly [place: number, size: number])[] {
  return [
    [frame.ACT_SUMS, 3 * GROUP * groupsOf(actors.length * acts.length)],
    [frame.EVENT_SUMS, 3 * GROUP * groupsOf(events.length)],
    [frame.SUPPORT_SUMS, 6 * actors.length],
    [frame.BLOCKED_SUMS, 6 * shape.preconditionCells],
    [frame.LAST_SUPPORTS, actors.length],
    [frame.ATTENDED, actors.length],
    [frame.GOING, shape.recorded.length],
    [frame.CONFIGURATIONS_BY_ROUND, shape.recorded.length * shape.configurationCells],
    [frame.GAUGES_BY_ROUND, shape.recorded.length * shape.gaugeCells],
    [frame.FINAL_CONFIGURATIONS, shape.configurationCells],
    [frame.FINAL_GAUGES, shape.gaugeCells],
    [frame.FINAL_OPTIONS, TEXT_STATUSES.length * shape.optionCells],
    [frame.FINAL_STATUSES, TEXT_STATUSES.length],
  ];
}
