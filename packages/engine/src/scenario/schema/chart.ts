import { z } from 'zod';
import {
  anyNumber,
  condition,
  DOTTED_NAME,
  effects,
  gauge,
  name,
  named,
  numeric,
  patterned,
  quantity,
  rules,
  statePath,
  text,
} from './word.ts';

/** Charts: states, acts, reactions and positions. */
const reaction = z
  .strictObject({ to: statePath.optional(), when: condition.optional(), effects: effects.optional() })
  .meta({ id: 'reaction', description: 'Taken when something is heard; not chosen.' });

const transition = z
  .strictObject({
    to: statePath.describe('The state it leads to; none: stay.').optional(),
    when: condition.describe('precondition, or any condition, without which the act is not open.').optional(),
    appeal: numeric.describe('How much the actor likes the act just now; default 0.').optional(),
    effects: effects.optional(),
  })
  .meta({ id: 'transition', description: 'What an act does in this state.' });

const actRule = 'an appeal, a transition { to, when, appeal, effects } or a list of them';
const act = z.union([numeric, transition, z.array(transition, actRule).min(1, actRule)], actRule).meta({
  id: 'act',
  description: 'An appeal alone, a transition, or a list of transitions of which the first whose condition holds is taken.',
});

const heardRule = 'an act (harden), an act of one actor (dprk.test-missile) or an event';
const heard = patterned(DOTTED_NAME, heardRule);

const reactionRule = 'a reaction { to, when, effects } or a list of them';
const reactions = z.record(
  heard,
  z.union([reaction, z.array(reaction).min(1, reactionRule)], reactionRule),
  'a mapping from what is heard to reactions',
);

const precisionRule = 'a number from 0 to 1e100, or inf';
const issuePositionRule = 'a position on an issue, { ideal, weight }';
export const position = z
  .object({
    reservation: numeric.describe('The value of no text, in [0, 1]; default 0.5.').optional(),
    precision: quantity(z.union([z.number(precisionRule), z.string(precisionRule)], precisionRule), precisionRule)
      .describe('Inverse noise in drafting; default 10.')
      .optional(),
    concession: numeric.describe('The exponent e: below 1 Boulware, above 1 conceder; default 1.').optional(),
  })
  .catchall(z.strictObject({ ideal: name, weight: numeric.describe('Default 1.').optional() }, issuePositionRule))
  .meta({ id: 'position', description: 'By issue { ideal, weight }, with reservation, precision and concession.' });

const node = {
  title: text.optional(),
  tags: z.array(name, 'a list of tags').describe('A tag may be asked for like a state: usa in hard.').optional(),
  initial: name.describe('The child in which a compound state begins; default: the first.').optional(),
  type: z.literal('parallel', 'parallel (or no type at all)').describe('parallel: all the states are active at once.').optional(),
  attends: z.boolean('true or false').describe('The actor attends the meeting while this state is active.').optional(),
  announced: z.boolean('true or false').describe("The actor's coming is announced while this state is active.").optional(),
  position: position.optional(),
  may: named(act, 'a mapping from acts to transitions').describe('The acts that this state accepts.').optional(),
  on: reactions.describe('Reactions to acts of others and to events.').optional(),
};

const state = z
  .strictObject({
    ...node,
    get states(): z.ZodOptional<z.ZodRecord<typeof name, z.ZodType<RawState>>> {
      return named(state as z.ZodType<RawState>, 'a mapping of states').optional();
    },
  })
  .meta({ id: 'state', description: 'A stance.' });

type NodeShape = z.infer<z.ZodObject<typeof node>>;
export interface RawState extends NodeShape {
  states?: Record<string, RawState> | undefined;
}

export const chart = z
  .strictObject({
    ...node,
    states: named(state, 'a mapping of states').optional(),
    parameters: named(anyNumber, 'a mapping of numbers')
      .describe('Named numbers with their defaults; an actor may give its own.')
      .optional(),
    gauges: named(gauge, 'a mapping of gauges').describe('Gauges that each actor of this chart owns.').optional(),
    'each-round': rules.optional(),
  })
  .meta({ id: 'chart', description: 'A statechart, reused by any number of actors.' });

export type RawTransition = z.infer<typeof transition>;
export type RawPosition = z.infer<typeof position>;
export type RawChart = z.infer<typeof chart>;
