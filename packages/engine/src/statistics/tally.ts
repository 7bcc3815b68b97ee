import type { RunCounter } from '../kernel/core-counts.ts';
import { type Model, TEXT_STATUSES } from '../scenario/model.ts';
import { CELL, type StateLayout, stateLayout } from '../state/layout.ts';
import type { RunObserver, RunResult } from '../state/observer.ts';
import { ClusteredShares } from './clustered-shares.ts';
import { IntegerHistogram } from './integer-histogram.ts';
import { Moments } from './moments.ts';
import { RunCounts } from './run-counts.ts';
import { type TallyShape, tallyShape } from './tally-shape.ts';

/** A tally of no runs yet. */
export function createTally(model: Model): Tally {
  return new Tally(model);
}

/**
 * What is counted over runs, in memory that does not depend on their number. Everything kept is an integer or an exact sum, so that tallies of
 * portions of a batch add up, to the last bit, to the tally of the whole, whoever ran them and in whatever order. By-round counts are over the runs still
 * going in that round: a run that an outcome ended leaves no trace in the rounds after. Read, merge and write a tally between runs only.
 */
export class Tally implements Required<RunObserver>, RunCounter {
  readonly model: Model;
  readonly shape: TallyShape;
  runs = 0;
  /** By outcome. */
  readonly outcomes: Float64Array;
  /** By the last round played. */
  readonly lengths: Float64Array;
  /** By recorded round: runs that played it. */
  readonly going: Float64Array;
  /** By recorded round and configuration cell. */
  readonly configurationsByRound: Float64Array;
  readonly finalConfigurations: Float64Array;
  /** By recorded round and gauge cell. */
  readonly gaugesByRound: Float64Array;
  readonly finalGauges: Float64Array;
  /** By text status and option cell. */
  readonly finalOptions: Float64Array;
  readonly finalStatuses: Float64Array;
  /** By actor: runs in which it attended at the end of some round. */
  readonly attended: Float64Array;
  /** By actor: runs in which the last position that it took was in support. */
  readonly lastSupports: Float64Array;
  /** By measure and round: runs with this value of a `first` measure. Empty for other measures. */
  readonly passed: readonly Float64Array[];
  /** By measure and round: runs that ended with this round and without a value. Empty for other measures. */
  readonly censored: readonly Float64Array[];
  /** By actor, then act. */
  readonly acts: RunCounts;
  readonly events: RunCounts;
  /** By actor: positions taken, hits being support. */
  readonly supports: ClusteredShares;
  /** By precondition cell: turns, hits being those in which the precondition kept an act from the actor. */
  readonly blocked: ClusteredShares;
  readonly measures: readonly Moments[];
  readonly histograms: readonly IntegerHistogram[];
  /** By actor: utilities of the final text; none for actors without a position. */
  readonly utilities: readonly Moments[];

  readonly #actCount: number;
  readonly #inRun: RunScratch;
  /** Cells of the state row. */
  readonly #row: StateLayout;

  constructor(model: Model) {
    this.model = model;
    this.shape = tallyShape(model);
    const { recorded, configurationCells, gaugeCells, optionCells, preconditionCells } = this.shape;
    const byFirst = (): readonly Float64Array[] =>
      model.measures.map(({ kind }) => new Float64Array(kind === 'first' ? model.rounds + 1 : 0));
    const actors = model.actors.length;
    this.outcomes = new Float64Array(model.outcomes.length);
    this.lengths = new Float64Array(model.rounds + 1);
    this.going = new Float64Array(recorded.length);
    this.configurationsByRound = new Float64Array(recorded.length * configurationCells);
    this.finalConfigurations = new Float64Array(configurationCells);
    this.gaugesByRound = new Float64Array(recorded.length * gaugeCells);
    this.finalGauges = new Float64Array(gaugeCells);
    this.finalOptions = new Float64Array(TEXT_STATUSES.length * optionCells);
    this.finalStatuses = new Float64Array(TEXT_STATUSES.length);
    this.attended = new Float64Array(actors);
    this.lastSupports = new Float64Array(actors);
    this.passed = byFirst();
    this.censored = byFirst();
    this.acts = new RunCounts(actors * model.acts.length);
    this.events = new RunCounts(model.events.length);
    this.supports = new ClusteredShares(actors);
    this.blocked = new ClusteredShares(preconditionCells);
    this.measures = model.measures.map(() => new Moments());
    this.histograms = model.measures.map(() => new IntegerHistogram());
    this.utilities = model.actors.map(() => new Moments());
    this.#actCount = model.acts.length;
    this.#inRun = {
      absent: Int32Array.from(this.shape.attenders),
      absentees: this.shape.attenders.length,
      positions: new Uint32Array(actors),
      supports: new Uint32Array(actors),
      supportsNow: new Uint8Array(actors),
      turns: new Uint32Array(actors),
      blocked: new Uint32Array(preconditionCells),
    };
    this.#row = stateLayout(model);
  }

  turn(actor: number, blocked: number): void {
    this.#inRun.turns[actor]!++;
    if (blocked === 0) return;
    const counts = this.#inRun.blocked;
    let cell = this.shape.preconditions[actor]!;
    for (let rest = blocked; rest !== 0; rest >>>= 1, cell++) counts[cell]! += rest & 1;
    counts[this.shape.preconditions[actor + 1]! - 1]!++;
  }

  act(actor: number, act: number): void {
    this.acts.count(actor * this.#actCount + act);
  }

  event(event: number): void {
    this.events.count(event);
  }

  position(actor: number, supports: boolean): void {
    const support = supports ? 1 : 0;
    this.#inRun.positions[actor]!++;
    this.#inRun.supports[actor]! += support;
    this.#inRun.supportsNow[actor] = support;
  }

  roundEnd(row: Int32Array): void {
    const { slots, configurations, configurationCells, gauges, gaugeCells } = this.shape;
    this.#markAttendance(row);
    const slot = slots[row[CELL.round]!]!;
    if (slot < 0) return;
    this.going[slot]!++;
    countCells(this.configurationsByRound, slot * configurationCells, configurations, row, this.#row.configurations);
    countCells(this.gaugesByRound, slot * gaugeCells, gauges, row, this.#row.gauges);
  }

  runEnd(result: RunResult, row: Int32Array): void {
    const { configurations, gauges } = this.shape;
    this.countResult(result);
    countCells(this.finalConfigurations, 0, configurations, row, this.#row.configurations);
    countCells(this.finalGauges, 0, gauges, row, this.#row.gauges);
    this.#countText(row);
    this.#countActors();
    this.acts.runEnd();
    this.events.runEnd();
  }

  countResult(result: RunResult): void {
    this.runs++;
    this.outcomes[result.outcome]!++;
    this.lengths[result.rounds]!++;
    this.#countMeasures(result);
    for (let actor = 0; actor < result.utilities.length; actor++) {
      const utility = result.utilities[actor]!;
      if (!Number.isNaN(utility)) this.utilities[actor]!.add(utility);
    }
  }

  /** Looks only at those that have not attended yet in this run, who become fewer. */
  #markAttendance(row: Int32Array): void {
    const { attending, configurations } = this.shape;
    const { absent } = this.#inRun;
    for (let index = 0; index < this.#inRun.absentees; ) {
      const actor = absent[index]!;
      if (attending[configurations[actor]! + row[this.#row.configurations + actor]!] === 1) {
        this.attended[actor]!++;
        absent[index] = absent[--this.#inRun.absentees]!;
      } else index++;
    }
  }

  #countActors(): void {
    const { absent, positions, supports, supportsNow, turns, blocked } = this.#inRun;
    const { preconditions, attenders } = this.shape;
    for (let actor = 0; actor < positions.length; actor++) {
      this.supports.add(actor, supports[actor]!, positions[actor]!);
      this.lastSupports[actor]! += supportsNow[actor]!;
      for (let cell = preconditions[actor]!; cell < preconditions[actor + 1]!; cell++)
        this.blocked.add(cell, blocked[cell]!, turns[actor]!);
    }
    absent.set(attenders);
    this.#inRun.absentees = attenders.length;
    positions.fill(0);
    supports.fill(0);
    supportsNow.fill(0);
    turns.fill(0);
    blocked.fill(0);
  }

  #countText(row: Int32Array): void {
    const { options, optionCells } = this.shape;
    const status = row[CELL.status]!;
    const firstIssue = this.#row.issues;
    this.finalStatuses[status]!++;
    for (let issue = 0; issue < this.model.issues.length; issue++) {
      this.finalOptions[status * optionCells + options[issue]! + row[firstIssue + issue]!]!++;
    }
  }

  #countMeasures({ measures, rounds }: RunResult): void {
    for (let measure = 0; measure < this.measures.length; measure++) {
      const value = measures[measure]!;
      const isFirst = this.passed[measure]!.length > 0;
      if (!Number.isNaN(value)) {
        this.measures[measure]!.add(value);
        this.histograms[measure]!.add(value);
        if (isFirst) this.passed[measure]![value]!++;
      } else if (isFirst) this.censored[measure]![rounds]!++;
    }
  }
}

/** What is known of the run under way. */
interface RunScratch {
  /** The actors that could attend and have not yet: the first `absentees` of the list. */
  readonly absent: Int32Array;
  absentees: number;
  /** By actor, as are the next. */
  readonly positions: Uint32Array;
  readonly supports: Uint32Array;
  /** 1 if the last position was in support. */
  readonly supportsNow: Uint8Array;
  readonly turns: Uint32Array;
  /** By precondition cell. */
  readonly blocked: Uint32Array;
}

/** Counts one value for each cell of a block of the row, `starts` being where the counts of value 0 of each lie. */
function countCells(counts: Float64Array, offset: number, starts: Int32Array, row: Int32Array, first: number): void {
  for (let index = 0; index < starts.length; index++) counts[offset + starts[index]! + row[first + index]!]!++;
}
