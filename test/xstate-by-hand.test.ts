/** The benchmark's summit of live XState actors is the same summit: it may be slower than the kernel, but it must not do something else. */
import { createKernel, luckKey, type Model } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { createXStateSummit } from './bench/xstate/summit.ts';
import { BUNDLED, bundledModel, modelOf } from './support/bundled-scenario.ts';
import { toyScenario } from './support/toy-summit.ts';

const KEY = luckKey('by hand');
const RUNS = 3;

function expectSameRuns(model: Model, aloud: boolean): void {
  const kernel = createKernel(model);
  const summit = createXStateSummit(model, { aloud });
  for (let run = 0; run < RUNS; run++) {
    const [rows, rowsByHand] = [[] as string[], [] as string[]];
    let outcome = -1;
    kernel.run(KEY, run, 1, {
      roundEnd: (row) => void rows.push(row.join(' ')),
      runEnd: (result) => {
        outcome = result.outcome;
      },
    });
    expect(summit.play(KEY, run, (row) => void rowsByHand.push(row.join(' ')))).toBe(outcome);
    expect(rowsByHand).toEqual(rows);
  }
}

describe('a summit of live XState actors plays what the kernel plays', () => {
  it.each(BUNDLED)('on %s', (name) => expectSameRuns(bundledModel(name), false));

  it('on the toy summit', () => expectSameRuns(modelOf(toyScenario()), false));

  it('when every act is sent to everybody', () => expectSameRuns(bundledModel('first-summit'), true));
});
