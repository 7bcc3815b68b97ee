import {
  createComparison,
  createForecast,
  createKernel,
  createTally,
  luckKey,
  type Model,
  PairTally,
  type RunResult,
} from '@plenary/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonPage } from '../packages/runner/src/html/comparison-page.ts';
import { standaloneSvg } from '../packages/runner/src/html/figure.ts';
import type { WrittenReport } from '../packages/runner/src/html/page.ts';
import { runPage } from '../packages/runner/src/html/run-page.ts';
import { arbitraryScenario } from './support/arbitrary-scenario.ts';
import { modelOf } from './support/bundled-scenario.ts';

const ORIGIN = { version: '0', command: 'npx plenary run random.yaml', files: [] };

function forecastPage(model: Model, runs: number): WrittenReport {
  const tally = createTally(model);
  createKernel(model).run(luckKey('pages'), 0, runs, tally);
  const examples = model.outcomes.map(() => null);
  const forecast = createForecast(tally);
  return runPage({ forecast, model, examples, precision: null, origin: ORIGIN, prefix: '', points: 1, variantTitle: null });
}

function changesPage(model: Model, runs: number): WrittenReport {
  const results = (seed: string): RunResult[] => {
    const played: RunResult[] = [];
    createKernel(model).run(luckKey(seed), 0, runs, {
      runEnd: (result) => void played.push({ ...result, measures: result.measures.slice(), utilities: result.utilities.slice() }),
    });
    return played.sort((a, b) => a.run - b.run);
  };
  const pairs = new PairTally(model, model);
  const [a, b] = [results('a'), results('b')];
  a.forEach((result, run) => void pairs.add(result, b[run]!));
  return comparisonPage(createComparison(pairs), ['one', 'other'], ORIGIN);
}

/** What every page and every picture of it has to be. */
function check({ page, figures }: WrittenReport): void {
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/(?:href="#|aria-(?:labelled|described)by=")([^"]*)"/g)) expect(ids).toContain(target);
  expect(page).not.toMatch(/\b(NaN|undefined|Infinity|\[object)/);
  for (const figure of figures) {
    const svg = standaloneSvg(figure);
    expect(svg, figure.id).not.toMatch(/NaN|undefined|Infinity|var\(/);
    expect([figure.id, figure.table.rows.length > 0, figure.description !== '']).toEqual([figure.id, true, true]);
  }
}

describe('a report of any scenario', () => {
  it('holds numbers, names that are its own and data behind every picture, of however few runs', () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.constantFrom(1, 2, 20), (data, runs) => {
        const model = modelOf(JSON.stringify(data), 'random.yaml');
        check(forecastPage(model, runs));
        check(changesPage(model, runs));
      }),
      { seed: 20180116, numRuns: 15 },
    );
  });

  it('can be written of a scenario with nothing in it but one act', () => {
    const bare = {
      plenary: 1,
      title: 'Bare',
      rounds: 1,
      charts: { one: { may: { hold: 0 } } },
      actors: { ada: { chart: 'one' } },
      outcomes: { end: { when: 'otherwise' } },
    };
    const { page, figures } = forecastPage(modelOf(JSON.stringify(bare)), 3);
    check({ page, figures });
    expect(figures.map(({ id }) => id)).toEqual(['outcomes-shares']);
    expect(page).toContain('<strong>end</strong>, in each of these runs, so in more than 29 of 100.');
  });
});
