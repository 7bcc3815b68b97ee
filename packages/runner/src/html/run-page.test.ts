import { createForecast, createKernel, createTally, luckKey, parseScenario } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { intervalText, shareText } from '../reports/estimate.ts';
import { standaloneSvg } from './figure.ts';
import { HOSTILE } from './hostile-scenario.test-support.ts';
import { runPage } from './run-page.ts';
import type { RunReport } from './run-report.ts';

const RUNS = 60;

function reportOf(text: string): RunReport {
  const { model } = parseScenario(text, { file: 'hostile.yaml' });
  if (model === null) throw new Error('The scenario of this test has to be valid.');
  const tally = createTally(model);
  createKernel(model).run(luckKey(model.seed), 0, RUNS, tally);
  const forecast = createForecast(tally);
  const origin = { version: '1.2.3', command: 'npx plenary run hostile.yaml', files: [{ name: '<b>.yaml', digest: 'abc' }] };
  return { prefix: '', points: 1, variantTitle: null, forecast, model, examples: model.outcomes.map(() => 0), precision: null, origin };
}

const report = reportOf(HOSTILE);
const { page, figures } = runPage(report);

describe('the page of a forecast', () => {
  it('is the same to the last byte for the same runs', () => {
    expect(runPage(reportOf(HOSTILE)).page).toBe(page);
  });

  it('shows what a scenario calls things as text, whatever it calls them', () => {
    // The page has no tags but its own: none that could run or load anything.
    expect(page.match(/<(script|img|iframe|object|link|base|a href="(?!#))/gi)).toBeNull();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    for (const section of [
      'outcomes',
      'passages',
      'text',
      'delegations',
      'preconditions',
      'gauges',
      'stances',
      'measures',
      'events',
      'sources',
      'origin',
    ]) {
      expect(page).toContain(`<section id="${section}"`);
    }
  });

  it('forbids itself scripts and every request', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;`,
    );
    expect(page).not.toMatch(/https?:\/\//);
  });

  it('gives every share with its interval, as the forecast has it', () => {
    for (const outcome of report.forecast.outcomes.filter(({ count }) => count > 0)) {
      expect(page).toContain(`<td class="number">${shareText(outcome)}</td><td class="number">${intervalText(outcome)}</td>`);
    }
  });

  it('says of every picture what there is to see, and gives its data', () => {
    expect(figures.length).toBeGreaterThan(10);
    for (const { id, title, description, table } of figures) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(title).not.toBe('');
      expect(description.length, id).toBeGreaterThan(15);
      expect(table.rows.length, id).toBeGreaterThan(0);
      for (const row of table.rows) expect(row.length, id).toBe(table.columns.length);
    }
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says by which round things had happened, with and without a calendar', () => {
    const passages = (text: string): string[] =>
      runPage(reportOf(text)).figures.flatMap(({ id, description }) => (id.startsWith('passage-') ? [description] : []));
    const dated = passages(HOSTILE);
    expect(dated).toHaveLength(1);
    expect(dated[0]).toMatch(/: a quarter of all runs by round \d \(\d+ [A-Z][a-z]+ 2018\)/);
    const plain = passages(HOSTILE.replace(/^calendar: .*\n/m, ''));
    expect(plain[0]).toMatch(/: a quarter of all runs by round \d[,.]/);
  });

  it('keeps apart what luck does and what is not known', () => {
    expect(page).toContain('<dt>Luck</dt>');
    expect(page).toContain('<dt>Ignorance</dt>');
    expect(page).toContain('1 of them has a believed range');
    expect(page).not.toContain('1 numbers');
  });
});

describe('a picture as a file of its own', () => {
  it('has its title, its legend and colours that every program knows', () => {
    const stance = figures.find(({ legend }) => legend !== undefined);
    if (stance === undefined) throw new Error('Expected a picture with a legend.');
    const svg = standaloneSvg(stance);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-labelledby="title" aria-describedby="desc"/);
    expect(svg).not.toContain('var(');
    expect(svg.match(/<rect width="16"/g)?.length).toBe(stance.legend?.length);
  });
});
