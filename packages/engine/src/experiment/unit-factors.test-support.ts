import type { Factor } from './factor.ts';

/** Factors a, b, c, .. that are uniform on [0, 1]. */
export function unitFactors(count: number): Factor[] {
  return Array.from({ length: count }, (_, index) => ({
    name: String.fromCharCode(97 + index),
    distribution: { kind: 'uniform', low: 0, high: 1 },
  }));
}
