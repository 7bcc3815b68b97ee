import { z } from 'zod';
import { LIMITS } from '../limits.ts';

// Compiled validators need `new Function`, which a strict content-security policy forbids and reports.
z.config({ jitless: true });

/**
 * The smallest parts of the schema. An `error` text of the schema is the rule that is broken, as a noun phrase: `issue.ts` makes
 * `expected <rule>, got ...` of it.
 */
export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const nameRule = 'a name of lower-case words joined by hyphens';
export const name = z
  .string(nameRule)
  .regex(NAME, nameRule)
  .max(LIMITS.nameCharacters, `a name of at most ${LIMITS.nameCharacters} characters`)
  .meta({ id: 'name', description: 'Lower-case words joined by hyphens: talks-about-talks.' });

/** A text of this pattern; `rule` says it in words. */
export const patterned = (pattern: RegExp, rule: string) => z.string(rule).regex(pattern, rule);

/** Names of states: one, or several joined by dots from the chart's root. */
const statePathRule = 'the name of a state, or a dotted path to it';
export const statePath = patterned(/^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/, statePathRule).meta({
  id: 'state-path',
  description: 'A state: its name, or a dotted path from the root of the chart.',
});

export const text = z.string('a text');

/** A name, or two joined by a dot: `tension`, `usa.patience`. */
export const DOTTED_NAME = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/;

/** A mapping from names to entries. */
export const named = <T extends z.ZodType>(entry: T, rule: string) => z.record(name, entry, rule);

const citation = {
  source: text.describe("A key of the scenario's sources.").optional(),
  range: z
    .tuple([z.number('a number'), z.number('a number')], 'a range [low, high]')
    .meta({ id: 'range' })
    .describe('The plausible values, [low, high].')
    .optional(),
  note: text.describe('Why this value.').optional(),
};

/** A value that may say where it comes from. */
export const quantity = <T extends z.ZodType>(value: T, rule: string) => z.union([value, z.strictObject({ value, ...citation })], rule);

/** A plain number. */
export const number = (low: number, high: number, rule: string) => quantity(z.number(rule).min(low, rule).max(high, rule), rule);

/** A plain number without bounds. */
export const anyNumber = quantity(z.number('a number'), 'a number').meta({
  id: 'number',
  description: 'A number, or { value, source, range, note }.',
});

/** A plain whole number. */
export const whole = (low: number, high: number, rule: string) => quantity(z.int(rule).min(low, rule).max(high, rule), rule);

const numericRule = 'a number or an expression';
/** A number, or an expression for one. */
export const numeric = quantity(z.union([z.number(numericRule), z.string(numericRule)], numericRule), numericRule).meta({
  id: 'numeric',
  description: 'A number, an expression in quotes, or either with { value, source, range, note }.',
});

const conditionRule = 'a condition';
/** An expression that is true or false. */
export const condition = z
  .union([z.boolean(conditionRule), z.string(conditionRule)], conditionRule)
  .meta({ id: 'condition', description: 'An expression that is true or false, such as calm >= 3 and usa in talks.' });

const precisionRule = 'a number from 0 to 1e100, or inf';
export const precision = quantity(
  z.union(
    [z.number(precisionRule).min(0, precisionRule).max(LIMITS.magnitude, precisionRule), z.literal('inf', precisionRule)],
    precisionRule,
  ),
  precisionRule,
);

const effectRule = 'a number to add, or a text such as "= 0" or "- leak / 2"';
export const effects = z
  .record(
    patterned(DOTTED_NAME, 'a gauge (tension, self.patience, usa.patience) or text.ISSUE'),
    quantity(z.union([z.number(effectRule), z.string(effectRule)], effectRule), effectRule),
    'effects (a mapping from gauges to changes)',
  )
  .meta({ id: 'effects', description: 'Changes by gauge or text.ISSUE: +1 or "- leak / 2" adds, "= 0" sets.' });

const ruleRule = 'a rule { when, effects } or a mapping of effects';
export const rules = z
  .array(z.union([z.strictObject({ when: condition.optional(), effects }), effects], ruleRule), 'a list of rules')
  .meta({
    id: 'each-round',
    description: 'Housekeeping at the end of each round: effects, or { when, effects }.',
  });

const gaugeRule = 'bounds such as 0..10, or { from, to, start, title, unit }';
export const gauge = z
  .union(
    [
      patterned(/^-?\d{1,9}\.\.-?\d{1,9}$/, gaugeRule),
      z.strictObject({
        from: numeric.describe('The least value, a whole number.'),
        to: numeric.describe('The greatest value, a whole number.'),
        start: numeric.describe('The value at the beginning; default: from.').optional(),
        title: text.optional(),
        unit: text.optional(),
      }),
    ],
    gaugeRule,
  )
  .meta({ id: 'gauge', description: 'A bounded integer: 0..10, or { from, to, start, title, unit }.' });

export type RawGauge = z.infer<typeof gauge>;
export type RawEffects = z.infer<typeof effects>;
export type RawRules = z.infer<typeof rules>;
