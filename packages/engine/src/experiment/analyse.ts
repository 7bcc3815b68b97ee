import type { BootstrapOptions } from './bootstrap.ts';
import { type MorrisEffect, morrisEffects } from './elementary-effects.ts';
import type { Factor, Point } from './factor.ts';
import type { SampleOptions } from './latin-hypercube.ts';
import { type MorrisOptions, morrisDesign } from './morris-design.ts';
import { saltelliDesign } from './saltelli-design.ts';
import { type SobolIndices, sobolIndices } from './sobol-indices.ts';
import { type TornadoBar, type TornadoOptions, tornado, tornadoDesign } from './tornado.ts';

/** A function whose sensitivity is asked for: one number from the values of the factors, in their order. Pure, and free of luck. */
export type OutputFunction = (values: Point) => number;

/** How a function depends on its factors one at a time: a tornado's bars, the widest first. */
export function analyseTornado(output: OutputFunction, factors: readonly Factor[], options: TornadoOptions = {}): TornadoBar[] {
  const design = tornadoDesign(factors, options);
  const [base = Number.NaN, ...others] = design.points.map((point) => output(point));
  const exact = others.map((other) => ({ other, difference: other - base, interval: { low: other - base, high: other - base } }));
  return tornado(design, exact);
}

/** How a function depends on its factors, screened by Morris' elementary effects. */
export function analyseMorris(
  output: OutputFunction,
  factors: readonly Factor[],
  options: MorrisOptions & BootstrapOptions,
): MorrisEffect[] {
  const design = morrisDesign(factors, options);
  return morrisEffects(design, { values: design.points.map((point) => output(point)) }, options);
}

/** How the variance of a function divides among its factors: Sobol's indices. */
export function analyseSobol(output: OutputFunction, factors: readonly Factor[], options: SampleOptions & BootstrapOptions): SobolIndices {
  const design = saltelliDesign(factors, options);
  return sobolIndices(design, { values: design.points.map((point) => output(point)) }, options);
}
