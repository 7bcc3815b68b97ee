import type { Model } from '../scenario/model.ts';
import { IntegerHistogram } from './integer-histogram.ts';
import { Moments, type MomentsData } from './moments.ts';
import { Tally } from './tally.ts';
import { checkTallyForm } from './tally-schema.ts';

/** A tally as JSON-safe data, exact: what goes in comes out to the last bit. */
export interface TallyData {
  readonly format: 'plenary.tally/1';
  readonly runs: number;
  readonly counts: Readonly<Record<string, readonly number[]>>;
  readonly measures: readonly MomentsData[];
  readonly histograms: readonly (readonly (readonly [number, number])[] | null)[];
  readonly utilities: readonly MomentsData[];
}

/**
 * The tally of the runs of both; neither is changed. Associative and commutative to the last bit.
 * @throws RangeError if the tallies are of models of different shapes
 */
export function mergeTallies(a: Tally, b: Tally): Tally {
  const merged = new Tally(a.model);
  addTo(merged, a);
  addTo(merged, b);
  return merged;
}

export function tallyToJson(tally: Tally): TallyData {
  return {
    format: 'plenary.tally/1',
    runs: tally.runs,
    counts: Object.fromEntries(Object.entries(countsOf(tally)).map(([name, counts]) => [name, Array.from(counts)])),
    measures: tally.measures.map((moments) => moments.toJSON()),
    histograms: tally.histograms.map((histogram) => histogram.toJSON()),
    utilities: tally.utilities.map((moments) => moments.toJSON()),
  };
}

/**
 * The tally that `tallyToJson` wrote, of the same model.
 * @throws RangeError if the data are not such a tally, or one of a model of another shape
 */
export function tallyFromJson(model: Model, data: TallyData): Tally {
  checkTallyForm(data);
  const tally = new Tally(model);
  tally.runs = data.runs;
  for (const [name, counts] of Object.entries(countsOf(tally))) {
    const given = data.counts[name];
    checkLength(`"${name}"`, counts.length, given?.length);
    counts.set(given!);
  }
  fill(tally.measures, data.measures, 'measures', Moments.fromJSON);
  fill(tally.histograms, data.histograms, 'histograms', IntegerHistogram.fromJSON);
  fill(tally.utilities, data.utilities, 'utilities', Moments.fromJSON);
  return tally;
}

interface Mergeable<T> {
  merge(other: T): void;
}

function addTo(sum: Tally, part: Tally): void {
  sum.runs += part.runs;
  const parts = countsOf(part);
  for (const [name, counts] of Object.entries(countsOf(sum))) {
    const added = parts[name];
    checkLength(`"${name}"`, counts.length, added?.length);
    for (let index = 0; index < counts.length; index++) counts[index]! += added![index]!;
  }
  mergeEach(sum.measures, part.measures);
  mergeEach(sum.histograms, part.histograms);
  mergeEach(sum.utilities, part.utilities);
}

function mergeEach<T extends Mergeable<T>>(sums: readonly T[], parts: readonly T[]): void {
  sums.forEach((sum, index) => {
    sum.merge(parts[index]!);
  });
}

function fill<T extends Mergeable<T>, Data>(empty: readonly T[], data: readonly Data[], name: string, read: (data: Data) => T): void {
  checkLength(name, empty.length, data.length);
  mergeEach(empty, data.map(read));
}

function checkLength(name: string, expected: number, got: number | undefined): void {
  if (got !== expected)
    throw new RangeError(`A tally of this model has ${expected} counts of ${name}, got ${got ?? 'none'}. Is it a tally of another model?`);
}

/** All that a tally counts in flat arrays, by the names that its JSON form gives them. */
function countsOf(tally: Tally): Readonly<Record<string, Float64Array>> {
  const { acts, events, supports, blocked } = tally;
  const byMeasure = (name: string, counts: readonly Float64Array[]): [string, Float64Array][] =>
    counts.map((rounds, index) => [`${name}.${tally.model.measures[index]!.name}`, rounds]);
  return {
    outcomes: tally.outcomes,
    lengths: tally.lengths,
    going: tally.going,
    configurationsByRound: tally.configurationsByRound,
    finalConfigurations: tally.finalConfigurations,
    gaugesByRound: tally.gaugesByRound,
    finalGauges: tally.finalGauges,
    finalOptions: tally.finalOptions,
    finalStatuses: tally.finalStatuses,
    attended: tally.attended,
    lastSupports: tally.lastSupports,
    ...Object.fromEntries([...byMeasure('passed', tally.passed), ...byMeasure('censored', tally.censored)]),
    ...named('acts', acts.counts()),
    ...named('events', events.counts()),
    ...named('supports', supports.counts()),
    ...named('blocked', blocked.counts()),
  };
}

function named(prefix: string, counts: Readonly<Record<string, Float64Array>>): Readonly<Record<string, Float64Array>> {
  return Object.fromEntries(Object.entries(counts).map(([name, values]) => [`${prefix}.${name}`, values]));
}
