/** The toy summit of docs/performance.md is one thing in three forms: counts known from elsewhere, the form written by hand, and the scenario. */
import { createKernel } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { createToyByHand } from './bench/toy-by-hand.ts';
import { createToyCounts } from './bench/toy-counts.ts';
import { toyObserver } from './bench/toy-observer.ts';
import known from './cases/toy-summit-counts.json' with { type: 'json' };
import { modelOf } from './support/bundled-scenario.ts';
import { toyHazards, toyKey, toyParties, toyScenario } from './support/toy-summit.ts';

const RUNS = 20_000;

describe('the toy summit', () => {
  const byHand = createToyByHand(toyParties(), toyHazards());

  it('written by hand gives the counts known from elsewhere, with their luck', () => {
    const { seed, firstRun, runs, counts } = known;
    expect(byHand.play(toyKey(seed), firstRun, runs, 'run-party-block')).toEqual(counts);
  });

  it('as a scenario in the kernel gives the counts of the one written by hand', () => {
    const model = modelOf(toyScenario());
    const counts = createToyCounts();
    createKernel(model).run(toyKey(1), 0, RUNS, toyObserver(model, counts, true));
    expect(counts).toEqual(byHand.play(toyKey(1), 0, RUNS, 'run-block-party'));
  });
});
