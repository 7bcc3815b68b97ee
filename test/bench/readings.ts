import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createKernel, type Model } from '@plenary/engine';
import { type Spread, spreadOf } from './spread.ts';

export const GROWTH_WARM_UP = 100_000;
export const GROWTH_RUNS = 1_000_000;

/** By how many bytes the resident memory of a process grows over a million runs of the toy, after a tenth as many to warm up. */
export function residentGrowth(): number {
  const script = fileURLToPath(new URL('growth.js', import.meta.url));
  return Number(output(['--expose-gc', script, String(GROWTH_WARM_UP), String(GROWTH_RUNS)]));
}

/** Seconds from the start of a program of Node to its end, several times. */
export function secondsOf(args: readonly string[], times: number): Spread {
  const once = (): number => {
    const start = process.hrtime.bigint();
    output(args);
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  return spreadOf(Array.from({ length: times }, once));
}

/** The mean number of decisions of a run, actors' turns and positions on the text, over the first runs. */
export function decisionsPerRun(model: Model, runs: number): number {
  let decisions = 0;
  const decide = (): void => void decisions++;
  createKernel(model).run(model.seed, 0, runs, { turn: decide, position: decide });
  return decisions / runs;
}

function output(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
