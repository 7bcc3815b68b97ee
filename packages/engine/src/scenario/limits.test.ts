import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { complaints, sampleWith } from './sample.test-support.ts';

const MILLISECONDS = 5_000;
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const inLine = (count: number, entry: (index: number) => string): string => many(count, entry).replaceAll('\n', ', ');

/** What there is too much of, the piece of the sample that is replaced, by what, and one of the complaints after its place. */
const TABLE: readonly (readonly [string, string, string, string])[] = [
  [
    'actors',
    'actors:\n',
    `actors:\n${many(200, (index) => `  a${index}: { chart: envoy }`)}\n`,
    'actors: expected at most 200 actors, got 204.',
  ],
  [
    'preconditions',
    '{ talks: calm >= 3 }',
    `{ talks: calm >= 3, ${inLine(32, (index) => `p${index}: calm > 1`)} }`,
    'actors.usa.preconditions: expected at most 32 preconditions, got 33.',
  ],
  [
    'preconditions that name each other',
    'actors:\n',
    `actors:\n${many(60, (index) => `  a${index}: { chart: envoy, preconditions: { c: ${index === 59 ? 'calm > 1' : `a${index + 1}.precondition.c`} } }`)}\n`,
    'actors.a50.preconditions.c: expected chains of at most 50 preconditions that name each other, got a longer one. Write the condition out.',
  ],
  ['rounds', 'rounds: 12', 'rounds: 10001', 'rounds: expected a whole number from 1 to 10000, got 10001.'],
  [
    'configurations',
    '      voice:\n',
    `${many(12, (index) => `      r${index}: { states: { on: {}, off: {} } }`)}\n      voice:\n`,
    'charts.target: expected at most 4096 configurations in a chart, got 16384. Parallel states multiply: keep apart only what must be.',
  ],
  [
    'variants',
    'no-attack: {',
    `${many(200, (index) => `v${index}: {}`).replaceAll('\n', '\n  ')}\n  no-attack: {`,
    'variants: expected at most 200 variants of a scenario of this size, got 202.',
  ],
  [
    'unknown keys',
    'rounds: 12',
    many(5_000, (index) => `rounds${index}: 12`),
    ': expected at most 100 problems, got more. Mend these first.',
  ],
  [
    'unknown names',
    '[usa, japan] }\ntext',
    `[${inLine(5_000, (index) => `usa${index}`)}] }\ntext`,
    ': expected at most 100 problems, got more. Mend these first.',
  ],
];

function expectSoon(text: string, expected: string): void {
  const start = performance.now();
  const told = complaints(text);
  expect(performance.now() - start).toBeLessThan(MILLISECONDS);
  expect(told.some((line) => line.includes(expected))).toBe(true);
  expect(told.length).toBeLessThanOrEqual(101);
}

describe('a scenario beyond the limits', () => {
  it.each(TABLE)('is refused soon for its %s', (_, piece, replacement, expected) => {
    expectSoon(sampleWith(piece, replacement), expected);
  });

  it('is refused soon for what the charts of all actors hold', () => {
    const huge = `charts:\n  huge: { may: { ${inLine(3_000, (index) => `act${index}: 1`)} } }\n`;
    const text = sampleWith('charts:\n', huge).replace('actors:\n', `actors:\n${many(150, (index) => `  a${index}: { chart: huge }`)}\n`);
    expectSoon(text, 'actors: expected at most 300000 values and tens of characters in the charts of all actors, got 4');
  });
});

describe('the reference', () => {
  it('states the limits', () => {
    const page = readFileSync(new URL('../../../../docs/scenario-reference.md', import.meta.url), 'utf8');
    const limits = page.slice(page.indexOf('## Limits'));
    const { characters, ...counts } = LIMITS;
    expect(limits).toContain(`${characters / 2 ** 20} MiB`);
    const written = (most: number): string => (most < 1e9 ? most.toLocaleString('en') : most.toExponential().replace('+', ''));
    const missing = Object.entries(counts).filter(([, most]) => !limits.includes(` ${written(most)} `));
    expect(missing).toEqual([]);
  });
});
