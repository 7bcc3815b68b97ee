import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latinHypercube } from './latin-hypercube.ts';
import { unitFactors } from './unit-factors.test-support.ts';

describe('a Latin hypercube', () => {
  it('has one point in every stratum of every factor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 6 }), fc.string(), (samples, count, seed) => {
        const points = latinHypercube(unitFactors(count), { samples, seed });
        for (let factor = 0; factor < count; factor++) {
          const strata = points.map((point) => Math.floor(point[factor]! * samples)).sort((a, b) => a - b);
          expect(strata).toEqual(points.map((_, stratum) => stratum));
        }
      }),
      { seed: 3 },
    );
  });

  it('leaves the values of a factor as they are when others come, go or change places', () => {
    const options = { samples: 40, seed: 'kept' };
    const [a, b, c] = unitFactors(3);
    const ofB = (points: readonly (readonly number[])[], place: number): unknown => points.map((point) => point[place]);
    const alone = ofB(latinHypercube([b!], options), 0);
    expect(ofB(latinHypercube([a!, b!, c!], options), 1)).toEqual(alone);
    expect(ofB(latinHypercube([c!, a!, b!], options), 2)).toEqual(alone);
  });

  it('orders the strata of each factor apart from those of the others', () => {
    const points = latinHypercube(unitFactors(2), { samples: 2000, seed: 'apart' });
    const correlation = points.reduce((sum, [a = 0, b = 0]) => sum + (a - 0.5) * (b - 0.5), 0) / 2000 / (1 / 12);
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(2000));
  });

  it('maps strata to equally probable parts of a distribution', () => {
    const points = latinHypercube([{ name: 'n', distribution: { kind: 'integer', low: 1, high: 5 } }], { samples: 20, seed: 'n' });
    expect(points.map(([value]) => value).sort()).toEqual([1, 2, 3, 4, 5].flatMap((value) => [value, value, value, value]));
  });

  it('keeps the values of released versions for a given seed', () => {
    expect(latinHypercube(unitFactors(2), { samples: 3, seed: 'plenary' })).toMatchInlineSnapshot(`
      [
        [
          0.30790085372670245,
          0.5217446952204531,
        ],
        [
          0.5648459425428882,
          0.992438639087292,
        ],
        [
          0.7341335974245643,
          0.1274434062264239,
        ],
      ]
    `);
  });

  it('refuses what is no design', () => {
    expect(() => latinHypercube(unitFactors(1), { samples: 0, seed: '' })).toThrow(
      'The number of samples is an integer of at least 1, got 0.',
    );
    expect(() => latinHypercube([], { samples: 1, seed: '' })).toThrow('An experiment varies at least one factor, got none.');
    const [a] = unitFactors(1);
    expect(() => latinHypercube([a!, a!], { samples: 1, seed: '' })).toThrow('Factors have names of their own, got a twice.');
  });
});
