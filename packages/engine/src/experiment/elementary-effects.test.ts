import { describe, expect, it } from 'vitest';
import { morrisEffects } from './elementary-effects.ts';
import { morrisDesign } from './morris-design.ts';
import { unitFactors } from './unit-factors.test-support.ts';

const options = { seed: 'effects' };
const design = morrisDesign(unitFactors(3), { ...options, trajectories: 30 });
const effectsOf = (of: (values: readonly number[]) => number) => morrisEffects(design, { values: design.points.map(of) }, options);

describe('elementary effects', () => {
  it('of a linear function are its coefficients, without spread', () => {
    const effects = effectsOf(([a = 0, b = 0]) => 5 + 2 * a - 3 * b);
    const [a, b, c] = effects;
    expect([a?.mu, b?.mu, c?.mu].map((mu) => Number(mu?.toFixed(12)))).toEqual([2, -3, 0]);
    expect([a?.muStar.value, b?.muStar.value, c?.muStar.value].map((mu) => Number(mu?.toFixed(12)))).toEqual([2, 3, 0]);
    for (const { sigma, luck } of effects) expect([sigma < 1e-12, luck]).toEqual([true, 0]);
  });

  it('that cancel count in mu* but not in mu', () => {
    const [a] = effectsOf(([a = 0, b = 0]) => (b < 0.5 ? a : -a));
    expect(a?.muStar.value).toBeCloseTo(1, 12);
    expect(Math.abs(a!.mu)).toBeLessThan(0.6);
  });

  it('of a factor that works through another have a spread', () => {
    const [a, b, c] = effectsOf(([a = 0, b = 0, c = 0]) => a * b + c);
    expect(Math.min(a!.sigma, b!.sigma)).toBeGreaterThan(0.2);
    expect(c!.sigma).toBeLessThan(1e-12);
  });

  it('have an interval of mu* about its value', () => {
    const [a, , c] = effectsOf(([a = 0, b = 0, c = 0]) => a * b + c);
    const { value, interval } = a!.muStar;
    expect(interval!.low).toBeLessThan(value);
    expect(interval!.high).toBeGreaterThan(value);
    expect(c!.muStar.interval!.high - c!.muStar.interval!.low).toBeLessThan(1e-12);
  });

  it('say what luck alone would make of them', () => {
    const values = design.points.map(() => 0.5);
    const [a] = morrisEffects(design, { values, luckVariances: values.map(() => 0.02) }, options);
    expect(a!.luck).toBeCloseTo(Math.sqrt(0.04) / design.step, 12);
  });

  it('need an output for each point', () => {
    expect(() => morrisEffects(design, { values: [1] }, options)).toThrow('Each of the 120 points of the design has one output, got 1.');
    const values = design.points.map(() => 1);
    expect(() => morrisEffects(design, { values, luckVariances: [0] }, options)).toThrow('has one variance of luck, got 1');
    expect(() => morrisEffects(design, { values: values.with(7, Number.NaN) }, options)).toThrow(
      'The output at point 7 is a finite number, got NaN.',
    );
  });
});
