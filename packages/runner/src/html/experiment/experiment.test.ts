import { analyseMorris, analyseSobol, analyseTornado, type Factor, gridDesign, proportion } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { heatFigure } from './heat-figure.ts';
import { morrisFigure, sobolFigure } from './index-figure.ts';
import { changeText, type Output, outputText } from './output.ts';
import { createSpread } from './spread.ts';
import { spreadFigure } from './spread-figure.ts';
import { type PointRuns, tornadoFigure } from './tornado-figure.ts';

/** The function of Ishigami and Homma (1990), whose second factor has the strongest first-order index and whose third acts only with the first. */
const ishigami = ([x = 0, y = 0, z = 0]: readonly number[]): number => Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
const factors: Factor[] = ['x1', 'x2', 'x3'].map((name) => ({
  name,
  distribution: { kind: 'uniform', low: -Math.PI, high: Math.PI },
  base: 0.4,
}));
const OUTPUT: Output = { name: 'f', title: "Ishigami's function", kind: 'mean', unit: 'units' };
const SHARE: Output = { name: 'war', title: 'War', kind: 'share', unit: '' };

/** The texts of a picture in their order. */
const texts = (inside: string): string[] => [...inside.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('the figure of a tornado', () => {
  const bars = analyseTornado(ishigami, factors);
  const figure = tornadoFigure('f', OUTPUT, bars, null);

  it('has a row for each number, the strongest on top, with the values that it was moved to', () => {
    expect(figure.table.rows.map(([factor]) => factor)).toEqual(['x3', 'x2', 'x1']);
    const shown = texts(figure.draw(860).inside);
    expect(shown.filter((text) => /^x\d$/.test(text))).toEqual(['x3', 'x2', 'x1']);
    expect(shown.filter((text) => text === '−3.14')).toHaveLength(3);
    expect(shown).toContain('change, in units');
  });

  it('tells what was seen in no run, or in all, as a bound', () => {
    const end = { value: 1, difference: 0, interval: { low: -0.1, high: 0.1 } };
    const bar = { factor: 'x', low: { ...end, output: 0 }, high: { ...end, output: 1 }, swing: 0 };
    const told = (played: PointRuns | null): unknown[] => {
      const [, , low, , , high] = tornadoFigure('f', SHARE, [bar], played).table.rows[0] ?? [];
      return [low, high];
    };
    expect(told({ runs: 300, confidence: 0.95 })).toEqual(['< 1.2%', '> 98.8%']);
    expect(told(null)).toEqual(['0%', '100%']);
  });

  it('says how far each end moves the output', () => {
    const [bar] = bars;
    expect(figure.description).toContain(`x3: ${changeText(OUTPUT, bar?.low.difference ?? 0)}`);
  });
});

describe('the figure of indices', () => {
  const indices = analyseSobol(ishigami, factors, { samples: 256, seed: 'figure', resamples: 99 });

  it('gives each number what it does alone and in all, with intervals', () => {
    const { table, legend, draw } = sobolFigure('f', OUTPUT, indices);
    const [x1, x2] = indices.indices;
    expect(table.rows[1]?.[1]).toMatch(new RegExp(`^${x2?.first?.value.toFixed(2)} \\(-?\\d\\.\\d+ to \\d\\.\\d+\\)$`));
    expect(table.rows[0]?.[2]).toContain(x1?.total?.value.toFixed(2));
    expect(legend?.map(({ key }) => key)).toEqual(['●', '■']);
    expect(texts(draw(340).inside).filter((text) => /^x\d$/.test(text))[2]).toBe('x3');
  });

  it('of noise alone are unknown, and so they are told', () => {
    const none = { indices: [{ factor: 'x1', first: null, total: null }] };
    expect(sobolFigure('f', OUTPUT, none).table.rows).toEqual([['x1', 'unknown', 'unknown']]);
  });

  it('of screening stand beside the size that luck alone would give', () => {
    const effects = analyseMorris(ishigami, factors, { trajectories: 10, seed: 'figure', resamples: 99 });
    expect(morrisFigure('f', OUTPUT, effects).draw(860).inside).not.toContain('stroke-dasharray');
    const noisy = effects.map((effect) => ({ ...effect, luck: 1 }));
    expect(morrisFigure('f', OUTPUT, noisy).draw(860).inside).toContain('stroke-dasharray');
    expect(morrisFigure('f', OUTPUT, effects).table.rows).toHaveLength(3);
  });

  it('of screening that finds no effect at all lie at the left, below their names', () => {
    const nothing = analyseMorris(() => 0.5, factors, { trajectories: 4, seed: 'figure', resamples: 99 });
    const { draw, table, description } = morrisFigure('f', OUTPUT, nothing);
    expect(table.rows.map(([, ...figures]) => figures)).toEqual(factors.map(() => ['0', '0', '0', '0']));
    expect(description).toMatch(/^x1: strength 0, unevenness 0\./);
    const { inside } = draw(340);
    expect([...inside.matchAll(/<circle [^>]*cx="([\d.]+)"/g)].map(([, x]) => x)).toEqual(['14', '14', '14']);
    expect([...inside.matchAll(/<text transform="translate\(([\d.]+),[^>]*>x\d/g)].map(([, x]) => x)).toEqual(['14', '14', '14']);
  });
});

describe('the heat map of two numbers', () => {
  const values = gridDesign(factors.slice(0, 2), [4, 3]).map(([x = 0, y = 0]) => {
    const value = ishigami([x, y]);
    return { x, y, value, short: outputText(OUTPUT, value), text: outputText(OUTPUT, value) };
  });

  it('has a field for each pair, darkest at the greatest value', () => {
    const { draw, description, table } = heatFigure('f', OUTPUT, ['x1', 'x2'], values);
    const { inside } = draw(860);
    const fields = [...inside.matchAll(/<rect [^>]*fill="(#[0-9a-f]{6})"/g)].map(([, colour]) => colour);
    expect(fields).toHaveLength(12);
    const greatest = values.findIndex(({ value }) => value === Math.max(...values.map((other) => other.value)));
    expect(fields[greatest]).toBe('#08488a');
    expect(description).toMatch(/^From .* at x1 .* and x2 .* to .*\.$/);
    expect(table.rows).toHaveLength(12);
  });

  it('writes numbers only where there is room', () => {
    expect(texts(heatFigure('f', OUTPUT, ['x1', 'x2'], values).draw(860).inside).length).toBeGreaterThan(12);
    const many = gridDesign(factors.slice(0, 2), [40, 3]).map(([x = 0, y = 0]) => ({ x, y, value: x, short: '99.5%', text: '' }));
    expect(texts(heatFigure('f', OUTPUT, ['x1', 'x2'], many).draw(340).inside)).not.toContain('99.5%');
  });
});

describe('the spread over points', () => {
  it('keeps apart how far points differ and how sure one point is', () => {
    const spread = createSpread(SHARE.title);
    for (const count of [10, 30, 50, 0]) spread.add(proportion(count, 100, 0.95));
    const figure = spreadFigure('war', 'How it ends', [spread]);
    if (figure === null) throw new Error('Expected a figure.');
    const { table, draw } = figure;
    expect(table.rows).toEqual([['War', '23%', '< 3.6% to 50%', '± 7 in 100']]);
    const strokes = draw(860).inside.match(/<line [^>]*>/g) ?? [];
    expect(strokes.length).toBeGreaterThanOrEqual(4);
  });
});
