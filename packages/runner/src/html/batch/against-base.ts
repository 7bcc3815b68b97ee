import { type AgainstBase, meanDifference, proportionDifference } from '@plenary/engine';
import type { Cell } from './column.ts';

/**
 * An output at a point against the output at the base, with the interval as if the two had luck of their own: what is kept of points does not tell which of
 * their runs belong together. Common luck makes it wider than it need be, not narrower.
 */
export function againstBase(base: Cell, other: Cell, confidence: number): AgainstBase {
  const { difference, unpaired } =
    base.hits === null || other.hits === null ? means(base, other, confidence) : shares(base, other, confidence);
  return { other: other.value, difference, interval: unpaired };
}

function means(base: Cell, other: Cell, confidence: number) {
  const sample = ({ runs, value, luckVariance }: Cell) => ({ count: runs, mean: value, variance: luckVariance * runs });
  const [b, o] = [sample(base), sample(other)];
  const difference = { count: Math.min(b.count, o.count), mean: o.mean - b.mean, variance: b.variance + o.variance };
  return meanDifference(b, o, difference, confidence);
}

/** Of the counts of pairs only the sums matter to the unpaired interval: any counts with the right sums will do. */
function shares({ hits, runs }: Cell, other: Cell, confidence: number) {
  const [b, o] = [hits ?? 0, other.hits ?? 0];
  const both = Math.min(b, o);
  return proportionDifference({ both, baseOnly: b - both, otherOnly: o - both, neither: runs - b - o + both }, confidence);
}
