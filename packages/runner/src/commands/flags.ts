import { availableParallelism } from 'node:os';
import { UsageError } from '../exit.ts';
import { parseQueueAddress } from '../queue/queue-address.ts';

export const DEFAULT_RUNS = 10_000;

/** Flags that several commands share, so that a word means the same everywhere. */
export const seed = {
  type: 'string',
  requiresArg: true,
  describe: "All luck is derived from this text [default: the scenario's own]",
} as const;

export const variant = {
  type: 'string',
  requiresArg: true,
  describe: 'Apply this variant of the scenario',
} as const;

export const json = {
  type: 'boolean',
  describe: 'Print the result as JSON',
} as const;

export const html = {
  type: 'string',
  requiresArg: true,
  describe: 'Also write a report with pictures: one HTML file that needs no network',
} as const;

export const figures = {
  type: 'string',
  requiresArg: true,
  describe: "Also write the report's pictures into this folder, each as an SVG file",
} as const;

/** The text of a flag that was given once. */
export function onceOnly(name: string, given: string | readonly string[]): string {
  if (typeof given === 'string') return given;
  throw new UsageError(`--${name}: expected it once, got it ${given.length} times.`);
}

/** A flag that takes a whole number within these bounds, both included. */
export function wholeNumber(name: string, low: number, high: number) {
  return (given: string | readonly string[]): number => {
    const text = onceOnly(name, given);
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < low || value > high) {
      throw new UsageError(`--${name}: expected a whole number from ${low} to ${high}, got ${JSON.stringify(text)}.`);
    }
    return value;
  };
}

/** A flag that takes a share strictly between 0 and an upper bound, as `0.95` or `95%`. */
export function share(name: string, below = 1, example = '0.95 or 95%') {
  return (given: string | readonly string[]): number => {
    const text = onceOnly(name, given);
    const written = text.trim();
    const value = written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : Number(written);
    if (written === '' || !(value > 0 && value < below)) {
      throw new UsageError(`--${name}: expected a share between 0 and ${below}, such as ${example}, got ${JSON.stringify(text)}.`);
    }
    return value;
  };
}

export const runs = {
  type: 'string',
  requiresArg: true,
  coerce: wholeNumber('runs', 1, 100_000_000),
  describe: `How many times to play the scenario [default: ${DEFAULT_RUNS}]`,
} as const;

export const confidence = {
  type: 'string',
  requiresArg: true,
  default: '95%',
  coerce: share('confidence'),
  describe: 'The confidence of every interval',
} as const;

export const vary = {
  type: 'string',
  array: true,
  nargs: 1,
  requiresArg: true,
  describe: 'A number to vary, such as events.raid.hazard=0..0.3; repeatable [default: all for which the scenario gives a range]',
} as const;

export const quiet = { type: 'boolean', describe: 'Say nothing while it plays' } as const;

/** More would cost memory, each with its tables, and rarely be there. */
const MOST_WORKERS = 64;
export const DEFAULT_WORKERS = Math.min(8, availableParallelism());

export const workers = {
  type: 'string',
  requiresArg: true,
  coerce: wholeNumber('workers', 1, MOST_WORKERS),
  describe: 'How many threads may share long work; the numbers do not depend on it [default: one for each core]',
} as const;

export const queue = {
  type: 'string',
  requiresArg: true,
  coerce: (given: string | readonly string[]) => parseQueueAddress(given, process.env.PLENARY_QUEUE_PASSWORD),
  describe: 'Share the work by this Redis server, such as redis://localhost:6379; its password is read from PLENARY_QUEUE_PASSWORD',
} as const;
