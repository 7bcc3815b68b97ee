import { checkDistribution, type Distribution, quantile } from './distribution.ts';

/** A number that an experiment varies because it is not known, or could be chosen otherwise. */
export interface Factor {
  /** Names the factor in results and addresses its luck: for a scenario, the number's dotted path. */
  readonly name: string;
  readonly distribution: Distribution;
  /** The value when this factor is left alone; by default the median of its distribution. */
  readonly base?: number;
}

/** Values of the factors, in their order: what one point of a design stands for. */
export type Point = readonly number[];

/** The value of a factor that is left alone. */
export function baseOf(factor: Factor): number {
  return factor.base ?? quantile(factor.distribution, 0.5);
}

/** The point at which each factor takes the value below which this share of its distribution lies. */
export function pointAt(factors: readonly Factor[], shares: ArrayLike<number>): Point {
  return factors.map(({ distribution }, index) => quantile(distribution, shares[index]!));
}

/** @throws RangeError if there are no factors, two have one name, or a distribution or a base is no such thing */
export function checkFactors(factors: readonly Factor[]): void {
  if (factors.length === 0) throw new RangeError('An experiment varies at least one factor, got none.');
  const names = new Set<string>();
  for (const { name, distribution, base } of factors) {
    if (names.has(name)) throw new RangeError(`Factors have names of their own, got ${name} twice.`);
    names.add(name);
    checkDistribution(distribution, name);
    if (base !== undefined && !Number.isFinite(base)) throw new RangeError(`The base of ${name} is a finite number, got ${base}.`);
  }
}
