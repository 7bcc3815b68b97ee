import type { Factor, Point } from '@plenary/engine';

/** The numbers of a point, by path. */
export function numbersAt(factors: readonly Factor[], point: Point): Readonly<Record<string, number>> {
  return Object.fromEntries(factors.map(({ name }, index) => [name, point[index]!]));
}

/** A point in words, by what is changed: `parameters.pace = 0.4, gauges.tension.start = 3`. */
export function pointText(factors: readonly Factor[], numbers: Readonly<Record<string, number>>): string {
  const changed = factors.filter(({ name, base }) => numbers[name] !== base).map(({ name }) => `${name} = ${numbers[name]}`);
  return changed.length === 0 ? 'the numbers that it has' : changed.join(', ');
}
