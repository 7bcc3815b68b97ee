import type { Branch, Effects, Update } from './effect.ts';
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
  private readonly interned: Effects;
  private readonly state: Int32Array;
  private readonly firstCount: number;
  private arrivals: Arrival[] = [];
  private counts: number[];

  /**
   * @param state the row on the board @param firstCount the first of its cells that count for measures, one for each of them
   */
  constructor(variables: readonly Variable[], interned: Effects, state: Int32Array, firstCount: number, measures: number) {
    this.variables = variables;
    this.interned = interned;
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

  /** The numbers of the effect, written with values and with differences, and of how many branches it is. */
  effects(): { absolute: number; relative: number; branches: number } {
    const written = (relative: boolean): number =>
      this.interned.numberOf({ branches: this.arrivals.map((arrival) => this.branch(arrival, relative)), counts: [...this.counts] });
    return { absolute: written(false), relative: written(true), branches: this.arrivals.length };
  }

  private branch({ probability, moment, values }: Arrival, relative: boolean): Branch {
    const updates: Update[] = [];
    this.variables.forEach(({ values: names, change }, variable) => {
      const [from, to] = [this.before[variable]!, values[variable]!];
      if (from === to) return;
      const isRelative = change === 'advance' ? to === from + 1 : relative && change !== 'value' && names === null;
      updates.push({ variable, value: isRelative ? to - from : to, isRelative });
    });
    // A single way is certain, whatever the rounding of its parts.
    return { probability: this.arrivals.length === 1 ? 1 : probability, moment, updates };
  }
}
