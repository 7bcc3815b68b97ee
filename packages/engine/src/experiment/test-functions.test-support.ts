import type { Factor, Point } from './factor.ts';

export interface TestFunction {
  readonly factors: readonly Factor[];
  readonly of: (values: Point) => number;
  /** The analytic indices, by factor. */
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/** `sin x1 + a sin^2 x2 + b x3^4 sin x1` with a = 7, b = 0.1 on [-pi, pi]^3 (Ishigami and Homma 1990); variances by hand. */
export function ishigami(): TestFunction {
  const a = 7;
  const b = 0.1;
  const alone = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
  const second = a ** 2 / 8;
  const joint = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const all = alone + second + joint;
  return {
    factors: ['x1', 'x2', 'x3'].map((name) => ({ name, distribution: { kind: 'uniform', low: -Math.PI, high: Math.PI } })),
    of: ([x = 0, y = 0, z = 0]) => Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x),
    first: [alone / all, second / all, 0],
    total: [(alone + joint) / all, second / all, joint / all],
  };
}

/** The g-function of Sobol, `product of (|4 x - 2| + a) / (1 + a)` on the unit cube, with the coefficients a of Saltelli and Sobol (1995). */
export function gFunction(): TestFunction {
  const coefficients = [0, 1, 4.5, 9, 99, 99, 99, 99];
  const parts = coefficients.map((a) => 1 / (3 * (1 + a) ** 2));
  const all = parts.reduce((product, part) => product * (1 + part), 1) - 1;
  return {
    factors: coefficients.map((_, index) => ({ name: `x${index + 1}`, distribution: { kind: 'uniform', low: 0, high: 1 } })),
    of: (values) => coefficients.reduce((product, a, index) => (product * (Math.abs(4 * values[index]! - 2) + a)) / (1 + a), 1),
    first: parts.map((part) => part / all),
    total: parts.map((part) => (part * (all + 1)) / (1 + part) / all),
  };
}
