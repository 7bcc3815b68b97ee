import { type Model, TEXT_STATUSES } from '../scenario/model.ts';
import { CELL, stateLayout } from '../state/layout.ts';
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
export class Tally implements Required<RunObserver> {
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

  readonly #attends: Uint8Array;
  /** 0 no position yet, 1 objected last, 2 supported last. */
  readonly #lastPosition: Uint8Array;
  readonly #configurations: number;
  readonly #gauges: number;
  readonly #issues: number;

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
    this.#attends = new Uint8Array(actors);
    this.#lastPosition = new Uint8Array(actors);
    const layout = stateLayout(model);
    this.#configurations = layout.configurations;
    this.#gauges = layout.gauges;
    this.#issues = layout.issues;
  }

  turn(actor: number, blocked: number): void {
    const first = this.shape.preconditions[actor]!;
    const count = this.model.actors[actor]!.preconditions.length;
    if (count === 0) return;
    for (let index = 0; index < count; index++) this.blocked.count(first + index, ((blocked >>> index) & 1) === 1);
    this.blocked.count(first + count, blocked !== 0);
  }

  act(actor: number, act: number): void {
    this.acts.count(actor * this.model.acts.length + act);
  }

  event(event: number): void {
    this.events.count(event);
  }

  position(actor: number, supports: boolean): void {
    this.supports.count(actor, supports);
    this.#lastPosition[actor] = supports ? 2 : 1;
  }

  roundEnd(row: Int32Array): void {
    const { slots, configurations, attending, configurationCells } = this.shape;
    for (let actor = 0; actor < configurations.length; actor++) {
      this.#attends[actor]! |= attending[configurations[actor]! + row[this.#configurations + actor]!]!;
    }
    const slot = slots[row[CELL.round]!]!;
    if (slot < 0) return;
    this.going[slot]!++;
    this.#countConfigurations(this.configurationsByRound, slot * configurationCells, row);
    this.#countGauges(this.gaugesByRound, slot * this.shape.gaugeCells, row);
  }

  runEnd(result: RunResult, row: Int32Array): void {
    this.runs++;
    this.outcomes[result.outcome]!++;
    this.lengths[result.rounds]!++;
    this.#countConfigurations(this.finalConfigurations, 0, row);
    this.#countGauges(this.finalGauges, 0, row);
    this.#countText(row);
    this.#countMeasures(result);
    for (let actor = 0; actor < this.utilities.length; actor++) {
      const utility = result.utilities[actor]!;
      if (!Number.isNaN(utility)) this.utilities[actor]!.add(utility);
      this.attended[actor]! += this.#attends[actor]!;
      if (this.#lastPosition[actor] === 2) this.lastSupports[actor]!++;
    }
    this.#attends.fill(0);
    this.#lastPosition.fill(0);
    this.acts.runEnd();
    this.events.runEnd();
    this.supports.runEnd();
    this.blocked.runEnd();
  }

  #countConfigurations(counts: Float64Array, offset: number, row: Int32Array): void {
    const { configurations } = this.shape;
    for (let actor = 0; actor < configurations.length; actor++) {
      counts[offset + configurations[actor]! + row[this.#configurations + actor]!]!++;
    }
  }

  #countGauges(counts: Float64Array, offset: number, row: Int32Array): void {
    const { gauges } = this.model;
    for (let gauge = 0; gauge < gauges.length; gauge++) {
      counts[offset + this.shape.gauges[gauge]! + row[this.#gauges + gauge]! - gauges[gauge]!.low]!++;
    }
  }

  #countText(row: Int32Array): void {
    const { options, optionCells } = this.shape;
    const status = row[CELL.status]!;
    this.finalStatuses[status]!++;
    for (let issue = 0; issue < options.length; issue++) {
      this.finalOptions[status * optionCells + options[issue]! + row[this.#issues + issue]!]!++;
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
