import { z } from 'zod';

const COUNT = z.custom<number>(isCount);
/** One check for all of them: tallies hold thousands. */
const COUNTS = z.custom<readonly number[]>((value) => Array.isArray(value) && value.every(isCount));
const MOMENTS = z.object({ count: COUNT, range: z.tuple([z.number(), z.number()]).nullable(), sum: z.string(), squares: z.string() });

const TALLY = z.object({
  runs: COUNT,
  counts: z.record(z.string(), COUNTS),
  measures: z.array(MOMENTS),
  histograms: z.array(z.custom((value) => value === null || (Array.isArray(value) && value.every(isPlace)))),
  utilities: z.array(MOMENTS),
});
const PAIR_TALLY = z.object({
  outcomes: COUNTS,
  present: COUNTS,
  measures: z.array(MOMENTS),
  utilities: z.array(MOMENTS),
});

/** @throws RangeError if the data have not the form of a tally */
export function checkTallyForm(data: unknown): void {
  checkForm('tally', 'plenary.tally/1', TALLY, data);
}

/** @throws RangeError if the data have not the form of a tally of pairs */
export function checkPairTallyForm(data: unknown): void {
  checkForm('tally of pairs', 'plenary.pair-tally/1', PAIR_TALLY, data);
}

function checkForm(what: string, format: string, schema: z.ZodType, data: unknown): void {
  const given = (data as { readonly format?: unknown } | null | undefined)?.format;
  if (given !== format) throw new RangeError(`A ${what} has the format "${format}", got ${JSON.stringify(given)}.`);
  const { error } = schema.safeParse(data);
  const path = error?.issues[0]?.path.join('.');
  if (path !== undefined) throw new RangeError(`A ${what} has something else at ${path}. Were the data changed?`);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Whether it is a place of a histogram: a whole number, and how often it came. */
function isPlace(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && Number.isInteger(value[0]) && isCount(value[1]);
}
