import type { Difference } from '../statistics/difference.ts';
import type { Interval } from '../statistics/interval.ts';
import { quantile } from './distribution.ts';
import { baseOf, checkFactors, type Factor, type Point } from './factor.ts';

export interface TornadoOptions {
  /** The shares of each factor's distribution at which its low and its high value lie: the ends of its range unless given, such as [0.1, 0.9]. */
  readonly shares?: readonly [number, number];
}

/** The base, and each factor alone at its low and at its high value. */
export interface TornadoDesign {
  readonly factors: readonly Factor[];
  /** The base first, then two points for each factor: low, high. */
  readonly points: readonly Point[];
}

/** The output at a point against the output at the base: a paired `Difference` where both are estimated from runs with common luck. */
export type AgainstBase = Pick<Difference, 'other' | 'difference' | 'interval'>;

/** What one factor does alone. */
export interface TornadoBar {
  readonly factor: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  /** From the least to the greatest of the outputs at low, base and high. */
  readonly swing: number;
}

export interface TornadoEnd {
  /** Of the factor. */
  readonly value: number;
  readonly output: number;
  /** Against the base. */
  readonly difference: number;
  /** Null where all runs differ alike. */
  readonly interval: Interval | null;
}

/**
 * The points of a one-at-a-time analysis around the base: `1 + 2 * factors`.
 * @throws RangeError if the shares are not in order within [0, 1]
 */
export function tornadoDesign(factors: readonly Factor[], { shares: [low, high] = [0, 1] }: TornadoOptions = {}): TornadoDesign {
  checkFactors(factors);
  if (!(0 <= low && low < high && high <= 1))
    throw new RangeError(`Shares are in order within [0, 1], such as 0.1 and 0.9, got ${low} and ${high}.`);
  const base = factors.map(baseOf);
  const ends = factors.flatMap(({ distribution }, index) => [low, high].map((share) => base.with(index, quantile(distribution, share))));
  return { factors, points: [base, ...ends] };
}

/**
 * The bars of a tornado diagram, the widest first (ties in the factors' order).
 * @param changes of each point of the design after the first, in order
 * @throws RangeError if they are not as many
 */
export function tornado({ factors, points }: TornadoDesign, changes: readonly AgainstBase[]): TornadoBar[] {
  if (changes.length !== points.length - 1) {
    throw new RangeError(`Each of the ${points.length - 1} points after the base is compared with it once, got ${changes.length}.`);
  }
  const bars = factors.map(({ name }, index): TornadoBar => {
    const end = (point: number): TornadoEnd => {
      const { other, difference, interval } = changes[point - 1]!;
      return { value: points[point]![index]!, output: other, difference, interval };
    };
    const low = end(2 * index + 1);
    const high = end(2 * index + 2);
    const swing = Math.max(0, low.difference, high.difference) - Math.min(0, low.difference, high.difference);
    return { factor: name, low, high, swing };
  });
  return bars.sort((a, b) => b.swing - a.swing);
}
