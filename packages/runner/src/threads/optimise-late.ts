import { setFlagsFromString } from 'node:v8';

/** Eight times as much as by itself. */
const LATE = '--interrupt-budget=540672';
/** Later ones do not have this setting; they have a cheaper compiler in between and optimise late by themselves. */
const LAST_WITH_SETTING = 11;

/**
 * Lets V8 optimise a function only when it has run for longer, in the whole process. To be called before worker threads are started: each of them optimises
 * for itself what all of them run, in further threads that take the cores from them, which took a sixth of the time of a batch with two workers.
 */
export function optimiseLate(): void {
  if (Number.parseInt(process.versions.v8, 10) <= LAST_WITH_SETTING) setFlagsFromString(LATE);
}
