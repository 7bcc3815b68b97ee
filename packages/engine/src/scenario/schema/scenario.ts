import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { actor } from './actor.ts';
import { chart } from './chart.ts';
import { event, measure, negotiatingText, outcome, phase } from './protocol.ts';
import { anyNumber, gauge, name, named, number, patterned, rules, text, whole } from './word.ts';

const dateRule = 'a date such as 2017-11-28';

const variant = z
  .strictObject({
    title: text.optional(),
    set: z.record(z.string(), z.unknown(), 'a mapping from dotted paths to values').optional(),
    remove: z.array(z.string('a dotted path'), 'a list of dotted paths').optional(),
  })
  .meta({ id: 'variant', description: 'A named patch of this scenario.' });

/** The whole language of `docs/scenario-reference.md`: the one source of validation, the raw types and the published JSON Schema. */
export const scenarioSchema = z
  .strictObject({
    plenary: z.literal(1, '1, the version of this language').describe('The version of this language.'),
    title: text.describe('What the scenario is.'),
    summary: text.describe('A sentence or two about it.').optional(),
    seed: z.union([text, z.number()], 'a text').describe('The text from which all luck is derived.').optional(),
    sources: z
      .record(patterned(/^[A-Za-z][\w-]*$/, 'a citation key such as NP'), text, 'a mapping from citation keys to texts')
      .describe('Citation key to text; numbers refer to it by source.')
      .optional(),
    calendar: z
      .strictObject({
        start: patterned(/^\d{4}-\d{2}-\d{2}$/, dateRule),
        days: whole(1, LIMITS.days, `a whole number of days from 1 to ${LIMITS.days}`),
      })
      .describe('The date of round 1 and the days from one round to the next.')
      .optional(),
    rounds: whole(1, LIMITS.rounds, `a whole number from 1 to ${LIMITS.rounds}`).describe('The horizon.'),
    order: z.enum(['declared', 'rotating'], 'declared or rotating').describe('The speaking order; default declared.').optional(),
    parameters: named(anyNumber, 'a mapping of numbers').describe('Named numbers for the whole scenario.').optional(),
    gauges: named(gauge, 'a mapping of gauges').describe('Bounded integers of the world.').optional(),
    acts: named(
      z.strictObject({ lean: number(-1, 1, 'a number from -1 to 1').optional(), title: text.optional() }).meta({ id: 'declared-act' }),
      'a mapping of acts',
    )
      .describe('Titles and leanings of acts that are not standard.')
      .optional(),
    charts: named(chart, 'a mapping of charts').describe('The statecharts, one for each kind of actor.'),
    actors: named(actor, 'a mapping of actors').describe('Who decides, in speaking order.'),
    groups: named(z.array(name, 'a list of actors'), 'a mapping of groups').describe('Names for lists of actors.').optional(),
    text: negotiatingText.optional(),
    phases: named(phase, 'a mapping of phases').describe('The protocol of the meeting.').optional(),
    events: named(event, 'a mapping of events').describe('What nature does.').optional(),
    'each-round': rules.optional(),
    outcomes: named(outcome, 'a mapping of outcomes').describe('Named endings, tried in order.'),
    measures: named(measure, 'a mapping of measures').describe('Numbers read off a run.').optional(),
    variants: named(variant, 'a mapping of variants').describe('Named patches of this scenario.').optional(),
    lint: z
      .strictObject({ ignore: z.array(name, 'a list of warnings') })
      .describe('Warnings not to give.')
      .optional(),
  })
  .meta({ title: 'Plenary scenario', description: 'A multilateral negotiation as a finite Markov chain.' });

/** A scenario as written, after validation of its form: shorthands and names are not yet resolved. */
export type RawScenario = z.infer<typeof scenarioSchema>;
