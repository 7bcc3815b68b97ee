import {
  createKernel,
  createReference,
  createTally,
  type KernelOptions,
  type Model,
  type RunObserver,
  runReference,
} from '@plenary/engine';
import type { Words } from '#engine/luck/threefry.js';
import { type Contender, type Counts, timed } from './contender.ts';
import { createXStateSummit, type XStateOptions } from './xstate/summit.ts';

/** The kernel, counting outcomes. */
export function kernelContender(model: Model, key: Words, options: KernelOptions = {}): Contender {
  const kernel = createKernel(model, options);
  const outcomes = new Float64Array(model.outcomes.length);
  const observer: RunObserver = { runEnd: ({ outcome }) => void outcomes[outcome]!++ };
  return {
    play: (firstRun, runs) =>
      timed(() => {
        outcomes.fill(0);
        kernel.run(key, firstRun, runs, observer);
        return byName(model, outcomes);
      }),
  };
}

/** The kernel, counting everything that a report tells. */
export function tallyContender(model: Model, key: Words): Contender {
  const kernel = createKernel(model);
  return {
    play: (firstRun, runs) =>
      timed(() => {
        const tally = createTally(model);
        kernel.run(key, firstRun, runs, tally);
        return byName(model, tally.outcomes);
      }),
  };
}

/** The reference engine, with its records and patches. */
export function referenceContender(model: Model, key: Words): Contender {
  const reference = createReference(model);
  return {
    play: (firstRun, runs) =>
      timed(() => {
        const outcomes = model.outcomes.map(() => 0);
        const observer: RunObserver = { runEnd: ({ outcome }) => void outcomes[outcome]!++ };
        for (let run = firstRun; run < firstRun + runs; run++) runReference(reference, { seed: key, run }, observer);
        return byName(model, outcomes);
      }),
  };
}

/** Live XState actors. */
export function xstateContender(model: Model, key: Words, options: XStateOptions): Contender {
  const summit = createXStateSummit(model, options);
  return {
    play: (firstRun, runs) =>
      timed(() => {
        const outcomes = model.outcomes.map(() => 0);
        for (let run = firstRun; run < firstRun + runs; run++) outcomes[summit.play(key, run)]!++;
        return byName(model, outcomes);
      }),
  };
}

function byName({ outcomes }: Model, counts: ArrayLike<number>): Counts {
  return Object.fromEntries(outcomes.map(({ name }, index) => [name, counts[index]!]));
}
