import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundAxis } from '../rounds.ts';
import { extentWithZero } from './extent.ts';
import { fanChart } from './fan-chart.ts';
import { intervalPlot } from './interval-plot.ts';
import { occupancyChart } from './occupancy-chart.ts';
import { passageCurve } from './passage-curve.ts';

const rounds = roundAxis(null, 4);

/** The numbers of an attribute of the elements of this name that have it, in their order. */
function numbers(inside: string, element: string, attribute: string): number[] {
  return [...inside.matchAll(new RegExp(`<${element} [^>]*?\\b${attribute}="([-\\d.e]+)"`, 'g'))].map(([, value]) => Number(value));
}

describe('an interval plot', () => {
  const shares = fc.array(
    fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    { minLength: 1, maxLength: 5 },
  );
  const rows = (values: readonly number[]) =>
    values.map((value) => ({ label: 'name', value, low: value / 2, high: (1 + value) / 2, text: 'text' }));
  const options = { domain: [0, 1], tick: String, origin: 0 } as const;

  it('draws bars as long as their values and lines over their intervals, at every width', () => {
    fc.assert(
      fc.property(shares, fc.constantFrom(300, 340, 860), (values, width) => {
        const { inside } = intervalPlot(rows(values), options, width);
        const bars = numbers(inside, 'rect', 'width');
        const [unit = 0] = numbers(intervalPlot(rows([1]), options, width).inside, 'rect', 'width');
        expect(unit).toBeGreaterThan(0.3 * width);
        for (const [index, value] of values.entries()) expect(bars[index]).toBeCloseTo(value * unit, 6);
        const lines = [...inside.matchAll(/<g [^>]*aria-label="rule"[^>]*>(.*?)<\/g>/gs)].at(-1)?.[1] ?? '';
        const [ends, starts] = [numbers(lines, 'line', 'x2'), numbers(lines, 'line', 'x1')];
        for (const index of values.keys()) expect((ends[index] ?? 0) - (starts[index] ?? 0)).toBeCloseTo(unit / 2, 6);
      }),
      { seed: 20180116, numRuns: 40 },
    );
  });

  it('leaves out what is not known, but names it', () => {
    const { inside } = intervalPlot([{ label: 'never tried', value: null, low: null, high: null, text: 'none' }], options, 860);
    expect(numbers(inside, 'rect', 'width')).toEqual([]);
    expect(inside).toContain('never tried');
    expect(inside).toContain('none');
  });
});

describe('a chart of rounds', () => {
  it('puts the layers of an occupancy upon each other, up to all runs, each with its key', () => {
    const layers = [
      { colour: '#111111', key: '1', shares: [0.25, 0.5, 0.5, 0.75] },
      { colour: '#222222', key: '2', shares: [0.75, 0.5, 0.5, 0.25] },
    ];
    const { inside } = occupancyChart(layers, { at: [1, 2, 3, 4], rounds, horizon: 4 }, 300);
    const paths = [...inside.matchAll(/<path [^>]*\bd="(M[^"]*Z)"/g)].map(([, d]) => (d ?? '').match(/-?[\d.]+/g)?.map(Number) ?? []);
    const heights = paths.map((path) => path.filter((_, index) => index % 2 === 1));
    const [lower = [], upper = []] = heights;
    // The edge between them is the same for both.
    expect([...lower].slice(0, 4)).toEqual([...upper].slice(4).reverse());
    expect(Math.min(...upper)).toBe(6);
    expect(inside).toMatch(/>1<\/text>/);
    expect(inside).toMatch(/>2<\/text>/);
  });

  it('says where a fan ends and how many have passed', () => {
    const step = { round: 4, median: 3, half: [2, 4], ninety: [0, 5] } as const;
    expect(fanChart([step], { bounds: [0, 6], rounds, horizon: 4 }, 300).inside).toMatch(/>3<\/text>/);
    const point = { round: 2, share: 0.4, low: 0.3, high: 0.5, unended: 0.45 };
    const options = { rounds, horizon: 4, withUnended: true, finalText: '40%' };
    const { inside } = passageCurve([point], options, 300);
    expect(inside).toMatch(/>40%<\/text>/);
    expect(inside).toContain('stroke-dasharray="5,3"');
    expect(passageCurve([point], { ...options, withUnended: false }, 300).inside).not.toContain('stroke-dasharray="5,3"');
  });

  it('marks dates where there is a calendar, no more than there is room for', () => {
    const axis = roundAxis({ start: '2017-11-28', days: 7 }, 29);
    expect(axis.ticks(250).map(axis.tick)).toEqual(['28 Nov', '23 Jan', '20 Mar', '15 May']);
    expect(axis.name(9)).toBe('9 (23 Jan 2018)');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 150, max: 900 }), (horizon, room) => {
        const ticks = roundAxis(null, horizon).ticks(room);
        expect(ticks.length * 7 * String(horizon).length).toBeLessThanOrEqual(room);
        expect(ticks[0]).toBe(1);
        expect(ticks.at(-1)).toBeLessThanOrEqual(horizon);
      }),
      { seed: 20180116 },
    );
  });
});

describe('the bounds of an axis of changes', () => {
  it('hold every value and zero, and are never of no width', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (values) => {
        const [low, high] = extentWithZero(values);
        for (const value of [...values, 0]) {
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
        expect(high).toBeGreaterThan(low);
      }),
      { seed: 20180116 },
    );
  });
});
