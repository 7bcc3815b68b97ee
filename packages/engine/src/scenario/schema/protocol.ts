import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { condition, DOTTED_NAME, effects, name, named, number, numeric, patterned, text, whole } from './word.ts';

/** The text on the table, the meeting's phases, and events. */
const count = whole(0, LIMITS.rounds, `a whole number from 0 to ${LIMITS.rounds}`);
const positive = whole(1, LIMITS.rounds, `a whole number from 1 to ${LIMITS.rounds}`);
const actors = z.array(name, 'a list of actors');

const issue = z
  .strictObject({
    options: z
      .array(name, 'a list of options')
      .min(1, 'a list of at least one option')
      .max(LIMITS.options, `a list of at most ${LIMITS.options} options`),
    start: name.describe('The option of the first draft; default: the first.').optional(),
    title: text.optional(),
  })
  .meta({ id: 'issue', description: 'One question of the text, with its options in order.' });

const votes = {
  vetoes: actors.describe('Actors each of which can stop the adoption.').optional(),
  'opt-outs': z.strictObject({ actors, 'at-most': count }).describe('Actors that may stand aside.').optional(),
};
const adoption = z
  .discriminatedUnion(
    'rule',
    [
      z.strictObject({ rule: z.literal('consensus'), ...votes }),
      z.strictObject({ rule: z.literal('consensus-minus'), minus: count, ...votes }),
      z.strictObject({ rule: z.literal('majority'), quota: numeric.describe('Default 0.5.').optional(), ...votes }),
      z.strictObject({ rule: z.literal('weighted'), quota: numeric.describe('Default 2/3.').optional(), ...votes }),
    ],
    'an adoption with rule consensus, consensus-minus, majority or weighted',
  )
  .meta({ id: 'adoption', description: 'When a text is adopted.' });

const fallbackRule = 'nothing, { summary: draft } or { summary: chairs }';
const fallback = z
  .union(
    [
      z.literal('nothing', fallbackRule),
      z.strictObject({ summary: z.enum(['draft', 'chairs'], 'draft or chairs'), when: condition.optional() }),
    ],
    fallbackRule,
  )
  .meta({ id: 'fallback', description: 'What becomes of a text that is not adopted.' });

export const negotiatingText = z
  .strictObject({
    issues: named(issue, 'a mapping of issues'),
    chairs: actors.optional(),
    adoption: adoption.optional(),
    fallback: fallback.optional(),
  })
  .meta({ id: 'text', description: 'The draft on the table.' });

const speakersRule = 'a group, a list of actors, or all';
export const phase = z
  .strictObject({
    title: text.optional(),
    rounds: positive.describe('The planned length.'),
    quorum: condition.describe('Must hold for the phase to end on its date.').optional(),
    slip: z
      .strictObject({ by: positive, 'at-most': count, effects: effects.optional() })
      .describe('What happens when the quorum fails.')
      .optional(),
    otherwise: name.describe('The phase to go to when the quorum fails for good.').optional(),
    next: name.describe('The next phase; default: the following.').optional(),
    'ends-when': condition.describe('Ends the phase early.').optional(),
    speakers: z.union([name, actors], speakersRule).optional(),
    drafting: z.strictObject({ sessions: whole(1, LIMITS.sessions, `a whole number from 1 to ${LIMITS.sessions}`) }).optional(),
    'on-enter': effects.optional(),
  })
  .meta({ id: 'phase', description: 'A phase of the meeting.' });

export const event = z
  .strictObject({
    title: text.optional(),
    when: condition.optional(),
    hazard: numeric.describe('The probability of striking in a round.'),
    effects: effects.optional(),
    luck: whole(0, 0xffffffff, 'a whole number from 0 to 4294967295').optional(),
  })
  .meta({ id: 'event', description: 'What nature does.' });

const outcomeRule = 'a condition, otherwise, or { when, ends, title, happened, base-rate }';
export const outcome = z
  .union(
    [
      condition,
      z.strictObject({
        when: condition,
        ends: z.boolean('true or false').describe('Whether the run ends as soon as it holds.').optional(),
        title: text.optional(),
        happened: z.boolean('true or false').describe('What really happened, for scoring.').optional(),
        'base-rate': number(0, 1, 'a probability from 0 to 1').describe('The base-rate forecast, for scoring.').optional(),
      }),
    ],
    outcomeRule,
  )
  .meta({ id: 'outcome', description: 'A named ending; the first that holds is the outcome.' });

const labels = { title: text.optional(), unit: text.optional() };
const counted = patterned(DOTTED_NAME, 'an act, ACTOR.ACT or an event');
export const measure = z
  .union(
    [
      z.strictObject({ final: numeric, ...labels }),
      z.strictObject({ first: condition, ...labels }),
      z.strictObject({ rounds: condition, ...labels }),
      z.strictObject({ maximum: numeric, ...labels }),
      z.strictObject({ minimum: numeric, ...labels }),
      z.strictObject({ mean: numeric, ...labels }),
      z.strictObject({ count: counted, ...labels }),
    ],
    'one of final, first, rounds, maximum, minimum, mean or count, with title and unit',
  )
  .meta({ id: 'measure', description: 'A number read off a run.' });

export type RawPhase = z.infer<typeof phase>;
export type RawMeasure = z.infer<typeof measure>;
export type RawText = z.infer<typeof negotiatingText>;
