import { type Model, mergeTallies, PairTally, type Tally, tallyFromJson, tallyToJson } from '@plenary/engine';
import { withBounds } from './bounds.ts';
import { type ChunkResult, isFailed, type RunList, type VariantResult } from './chunk-result.ts';

/** One variant at one point, ready to be read; null where the point could not be played. */
export interface ReadVariant {
  readonly tally: Tally | null;
  readonly error: string | null;
}

/**
 * The tallies of one variant at one point.
 * @param base the plan's own model of the variant
 */
export function readVariant(base: Model, result: VariantResult): ReadVariant {
  if (isFailed(result)) return { tally: null, error: result.error };
  return { tally: tallyFromJson(withBounds(base, result.bounds), result.tally), error: null };
}

/** The results of the chunks of one point, in their order, as one. Exact, so that it does not matter how the runs were cut. */
export function joinChunks(bases: readonly Model[], chunks: readonly ChunkResult[]): ChunkResult {
  const [first, ...rest] = chunks;
  if (first === undefined) throw new RangeError('A point has at least one chunk, got none.');
  if (rest.length === 0) return first;
  const variants = bases.map((base, index): VariantResult => {
    const parts = chunks.map(({ variants }) => variants[index]!);
    const failed = parts.find(isFailed);
    if (failed !== undefined) return failed;
    const played = parts.flatMap((part) => (isFailed(part) ? [] : [part]));
    const { bounds } = played[0]!;
    const model = withBounds(base, bounds);
    const tally = played.map((part) => tallyFromJson(model, part.tally)).reduce(mergeTallies);
    const lists = played.flatMap(({ runs }) => (runs === undefined ? [] : [runs]));
    return { tally: tallyToJson(tally), bounds, ...(lists.length === 0 ? {} : { runs: joinRuns(lists) }) };
  });
  const pairs = bases.slice(1).map((other, index) => {
    const tally = new PairTally(bases[0]!, other);
    for (const { pairs } of chunks) {
      const data = pairs[index] ?? null;
      if (data === null) return null;
      tally.merge(PairTally.fromJSON(bases[0]!, other, data));
    }
    return tally.toJSON();
  });
  return { variants, pairs };
}

function joinRuns(lists: readonly RunList[]): RunList {
  const [first] = lists;
  return {
    firstRun: first!.firstRun,
    outcomes: lists.flatMap(({ outcomes }) => outcomes),
    rounds: lists.flatMap(({ rounds }) => rounds),
    measures: first!.measures.map((_, measure) => lists.flatMap(({ measures }) => measures[measure]!)),
  };
}
