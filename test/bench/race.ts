import type { Counts } from './contender.ts';
import type { Entry, Places, Summit } from './contenders.ts';
import { type Seat, takeSeat } from './seat.ts';

export interface RaceOptions {
  readonly places: Places;
  /** How often everybody has a turn. */
  readonly repetitions: number;
  /** How long a turn lasts, about. */
  readonly seconds: number;
  readonly talk: (text: string) => void;
}

/** What a contender did. */
export interface Laps {
  readonly entry: Entry;
  /** Nanoseconds per run, by repetition. */
  readonly perRun: readonly number[];
  /** Runs of one turn. */
  readonly runs: number;
  /** What it counted over the first `entry.compared` runs unlike the first contender of its summit, as `name: count, not count`. */
  readonly disagreements: readonly string[];
}

/**
 * Lets contenders play in turns, A B C A B C, so that whatever slows the machine down slows all of them: each in a process of its own, warmed up for as long
 * as a turn lasts, and every turn on further runs.
 */
export async function race(entries: readonly Entry[], { places, repetitions, seconds, talk }: RaceOptions): Promise<readonly Laps[]> {
  const seats: Seat[] = [];
  try {
    for (const entry of entries) {
      talk(`warming up ${nameOf(entry)}`);
      seats.push(await takeSeat(entry, places, seconds));
    }
    const times = seats.map((): number[] => []);
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      talk(`turn ${repetition} of ${repetitions}`);
      for (const [index, seat] of seats.entries()) times[index]!.push((await seat.playOn(seat.runs)).nanoseconds / seat.runs);
    }
    const firsts = new Map<Summit, Seat>();
    const laps: Laps[] = [];
    for (const [index, seat] of seats.entries()) {
      const { entry, runs } = seat;
      const first = firsts.get(entry.summit);
      if (first === undefined) firsts.set(entry.summit, seat);
      else talk(`comparing the counts of ${nameOf(entry)}`);
      laps.push({ entry, runs, perRun: times[index]!, disagreements: first === undefined ? [] : await compare(first, seat) });
    }
    return laps;
  } finally {
    for (const seat of seats) seat.leave();
  }
}

async function compare(first: Seat, other: Seat): Promise<readonly string[]> {
  const request = { firstRun: 0, runs: other.entry.compared, thoroughly: true };
  const { counts: expected } = await first.play(request);
  const { counts } = await other.play(request);
  return disagreements(counts, expected);
}

/** Counts that both have and that differ. Complains of counts that have no name in common. */
function disagreements(counts: Counts, expected: Counts): readonly string[] {
  const shared = Object.keys(counts).filter((name) => name in expected);
  if (shared.length === 0) return ['nothing that both count'];
  return shared.filter((name) => counts[name] !== expected[name]).map((name) => `${name}: ${counts[name]}, not ${expected[name]}`);
}

function nameOf({ summit, title }: Entry): string {
  return `${summit}, ${title}`;
}
