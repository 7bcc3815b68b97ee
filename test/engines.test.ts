/** The two engines are one: the same seed and run give the same trajectory, bit for bit. */
import { createKernel, createReference, createTally, type Model, type RunObserver, runReference, tallyToJson } from '@plenary/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from './support/arbitrary-scenario.ts';
import { BUNDLED, bundledModel, modelOf } from './support/bundled-scenario.ts';
import { createTellTale } from './support/tell-tale.ts';

/** More for a soak (see .ci/soak-engines.mjs): `PLENARY_CASES=50 PLENARY_RUNS=40`. */
const CASES = Number(process.env['PLENARY_CASES'] ?? 300);
const SEED = Number(process.env['PLENARY_CASES_SEED'] ?? 20180116);
/** Whether to tell the first difference as it was found instead of looking for a simpler one, which can take long. */
const AT_ONCE = process.env['PLENARY_AT_ONCE'] === '1';
const RUNS_OF_EACH = Number(process.env['PLENARY_RUNS'] ?? 4);

/** Both loops of the kernel, the one in JavaScript and the compiled one, against the reference engine. */
function expectEqualRuns(model: Model, seed: string, firstRun: number, count: number): void {
  const kernel = createKernel(model);
  const plain = createKernel(model, { compiled: false });
  const reference = createReference(model);
  const clearTally = createTally(model);
  const [fastEnds, clearEnds] = [createTellTale(), createTellTale()];
  expect([kernel.isCompiled, plain.isCompiled]).toEqual([true, false]);
  for (let run = firstRun; run < firstRun + count; run++) {
    const [fast, clear] = [createTellTale(), createTellTale()];
    const rows: number[][] = [];
    plain.run(seed, run, 1, fast.observer);
    runReference(
      reference,
      { seed, run },
      toAll(clear.observer, clearTally, { runEnd: (result, row) => clearEnds.observer.runEnd?.(result, row) }, keepRows(rows)),
    );
    expect(fast.lines).toEqual(clear.lines);
    expect(kernel.trajectory(seed, run).map((row) => [...row])).toEqual(rows);
    expect(plain.trajectory(seed, run).map((row) => [...row])).toEqual(rows);
  }
  const [fastTally, plainTally] = [createTally(model), createTally(model)];
  kernel.count(seed, firstRun, count, fastTally, fastEnds.observer.runEnd);
  plain.count(seed, firstRun, count, plainTally);
  expect(fastEnds.lines).toEqual(clearEnds.lines);
  expect(tallyToJson(fastTally)).toEqual(tallyToJson(clearTally));
  expect(tallyToJson(plainTally)).toEqual(tallyToJson(clearTally));
}

function keepRows(rows: number[][]): RunObserver {
  return { roundEnd: (row) => rows.push([...row]), runEnd: (_, row) => rows.push([...row]) };
}

function toAll(...observers: readonly RunObserver[]): RunObserver {
  return {
    turn: (actor, blocked) => observers.forEach((each) => void each.turn?.(actor, blocked)),
    act: (actor, act) => observers.forEach((each) => void each.act?.(actor, act)),
    event: (event) => observers.forEach((each) => void each.event?.(event)),
    position: (actor, supports) => observers.forEach((each) => void each.position?.(actor, supports)),
    roundEnd: (row) => observers.forEach((each) => void each.roundEnd?.(row)),
    runEnd: (result, row) => observers.forEach((each) => void each.runEnd?.(result, row)),
  };
}

describe('the kernel plays what the reference engine plays', () => {
  it(
    'on random scenarios of the whole language',
    () => {
      fc.assert(
        fc.property(arbitraryScenario(), fc.string({ maxLength: 5 }), fc.nat(0xffffffff - RUNS_OF_EACH), (data, seed, firstRun) =>
          expectEqualRuns(modelOf(JSON.stringify(data)), seed, firstRun, RUNS_OF_EACH),
        ),
        { numRuns: CASES, seed: SEED, endOnFailure: AT_ONCE },
      );
    },
    CASES * RUNS_OF_EACH * 500,
  );

  it.each(BUNDLED)('on %s', (name) => {
    expectEqualRuns(bundledModel(name), 'seven', 0, name === 'first-summit' ? 40 : 4);
  });

  it('counts the same in both loops while their memory grows under them', () => {
    const model = bundledModel('vancouver-2018');
    const [compiled, plain] = [createTally(model), createTally(model)];
    createKernel(model).count('grown', 0, 4_000, compiled);
    createKernel(model, { compiled: false }).count('grown', 0, 4_000, plain);
    expect(tallyToJson(compiled)).toEqual(tallyToJson(plain));
  });
});
