import type { Factor, Point } from '@plenary/engine';

/** The numbers of a point, by path. */
export function numbersAt(factors: readonly Factor[], point: Point): Readonly<Record<string, number>> {
  return Object.fromEntries(factors.map(({ name }, index) => [name, point[index]!]));
}

/** A point in words: `parameters.pace = 0.4, gauges.tension.start = 3`. */
export function pointText(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([path, value]) => `${path} = ${value}`)
    .join(', ');
}
