import { spawnSync } from 'node:child_process';
import { createKernel, type KernelOptions, type Model } from '@plenary/engine';
import { type ToyKey, toyHazards, toyParties } from '../support/toy-summit.ts';
import { type Contender, type Played, timed } from './contender.ts';
import { createToyByHand } from './toy-by-hand.ts';
import { createToyCounts } from './toy-counts.ts';
import { toyObserver } from './toy-observer.ts';
import { createToyWithExp } from './toy-with-exp.ts';

/** The kernel on the toy's scenario. */
export function toyKernelContender(model: Model, key: ToyKey, options: KernelOptions = {}): Contender {
  const kernel = createKernel(model, options);
  return {
    play: (firstRun, runs, thoroughly) =>
      timed(() => {
        const counts = createToyCounts();
        kernel.run(key, firstRun, runs, toyObserver(model, counts, thoroughly));
        const { none, deal, collapse, partial, draft, draftSquares, pressure, pressureSquares } = counts;
        return thoroughly ? { ...counts } : { none, deal, collapse, partial, draft, draftSquares, pressure, pressureSquares };
      }),
  };
}

/** The toy written by hand in TypeScript. */
export function toyByHandContender(key: ToyKey, sharesBlocks: boolean): Contender {
  const toy = createToyByHand(toyParties(), toyHazards(), sharesBlocks);
  return { play: (firstRun, runs) => timed(() => ({ ...toy.play(key, firstRun, runs, 'run-block-party') })) };
}

/** The toy written by hand in TypeScript without tables. */
export function toyWithExpContender(key: ToyKey): Contender {
  const toy = createToyWithExp(toyParties(), toyHazards());
  return { play: (firstRun, runs) => timed(() => ({ ...toy.play(key, firstRun, runs) })) };
}

/** The toy written by hand in C: a program that keeps its own time. */
export function toyInCContender(program: string): Contender {
  return {
    play(firstRun, runs) {
      const { status, stdout, stderr } = spawnSync(program, [String(firstRun), String(runs)], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`The toy in C failed: ${stderr}`);
      return JSON.parse(stdout) as Played;
    },
  };
}
