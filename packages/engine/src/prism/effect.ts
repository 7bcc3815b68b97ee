/** The ways that lead on from a state, without what becomes of the variables. */
export interface Fork {
  readonly branches: readonly {
    /** In (0, 1]; those of a fork add up to 1. */
    readonly probability: number;
    /** Index of the moment that it leads to. */
    readonly moment: number;
  }[];
}

/**
 * What happens in some states: how they fork, and what becomes of variables in each branch, as the value that each of them gets and as the difference that it
 * makes, wherever this is the same in all of these states; else `VARIES`. One of the two is known.
 */
export interface Effect {
  /** Number of the fork. */
  readonly fork: number;
  /** By branch and then by variable, as `relative` is. */
  readonly absolute: Int32Array;
  readonly relative: Int32Array;
}

/** Greater than any value and any difference. */
export const VARIES = 2 ** 31 - 1;

/** What two effects have in common; null if it takes two to say it. */
export function agreement(a: Effect, b: Effect): Effect | null {
  if (a.fork !== b.fork) return null;
  const absolute = common(a.absolute, b.absolute);
  const relative = common(a.relative, b.relative);
  for (let place = 0; place < absolute.length; place++) if (absolute[place] === VARIES && relative[place] === VARIES) return null;
  return absolute === a.absolute && relative === a.relative ? a : { fork: a.fork, absolute, relative };
}

/** The first list, with `VARIES` where the second has something else. */
function common(a: Int32Array, b: Int32Array): Int32Array {
  let both = a;
  for (let place = 0; place < a.length; place++) {
    if (a[place] === b[place] || both[place] === VARIES) continue;
    if (both === a) both = a.slice();
    both[place] = VARIES;
  }
  return both;
}

/** Keeps each fork once, so that equal ones have the same number. */
export class Forks {
  readonly list: Fork[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a fork. */
  numberOf(fork: Fork): number {
    const key = fork.branches.map(({ probability, moment }) => `${probability}:${moment}`).join();
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.list.push(fork) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }
}
