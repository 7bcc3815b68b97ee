import type { Words } from '../luck/threefry.ts';
import type { Brancher } from './branch.ts';
import { dealingDraw, PILOT, stageKey } from './splitting-luck.ts';

/** About which share of the branches should come from each level to the next: near the optimum, which is e^-2 where the work of a stage is constant (Garvels 2000). */
const SHARE = 0.2;
const MOST_LEVELS = 60;

interface Record {
  readonly importance: number;
  readonly state: Int32Array;
}

/** What the pilot found. */
export interface Pilot {
  /** Ascending; all above the importance of the beginning, unless they were given. Empty when importance never grows. */
  readonly levels: readonly number[];
  /** The mean number of rounds of a run. */
  readonly meanRounds: number;
}

/**
 * Places levels of importance so that about a fifth of the branches that begin at one come to the next, by playing `branches` runs from each to the end
 * (adaptive multilevel splitting, Cérou and Guyader 2007), unless levels are given. Its luck is its own, so the levels do not depend on the runs that are
 * counted afterwards.
 * @throws RangeError if given levels do not ascend
 */
export function placeLevels(brancher: Brancher, key: Words, branches: number, given?: readonly number[]): Pilot {
  if (given?.some((level, index) => !(level > (given[index - 1] ?? Number.NEGATIVE_INFINITY)))) {
    throw new RangeError(`Levels ascend, got ${given.join(', ')}.`);
  }
  let beginnings: readonly Int32Array[] = [brancher.begin()];
  let present = Number.NEGATIVE_INFINITY;
  let meanRounds = 0;
  const levels: number[] = [];
  while (levels.length < MOST_LEVELS) {
    const stage = levels.length;
    const luck = stageKey(key, PILOT, stage);
    const offset = dealingDraw(key, PILOT, stage, beginnings.length);
    const before = brancher.rounds;
    const tracks = Array.from({ length: branches }, (_, branch) =>
      recordsOf(brancher, beginnings[(branch + offset) % beginnings.length]!, luck, branch),
    );
    if (stage === 0) {
      meanRounds = (brancher.rounds - before) / branches;
      // All begin alike, and to begin there is no step forward.
      present = tracks[0]![0]!.importance;
    }
    if (given !== undefined) return { levels: given, meanRounds };
    const next = nextLevel(tracks, present);
    if (next === null) break;
    levels.push(next);
    beginnings = tracks.flatMap((track) => track.find(({ importance }) => importance >= next)?.state ?? []);
    present = next;
  }
  return { levels, meanRounds };
}

/** The states at which a run came to be more important than ever before, in order. */
function recordsOf(brancher: Brancher, from: Int32Array, luck: Words, branch: number): readonly Record[] {
  const records: Record[] = [];
  brancher.play(from, luck, branch, (importance, state) => {
    const last = records.at(-1);
    if (last === undefined || importance > last.importance) records.push({ importance, state: state.slice() });
    return false;
  });
  return records;
}

/** The greatest importance to which enough branches came, else the least above the present; null when there is none above. */
function nextLevel(tracks: readonly (readonly Record[])[], present: number): number | null {
  const tops = tracks.map((track) => track.at(-1)!.importance).sort((a, b) => b - a);
  const enough = tops[Math.floor(SHARE * tops.length)]!;
  if (enough > present) return enough;
  return tops.findLast((top) => top > present) ?? null;
}
