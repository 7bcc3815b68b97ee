import { threadNanoseconds } from './thread-clock.ts';

/** What a contender counted, by name: contenders of one summit agree on what they both count. */
export type Counts = Readonly<Record<string, number>>;

export interface Played {
  readonly nanoseconds: number;
  readonly counts: Counts;
}

/** Something that plays runs of a summit. */
export interface Contender {
  /** @param thoroughly whether to count all that contenders are compared by, or as little as a forecast needs */
  play(firstRun: number, runs: number, thoroughly: boolean): Played;
}

/** Plays by the clock of the thread. */
export function timed(play: () => Counts): Played {
  const start = threadNanoseconds();
  const counts = play();
  return { nanoseconds: threadNanoseconds() - start, counts };
}
