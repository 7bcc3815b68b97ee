/**
 * The process that measures how much memory many runs of the toy take: prints the growth of the resident set in bytes over `RUNS` runs after
 * `WARM_UP` runs.
 */
import { createKernel } from '@plenary/engine';
import { TOY_KEY, toyModel } from './contenders.ts';
import { createToyCounts } from './toy-counts.ts';
import { toyObserver } from './toy-observer.ts';

const [warmUp = 0, runs = 0] = process.argv.slice(2).map(Number);
const model = toyModel();
const kernel = createKernel(model);
const observer = toyObserver(model, createToyCounts(), false);

/** Resident bytes, without what is only waiting to be collected. */
function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

kernel.run(TOY_KEY, 0, warmUp, observer);
const before = resident();
kernel.run(TOY_KEY, warmUp, runs, observer);
process.stdout.write(JSON.stringify(resident() - before));
