import type { Forks } from './effect.ts';
import type { Variable } from './variables.ts';

interface Arrival {
  probability: number;
  readonly moment: number;
  /** By variable: its value there. */
  readonly values: Int32Array;
}

/** Gathers what may come of one state: equal arrivals are merged, in the order of first arrival. */
export class Outgoing {
  /** By variable: its value in the state that is left. */
  before = new Int32Array(0);
  private readonly variables: readonly Variable[];
  private readonly forks: Forks;
  private readonly state: Int32Array;
  private readonly firstCount: number;
  private arrivals: Arrival[] = [];
  private counts: number[];

  /**
   * @param state the row on the board @param firstCount the first of its cells that count for measures, one for each of them
   */
  constructor(variables: readonly Variable[], forks: Forks, state: Int32Array, firstCount: number, measures: number) {
    this.variables = variables;
    this.forks = forks;
    this.state = state;
    this.firstCount = firstCount;
    this.counts = new Array<number>(measures).fill(0);
  }

  /** Begins with the state of this row. */
  begin(row: Int32Array): Int32Array {
    this.before = Int32Array.from(this.variables, ({ read }) => read(row));
    this.arrivals = [];
    this.counts.fill(0);
    return this.before;
  }

  /** Goes to the state on the board with this probability, and forgets there what was counted on the way. */
  reach(probability: number, moment: number): void {
    const { state, firstCount, counts } = this;
    for (let index = 0; index < counts.length; index++) {
      counts[index]! += probability * state[firstCount + index]!;
      state[firstCount + index] = 0;
    }
    if (probability === 0) return;
    const values = Int32Array.from(this.variables, ({ read }) => read(state));
    const same = this.arrivals.find(
      (arrival) => arrival.moment === moment && arrival.values.every((value, index) => value === values[index]),
    );
    if (same === undefined) this.arrivals.push({ probability, moment, values });
    else same.probability += probability;
  }

  /** The number of the fork, by branch the values of the variables there, and by measure how often it is expected to count on the way. */
  result(): { readonly fork: number; readonly arrivals: readonly Int32Array[]; readonly counts: readonly number[] } {
    const { arrivals, counts } = this;
    // A single way is certain, whatever the rounding of its parts.
    const branches = arrivals.map(({ probability, moment }) => ({ probability: arrivals.length === 1 ? 1 : probability, moment }));
    return { fork: this.forks.numberOf({ branches }), arrivals: arrivals.map(({ values }) => values), counts: [...counts] };
  }
}
