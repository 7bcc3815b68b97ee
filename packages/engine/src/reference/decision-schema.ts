import { z } from 'zod';
import type { Decision } from './decision.ts';
import { WALK_OUT, type Word } from './drafting.ts';
import type { Reference } from './reference.ts';

const WORD = z.union([
  z.object({ supports: z.literal(true) }),
  z.object({
    supports: z.literal(false),
    objection: z.union([z.object({ issue: z.string(), direction: z.literal([-1, 1]) }), z.literal(WALK_OUT), z.null()]),
  }),
]);

const HEAD = { round: z.int(), actor: z.string() };
const DECISION = z.union([z.object({ ...HEAD, act: z.string() }), z.object({ ...HEAD, session: z.int(), word: z.unknown() })]);

/**
 * A decision from outside, as plain data.
 * @throws RangeError when it has another shape, or its actor does not exist
 */
export function parseDecision(reference: Reference, value: unknown): Decision {
  const { data } = DECISION.safeParse(value);
  if (data === undefined)
    throw new RangeError(`A decision is { round, actor, act } or { round, actor, session, word }, got ${shown(value)}.`);
  reference.actorNamed(data.actor);
  return 'act' in data ? data : { ...data, word: parseWord(data.word) };
}

/**
 * A word on the text from outside, as plain data.
 * @throws RangeError when it has another shape
 */
export function parseWord(value: unknown): Word {
  const { data } = WORD.safeParse(value);
  if (data !== undefined) return data;
  const objection = `{ issue, direction: -1 or 1 }, '${WALK_OUT}' or null`;
  throw new RangeError(`A word is { supports: true }, or { supports: false, objection } with ${objection}, got ${shown(value)}.`);
}

/** A value of any kind in a message: as JSON, or its type when JSON cannot say it. */
export function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}
