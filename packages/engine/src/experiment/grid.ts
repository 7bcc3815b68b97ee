import { checkCount } from './count.ts';
import { countOfValues, quantile } from './distribution.ts';
import { checkFactors, type Factor, type Point } from './factor.ts';

const MOST_POINTS = 1_000_000;

/**
 * All combinations of levels of the factors (a full factorial design), the last factor varying fastest. The levels of a continuous factor lie at equal shares of
 * its distribution, both ends among them; those of a factor with few values are all of these, or as many of them, spread evenly. A single level is the median.
 * @param levels for all factors, or for each
 * @throws RangeError if a number of levels is out of range or the points are more than a million
 */
export function gridDesign(factors: readonly Factor[], levels: number | readonly number[]): Point[] {
  checkFactors(factors);
  const values = factors.map((factor, index) => levelsOf(factor, typeof levels === 'number' ? levels : levels[index]!));
  let total = 1;
  for (const { length } of values) total *= length;
  if (total > MOST_POINTS) throw new RangeError(`A grid has at most ${MOST_POINTS} points, got ${total}. Take fewer levels.`);
  let points: Point[] = [[]];
  for (const options of values) points = points.flatMap((point) => options.map((value) => [...point, value]));
  return points;
}

function levelsOf({ name, distribution }: Factor, levels: number): number[] {
  checkCount(`The number of levels of ${name}`, levels);
  const count = countOfValues(distribution);
  const length = Math.min(levels, count ?? levels);
  return Array.from({ length }, (_, level) => {
    const way = length === 1 ? 0.5 : level / (length - 1);
    return quantile(distribution, count === null ? way : (Math.round(way * (count - 1)) + 0.5) / count);
  });
}
