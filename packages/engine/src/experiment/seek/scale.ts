import { ln } from '../../choice/portable.ts';
import { type Distribution, quantile, supportOf } from '../distribution.ts';

/** Where a value stands in the range of a distribution: 0 at its least value, 1 at its greatest; on a logarithmic scale for `log-uniform`. */
export function positionOf(distribution: Distribution, value: number): number {
  const { low, high } = supportOf(distribution);
  if (low === high) return 0;
  return distribution.kind === 'log-uniform' ? (ln(value) - ln(low)) / (ln(high) - ln(low)) : (value - low) / (high - low);
}

/** The allowed value nearest to a position, the lower one of two. Positions outside [0, 1] count as its nearest end. */
export function valueAt(distribution: Distribution, position: number): number {
  const { low, high } = supportOf(distribution);
  const within = Math.min(1, Math.max(0, position));
  if (distribution.kind === 'log-uniform') return quantile(distribution, within);
  if (distribution.kind === 'choice') return nearest(distribution.values, low + (high - low) * within);
  const value = within === 1 ? high : low + (high - low) * within;
  return distribution.kind === 'integer' ? Math.ceil(value - 0.5) + 0 : value;
}

/** The positions of the values that a distribution chooses among, in ascending order and each once; null for a continuum, or beyond `most` of them. */
export function positionsOf(distribution: Distribution, most: number): number[] | null {
  if (distribution.kind === 'choice') {
    const positions = [...new Set(distribution.values)].map((value) => positionOf(distribution, value)).sort((a, b) => a - b);
    return positions.length <= most ? positions : null;
  }
  if (distribution.kind !== 'integer') return null;
  const last = distribution.high - distribution.low;
  return last < most ? Array.from({ length: last + 1 }, (_, step) => step / last) : null;
}

function nearest(values: readonly number[], wanted: number): number {
  let best = values[0]!;
  for (const value of values) {
    const gain = Math.abs(best - wanted) - Math.abs(value - wanted);
    if (gain > 0 || (gain === 0 && value < best)) best = value;
  }
  return best;
}
