import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { ROLES } from '../model.ts';
import { position } from './chart.ts';
import { anyNumber, condition, name, named, number, precision, statePath, text, whole } from './word.ts';

const preconditionRule = 'a condition, or { when, title }';
const precondition = z
  .union([condition, z.strictObject({ when: condition, title: text.optional() })], preconditionRule)
  .meta({ id: 'precondition', description: 'What must hold before the actor takes part in talks.' });

const strategyRule = 'the name of a strategy, or { name, ... } with its options';
const strategy = z
  .union([name, z.object({ name }).catchall(z.union([z.number(), z.string()], 'a number or a text'))], strategyRule)
  .meta({ id: 'strategy', description: 'logit, or the name of another strategy, or { name: tit-for-tat, against: dprk }.' });

const initialRule = 'a state, or a list of states';

export const actor = z
  .strictObject({
    chart: name,
    title: text.optional(),
    role: z
      .enum(ROLES, `one of ${ROLES.join(', ')}`)
      .describe('Default: other.')
      .optional(),
    weight: number(0, LIMITS.weight, 'a number from 0 to 1e9').describe('In weighted votes and sums; default 1.').optional(),
    precision: precision.describe('Inverse noise of the choice among acts; default 1; inf for best response.').optional(),
    strategy: strategy.optional(),
    parameters: named(anyNumber, 'a mapping of numbers').optional(),
    preconditions: named(precondition, 'a mapping of conditions').optional(),
    position: position.describe('Comes last in the merging of positions.').optional(),
    tolerance: number(0, 1, 'a number from 0 to 1')
      .describe('As a chair: the greatest loss of utility per amendment; default 0.1.')
      .optional(),
    initial: z
      .union([statePath, z.array(statePath, initialRule).min(1, initialRule)], initialRule)
      .describe("Where this actor's chart begins.")
      .optional(),
    luck: whole(0, 0xffffffff, 'a whole number from 0 to 4294967295').describe('Its address for luck; default: from its name.').optional(),
  })
  .meta({ id: 'actor', description: 'Who decides.' });

export type RawActor = z.infer<typeof actor>;
