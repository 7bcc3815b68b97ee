/** The two engines are one: the same seed and run give the same trajectory, bit for bit. */
import { createKernel, createReference, type Model, runReference } from '@plenary/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from './support/arbitrary-scenario.ts';
import { BUNDLED, bundledModel, modelOf } from './support/bundled-scenario.ts';
import { createTellTale } from './support/tell-tale.ts';

/** More for a soak: `PLENARY_CASES=20000`. */
const CASES = Number(process.env['PLENARY_CASES'] ?? 300);
const SEED = Number(process.env['PLENARY_CASES_SEED'] ?? 20180116);
const RUNS_OF_EACH = 4;

function expectEqualRuns(model: Model, seed: string, firstRun: number, count: number): void {
  const kernel = createKernel(model);
  const reference = createReference(model);
  for (let run = firstRun; run < firstRun + count; run++) {
    const [fast, clear] = [createTellTale(), createTellTale()];
    kernel.run(seed, run, 1, fast.observer);
    runReference(reference, { seed, run }, clear.observer);
    expect(fast.lines).toEqual(clear.lines);
  }
}

describe('the kernel plays what the reference engine plays', () => {
  it(
    'on random scenarios of the whole language',
    () => {
      fc.assert(
        fc.property(arbitraryScenario(), fc.string({ maxLength: 5 }), fc.nat(0xffffffff - RUNS_OF_EACH), (data, seed, firstRun) =>
          expectEqualRuns(modelOf(JSON.stringify(data)), seed, firstRun, RUNS_OF_EACH),
        ),
        { numRuns: CASES, seed: SEED, endOnFailure: false },
      );
    },
    CASES * 1000,
  );

  it.each(BUNDLED)('on %s', (name) => {
    expectEqualRuns(bundledModel(name), 'seven', 0, name === 'first-summit' ? 40 : 4);
  });
});
