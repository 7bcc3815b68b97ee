import { setFlagsFromString } from 'node:v8';

/** A function is optimised only when it has run for sixteen times as long as by itself. */
const LATE = '--interrupt-budget=1081344';
/** Later versions do not have this setting: with a cheaper compiler in between they optimise late by themselves. */
const LAST_WITH_BUDGET = 11;

/**
 * Has V8 leave the cores to those who play, in the whole process. To be called before threads are started: each of them optimises for itself what all of them
 * run, in further threads that take the cores from them; that took a fifth of the time of a batch with two workers. With one it takes as long, but less of a
 * second core.
 */
export function spareCores(): void {
  if (Number.parseInt(process.versions.v8, 10) <= LAST_WITH_BUDGET) setFlagsFromString(LATE);
}
