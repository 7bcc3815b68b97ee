import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { shareVariance } from './outputs.ts';
import { saltelliDesign } from './saltelli-design.ts';
import { sobolIndices } from './sobol-indices.ts';
import { unitFactors } from './unit-factors.test-support.ts';

const options = { seed: 'indices', resamples: 99 };

describe("Sobol's indices", () => {
  it('of a sum are the shares of its terms in the variance, first-order and total alike', () => {
    const design = saltelliDesign(unitFactors(3), { ...options, samples: 1024 });
    const { mean, variance, luckShare, indices } = sobolIndices(
      design,
      { values: design.points.map(([a = 0, b = 0]) => a + 2 * b) },
      options,
    );
    expect(mean).toBeCloseTo(1.5, 3);
    expect(variance).toBeCloseTo(5 / 12, 2);
    expect(luckShare).toBe(0);
    for (const [factor, share] of [0.2, 0.8, 0].entries()) {
      expect(indices[factor]!.first!.value).toBeCloseTo(share, 2);
      expect(indices[factor]!.total!.value).toBeCloseTo(share, 2);
    }
  });

  it('of a pure interaction are all total', () => {
    const design = saltelliDesign(unitFactors(2), { ...options, samples: 1024 });
    const { indices } = sobolIndices(design, { values: design.points.map(([a = 0, b = 0]) => (a - 0.5) * (b - 0.5)) }, options);
    for (const { first, total } of indices) {
      expect(Math.abs(first!.value)).toBeLessThan(0.03);
      expect(total!.value).toBeCloseTo(1, 1);
    }
  });

  it('do not depend on where the outputs have their zero', () => {
    const design = saltelliDesign(unitFactors(2), { ...options, samples: 64 });
    const at = (zero: number) => sobolIndices(design, { values: design.points.map(([a = 0, b = 0]) => zero + a * a + b) }, options).indices;
    for (const [factor, { first, total }] of at(1e6).entries()) {
      expect(first!.value).toBeCloseTo(at(0)[factor]!.first!.value, 8);
      expect(total!.value).toBeCloseTo(at(0)[factor]!.total!.value, 8);
    }
  });

  it('are missing where nothing varies', () => {
    const design = saltelliDesign(unitFactors(2), { ...options, samples: 8 });
    const { variance, luckShare, indices } = sobolIndices(design, { values: design.points.map(() => 0.1) }, options);
    expect({ variance, luckShare, indices }).toEqual({
      variance: 0,
      luckShare: null,
      indices: [
        { factor: 'a', first: null, total: null },
        { factor: 'b', first: null, total: null },
      ],
    });
  });

  it('are missing where the variance is not told from what luck adds to it', () => {
    const random = seedrandom('nothing matters');
    const runs = 100;
    const design = saltelliDesign(unitFactors(2), { ...options, samples: 256 });
    const looked = Array.from({ length: 20 }, () => {
      const hits = design.points.map(() => Array.from({ length: runs }, () => random()).filter((draw) => draw < 0.5).length);
      const outputs = { values: hits.map((count) => count / runs), luckVariances: hits.map((count) => shareVariance(count, runs)) };
      return sobolIndices(design, outputs, options);
    });
    // By luck alone the variance is positive in half of the cases, and told from 0 in one of 40.
    expect(looked.filter(({ variance }) => variance > 0).length).toBeGreaterThan(5);
    expect(looked.filter(({ indices }) => indices.some(({ first, total }) => first !== null || total !== null)).length).toBeLessThanOrEqual(
      2,
    );
  });

  it('take what rounding makes of a variance for none', () => {
    const design = saltelliDesign(unitFactors(2), { ...options, samples: 3 });
    const of = (values: readonly number[], luck: number) =>
      sobolIndices(design, { values, luckVariances: values.map(() => luck) }, { ...options, resamples: 999 });
    const halves = design.points.map((_, point) => (Math.floor(point / 2) % 2 === 0 ? 0.1 : 0.4));
    const { variance } = sobolIndices(design, { values: halves }, options);
    expect(variance).toBeGreaterThan(0);
    expect(of(halves, variance * (1 - 1e-15))).toMatchObject({ variance: 0, indices: [{ first: null }, { first: null }] });
    const rounded = design.points.map((_, point) => (point % 2 === 0 ? 0.3 : 0.1 + 0.2));
    expect(of(rounded, 0)).toMatchObject({ variance: 0, luckShare: null, indices: [{ first: null }, { first: null }] });
  });

  it('are those of the probabilities, and not of their estimates, once the variance of luck is taken away', () => {
    const runs = 20;
    const probability = ([a = 0, b = 0]: readonly number[]): number => 0.3 + 0.4 * a + 0.1 * b;
    const share = 16 / 17;
    const random = seedrandom('luck');
    const design = saltelliDesign(unitFactors(3), { ...options, samples: 4096 });
    const hits = design.points.map(
      (point) => Array.from({ length: runs }, () => random()).filter((draw) => draw < probability(point)).length,
    );
    const values = hits.map((count) => count / runs);

    const raw = sobolIndices(design, { values }, options);
    expect(raw.indices[0]!.first!.value).toBeLessThan(share - 0.3);
    expect(raw.indices[2]!.total!.value).toBeGreaterThan(0.3);

    const mended = sobolIndices(design, { values, luckVariances: hits.map((count) => shareVariance(count, runs)) }, options);
    // Tolerances are three to four standard errors, which repetition with other luck gives as 0.0004 and 0.04.
    expect(Math.abs(mended.variance - 0.17 / 12)).toBeLessThan(0.0015);
    expect(mended.luckShare).toBeCloseTo(1 - mended.variance / raw.variance, 12);
    for (const [factor, wanted] of [share, 1 - share, 0].entries()) {
      expect(Math.abs(mended.indices[factor]!.first!.value - wanted)).toBeLessThan(0.12);
      expect(Math.abs(mended.indices[factor]!.total!.value - wanted)).toBeLessThan(0.12);
    }
  });
});
