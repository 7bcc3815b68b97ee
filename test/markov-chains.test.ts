/**
 * Published Markov chains with published values (test/cases/markov-chains.json), written as scenarios: the exact solver gives the published
 * value, and sampling finds it within its interval. Step t of a chain is the end of round t.
 */
import { createKernel, createTally, exactInterval, type Model, solve } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { benchmark, benchmarks, chains, fraction, type Property, question, type Solved } from './support/published-chain.ts';

const RUNS = 1000;
/** Of each of some eighty intervals, so that all of them hold their values with probability above 0.9999. */
const CONFIDENCE = 1 - 1e-6;

describe.each(chains)('$name', (chain) => {
  it.each(chain.properties.map((property) => ({ property, law: describeProperty(property) })))('has the published $law', ({ property }) => {
    const { model, value } = question(chain, property);
    const published = fraction(property.value);
    expect(value(solved(model))).toBeCloseTo(published, 9);
    if (model.measures.length > 0) return;
    const tally = createTally(model);
    createKernel(model).run('chains', 0, RUNS, tally);
    const [low, high] = bounds(tally.outcomes[0] ?? 0);
    const probability = property.kind === 'stay' ? 1 - published : published;
    expect(low).toBeLessThanOrEqual(probability + 1e-12);
    expect(high).toBeGreaterThanOrEqual(probability - 1e-12);
  });
});

describe.each(benchmarks)('$model with $parameters', ({ model: family, parameters, property, approx }) => {
  it(`has the published ${property}`, () => {
    const model = benchmark(family, parameters, property);
    const { outcomes, measures } = solved(model);
    if (property === 'collect_all_bounded') expect(outcomes[0]?.probability).toBeCloseTo(approx, 9);
    else expect(measures[0]?.mean).toBeCloseTo(approx, 9);
  });
});

function solved(model: Model): Solved {
  const solution = solve(model);
  if (!solution.complete) throw new Error('The chain is too large.');
  return solution;
}

function bounds(count: number): readonly [number, number] {
  const { low, high } = exactInterval(count, RUNS, CONFIDENCE);
  return [low, high];
}

function describeProperty({ value, ...rest }: Property): string {
  return `${JSON.stringify(rest)} = ${value}`;
}
