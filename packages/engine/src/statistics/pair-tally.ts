import type { Model } from '../scenario/model.ts';
import type { RunResult } from '../state/observer.ts';
import type { PairCounts } from './difference.ts';
import { Moments, type MomentsData } from './moments.ts';
import { checkPairTallyForm } from './tally-schema.ts';

/** One number in which two scenarios are compared, over the pairs of runs that both have it. */
export interface PairMoments {
  readonly name: string;
  readonly title: string;
  readonly base: Moments;
  readonly other: Moments;
  /** Other minus base. */
  readonly difference: Moments;
}

/** Results of two runs to be told apart by name: an index into each model's list. */
interface Shared {
  readonly base: number;
  readonly other: number;
}

/**
 * What is counted over pairs of runs of two scenarios that had the same luck, in memory that does not depend on their number. Compared are the outcomes,
 * measures and actors' utilities whose names both scenarios know. Merges exactly, as tallies do.
 */
export class PairTally {
  readonly base: Model;
  readonly other: Model;
  /** By outcome of the base, then outcome of the other. */
  readonly outcomes: Float64Array;
  readonly measures: readonly PairMoments[];
  readonly utilities: readonly PairMoments[];
  /** By measure: pairs of which both, only the base, only the other, neither has a value. */
  readonly present: Float64Array;
  readonly #sharedMeasures: readonly Shared[];
  readonly #sharedActors: readonly Shared[];

  /**
   * An empty tally, or one of these data.
   * @throws RangeError if the data are no such tally, or one of other scenarios
   */
  constructor(base: Model, other: Model, data: PairTallyData | null = null) {
    if (data !== null) checkPairTallyForm(data);
    this.base = base;
    this.other = other;
    this.#sharedMeasures = shared(base.measures, other.measures);
    this.#sharedActors = shared(base.actors, other.actors);
    this.outcomes = countsOf('outcomes', base.outcomes.length * other.outcomes.length, data?.outcomes);
    this.measures = momentsOf('measures', base.measures, this.#sharedMeasures, data?.measures);
    this.utilities = momentsOf('utilities', base.actors, this.#sharedActors, data?.utilities);
    this.present = countsOf('present', 4 * this.measures.length, data?.present);
  }

  /** Counts two runs with the same number and seed. */
  add(base: RunResult, other: RunResult): void {
    this.outcomes[base.outcome * this.other.outcomes.length + other.outcome]!++;
    this.#sharedMeasures.forEach((pair, index) => {
      const before = base.measures[pair.base]!;
      const after = other.measures[pair.other]!;
      this.present[4 * index + (Number.isNaN(before) ? 2 : 0) + (Number.isNaN(after) ? 1 : 0)]!++;
      addPair(this.measures[index]!, before, after);
    });
    this.#sharedActors.forEach((pair, index) => {
      addPair(this.utilities[index]!, base.utilities[pair.base]!, other.utilities[pair.other]!);
    });
  }

  /** Pairs by whether they ended with the outcome of this name; null if either scenario does not know it. */
  outcomeCounts(name: string): PairCounts | null {
    const b = this.base.outcomes.findIndex((outcome) => outcome.name === name);
    const o = this.other.outcomes.findIndex((outcome) => outcome.name === name);
    if (b < 0 || o < 0) return null;
    const counts = { both: 0, baseOnly: 0, otherOnly: 0, neither: 0 };
    const width = this.other.outcomes.length;
    this.outcomes.forEach((count, cell) => {
      const isBase = Math.floor(cell / width) === b;
      const isOther = cell % width === o;
      counts[isBase ? (isOther ? 'both' : 'baseOnly') : isOther ? 'otherOnly' : 'neither'] += count;
    });
    return counts;
  }

  /** Pairs by whether their runs have a value of this shared measure. */
  presentCounts(measure: number): PairCounts {
    const [both = 0, baseOnly = 0, otherOnly = 0, neither = 0] = this.present.subarray(4 * measure, 4 * measure + 4);
    return { both, baseOnly, otherOnly, neither };
  }

  /** Adds the pairs of another tally of the same two scenarios. */
  merge(part: PairTally): void {
    addCounts('outcomes', this.outcomes, part.outcomes);
    addCounts('present', this.present, part.present);
    addMoments('measures', this.measures, part.measures);
    addMoments('utilities', this.utilities, part.utilities);
  }

  toJSON(): PairTallyData {
    const moments = (pairs: readonly PairMoments[]): MomentsData[] =>
      pairs.flatMap(({ base, other, difference }) => [base.toJSON(), other.toJSON(), difference.toJSON()]);
    return {
      format: 'plenary.pair-tally/1',
      outcomes: Array.from(this.outcomes),
      present: Array.from(this.present),
      measures: moments(this.measures),
      utilities: moments(this.utilities),
    };
  }

  /**
   * Reads what `toJSON` wrote of the same two scenarios.
   * @throws RangeError if the data are no such tally, or one of others
   */
  static fromJSON(base: Model, other: Model, data: PairTallyData): PairTally {
    return new PairTally(base, other, data);
  }
}

/** A pair tally as JSON-safe data, exact. */
export interface PairTallyData {
  readonly format: 'plenary.pair-tally/1';
  readonly outcomes: readonly number[];
  readonly present: readonly number[];
  readonly measures: readonly MomentsData[];
  readonly utilities: readonly MomentsData[];
}

interface Named {
  readonly name: string;
  readonly title: string;
}

function shared(base: readonly Named[], other: readonly Named[]): Shared[] {
  return base.flatMap(({ name }, index) => {
    const twin = other.findIndex((item) => item.name === name);
    return twin < 0 ? [] : [{ base: index, other: twin }];
  });
}

function countsOf(name: string, length: number, data: readonly number[] | undefined): Float64Array {
  if (data !== undefined) checkLength(name, length, data.length);
  return data === undefined ? new Float64Array(length) : Float64Array.from(data);
}

function momentsOf(
  name: string,
  items: readonly Named[],
  pairs: readonly Shared[],
  data: readonly MomentsData[] | undefined,
): readonly PairMoments[] {
  if (data !== undefined) checkLength(name, 3 * pairs.length, data.length);
  return pairs.map((pair, index) => {
    const item = items[pair.base]!;
    const part = (place: number): Moments => (data === undefined ? new Moments() : Moments.fromJSON(data[3 * index + place]!));
    return { name: item.name, title: item.title, base: part(0), other: part(1), difference: part(2) };
  });
}

function addPair(moments: PairMoments, before: number, after: number): void {
  if (Number.isNaN(before) || Number.isNaN(after)) return;
  moments.base.add(before);
  moments.other.add(after);
  moments.difference.add(after - before);
}

function addCounts(name: string, sums: Float64Array, counts: Float64Array): void {
  checkLength(name, sums.length, counts.length);
  for (let index = 0; index < sums.length; index++) sums[index]! += counts[index]!;
}

function addMoments(name: string, sums: readonly PairMoments[], parts: readonly PairMoments[]): void {
  checkLength(name, sums.length, parts.length);
  sums.forEach(({ base, other, difference }, index) => {
    const part = parts[index]!;
    base.merge(part.base);
    other.merge(part.other);
    difference.merge(part.difference);
  });
}

function checkLength(name: string, expected: number, got: number): void {
  if (got !== expected)
    throw new RangeError(`A tally of these two scenarios has ${expected} of "${name}", got ${got}. Is it a tally of others?`);
}
