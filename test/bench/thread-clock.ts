import { readFileSync } from 'node:fs';

const SCHEDULED = `/proc/self/task/${process.pid}/schedstat`;

/**
 * Nanoseconds that the main thread has computed, where the system says so (Linux), so that what else a machine does counts little; elsewhere
 * those of a clock.
 */
export function threadNanoseconds(): number {
  return isScheduled ? Number(readFileSync(SCHEDULED, 'utf8').split(' ')[0]) : Number(process.hrtime.bigint());
}

const isScheduled = ((): boolean => {
  try {
    return Number(readFileSync(SCHEDULED, 'utf8').split(' ')[0]) > 0;
  } catch {
    return false;
  }
})();
