import { baseOf, checkFactors, type Factor, type Point } from './factor.ts';

/**
 * The points that are written out, by factor name; a factor that a row leaves out keeps its base. Values need not lie within their distributions.
 * @throws RangeError if a row names an unknown factor or gives no finite number
 */
export function listDesign(factors: readonly Factor[], rows: readonly Readonly<Record<string, number>>[]): Point[] {
  checkFactors(factors);
  const names = factors.map(({ name }) => name);
  return rows.map((row) => {
    for (const [name, value] of Object.entries(row)) {
      if (!names.includes(name)) throw new RangeError(`Expected one of the factors ${names.join(', ')}, got ${name}.`);
      if (!Number.isFinite(value)) throw new RangeError(`The value of ${name} is a finite number, got ${value}.`);
    }
    return factors.map((factor) => (Object.hasOwn(row, factor.name) ? row[factor.name]! : baseOf(factor)));
  });
}
