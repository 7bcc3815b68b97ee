import { describe, expect, it } from 'vitest';
import { proportionDifference } from '../statistics/difference.ts';
import type { Factor } from './factor.ts';
import { tornado, tornadoDesign } from './tornado.ts';

const factors: Factor[] = [
  { name: 'patience', distribution: { kind: 'integer', low: 0, high: 4 }, base: 3 },
  { name: 'hazard', distribution: { kind: 'uniform', low: 0, high: 1 } },
];

describe('a tornado', () => {
  it('moves one factor at a time to either end of its range', () => {
    expect(tornadoDesign(factors).points).toEqual([
      [3, 0.5],
      [0, 0.5],
      [4, 0.5],
      [3, 0],
      [3, 1],
    ]);
  });

  it('moves no further than the shares that it is given', () => {
    expect(tornadoDesign(factors, { shares: [0.1, 0.9] }).points.slice(3)).toEqual([
      [3, 0.1],
      [3, 0.9],
    ]);
    expect(() => tornadoDesign(factors, { shares: [0.9, 0.1] })).toThrow(
      'Shares are in order within [0, 1], such as 0.1 and 0.9, got 0.9 and 0.1.',
    );
  });

  it('ranks the factors by their swing, with paired differences against the base', () => {
    const pairs = (baseOnly: number, otherOnly: number) =>
      proportionDifference({ both: 300, baseOnly, otherOnly, neither: 700 - baseOnly - otherOnly }, 0.95);
    const bars = tornado(tornadoDesign(factors), [pairs(50, 0), pairs(0, 20), pairs(100, 0), pairs(0, 200)]);
    expect(bars.map(({ factor }) => factor)).toEqual(['hazard', 'patience']);
    const [hazard] = bars;
    expect(hazard!.swing).toBeCloseTo(0.3, 12);
    expect([hazard!.low.value, hazard!.low.difference]).toEqual([0, -0.1]);
    expect([hazard!.high.value, hazard!.high.output, hazard!.high.difference]).toEqual([1, 0.5, 0.2]);
    expect(hazard!.high.interval!.low).toBeGreaterThan(0.17);
    expect(hazard!.high.interval!.high).toBeLessThan(0.23);
  });

  it('counts a factor whose ends both lie on one side from the base on', () => {
    const ends = [0.2, 0.3, -0.1, 0.1].map((difference) => ({
      other: difference,
      difference,
      interval: { low: difference, high: difference },
    }));
    expect(tornado(tornadoDesign(factors), ends).map(({ swing }) => swing)).toEqual([0.3, 0.2]);
  });

  it('needs a comparison with the base for each end', () => {
    expect(() => tornado(tornadoDesign(factors), [])).toThrow('Each of the 4 points after the base is compared with it once, got 0.');
  });
});
