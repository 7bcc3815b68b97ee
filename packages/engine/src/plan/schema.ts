import { z } from 'zod';
import { name, text } from '../scenario/schema/word.ts';
import { LUCKS } from './luck.ts';

const numberRule = 'a number';
const plain = z.number(numberRule);
const pairRule = 'two numbers, [low, high]';
const pair = z.tuple([plain, plain], pairRule);
const tripleRule = 'three numbers, [low, mode, high]';
const normalRule = 'a mapping { mean, deviation, low, high }';
const atLeast = (low: number, rule: string) => z.int(rule).min(low, rule);

/** Whether exactly one of these keys is there. */
const oneOf = (keys: readonly string[]) => (given: object) => keys.filter((key) => Object.hasOwn(given, key)).length === 1;

const DISTRIBUTIONS = ['uniform', 'integer', 'log-uniform', 'triangular', 'normal', 'choice'] as const;
const factorRule = `one of ${DISTRIBUTIONS.join(', ')}`;

/** What is believed of a number that the plan varies. */
const factor = z
  .union(
    [
      z.literal('range', 'range'),
      z.array(plain, 'a list of numbers').min(1, 'at least one number'),
      z
        .strictObject({
          uniform: pair.optional(),
          integer: pair.optional(),
          'log-uniform': pair.optional(),
          triangular: z.tuple([plain, plain, plain], tripleRule).optional(),
          normal: z.strictObject({ mean: plain, deviation: plain, low: plain, high: plain }, normalRule).optional(),
          choice: z.array(plain, 'a list of numbers').min(1, 'at least one number').optional(),
        })
        .refine(oneOf(DISTRIBUTIONS), factorRule),
    ],
    'range, a list of values, or a distribution such as { uniform: [0, 1] }',
  )
  .meta({
    id: 'factor',
    description:
      'What is believed of a number: range (uniform over the range that the scenario gives for it), a list of values, or a distribution.',
  });

const DESIGNS = ['list', 'grid', 'latin-hypercube', 'sobol', 'tornado', 'morris', 'saltelli'] as const;
const designRule = `one of ${DESIGNS.join(', ')}`;
const samplesRule = 'a number of points from 1';

const design = z
  .union(
    [
      z.enum(['grid', 'tornado'], designRule),
      z
        .strictObject({
          list: z
            .array(z.record(z.string(), plain, 'a mapping from paths to numbers'), 'a list of points')
            .min(1, 'at least one point')
            .describe('The points themselves; what a point leaves out keeps its value.')
            .optional(),
          grid: z
            .union(
              [atLeast(1, 'a number of levels from 1'), z.record(z.string(), atLeast(1, 'a number of levels from 1'))],
              'a number of levels, or one by path',
            )
            .describe('All combinations of so many levels of each.')
            .optional(),
          'latin-hypercube': atLeast(1, samplesRule).describe('So many points, each stratum of each number once.').optional(),
          sobol: atLeast(1, samplesRule).describe("The first so many points of Sobol's sequence; best a power of two.").optional(),
          tornado: pair.describe("The shares of each number's distribution at its low and its high value.").optional(),
          morris: z
            .union(
              [
                atLeast(2, 'a number of trajectories from 2'),
                z.strictObject({
                  trajectories: atLeast(2, 'a number of trajectories from 2'),
                  levels: atLeast(2, 'an even number of levels').optional(),
                }),
              ],
              'a number of trajectories, or { trajectories, levels }',
            )
            .describe("Morris' trajectories.")
            .optional(),
          saltelli: atLeast(2, 'a number of samples from 2')
            .describe("Rows of Saltelli's design for Sobol's indices; a power of two.")
            .optional(),
          seed: text.describe("What the design is drawn from; default: the plan's seed.").optional(),
        })
        .refine(oneOf(DESIGNS), designRule),
    ],
    designRule,
  )
  .meta({ id: 'design', description: `Which points to play: ${designRule}.` });

const scenario = z
  .union(
    [
      z.string('the name of a file'),
      z.strictObject({
        file: z.string('the name of a file'),
        name: name.describe('What results call it; default: the name of the file.').optional(),
      }),
    ],
    'the name of a file, or { file, name }',
  )
  .meta({ id: 'scenario', description: 'A scenario file, as seen from the plan.' });

const portionRule = 'a whole number from 1 to 100000';
const runsRule = 'a whole number from 1 to 100000000';
const whole = z.int(runsRule).min(1, runsRule).max(100_000_000, runsRule);

/** The whole language of `docs/batch.md`: the one source of validation, the raw types and the published JSON Schema. */
export const planSchema = z
  .strictObject({
    plan: z.literal(1, '1, the version of this language').describe('The version of this language.'),
    title: text.describe('The question.').optional(),
    scenario: scenario.optional(),
    scenarios: z.array(scenario, 'a list of scenarios').min(1, 'at least one scenario').optional(),
    variants: z
      .union([z.literal('all', 'all'), z.array(name, 'a list of variants').min(1, 'at least one variant')], 'a list of variants, or all')
      .describe(
        'The variants to play, as-it-stands among them where it is wanted; the others are compared with the first. Default: as-it-stands.',
      )
      .optional(),
    runs: whole.describe('Runs of each variant at each point; default 1000.').optional(),
    seed: text.describe("What all luck is derived from; default: the scenario's own seed.").optional(),
    seeds: z.array(text, 'a list of texts').min(1, 'at least one seed').describe('Several: everything is played with each.').optional(),
    luck: z
      .enum(LUCKS, 'common, by-trajectory or independent')
      .describe(
        'Whether all points have the same runs, each of the trajectories of morris its own, or each point; default common, by-trajectory for morris, and independent for saltelli.',
      )
      .optional(),
    constants: z
      .record(z.string(), plain, 'a mapping from paths to numbers')
      .describe('Numbers of the scenario that are others throughout.')
      .optional(),
    vary: z
      .record(z.string(), factor, 'a mapping from paths to what is believed of them')
      .describe('Numbers of the scenario that differ from point to point.')
      .optional(),
    design: design.optional(),
    keep: z
      .strictObject({
        outcomes: z.array(name, 'a list of outcomes').describe('Default: all.').optional(),
        measures: z.array(name, 'a list of measures').describe('Default: all.').optional(),
        rounds: z.boolean('true or false').describe('Whether to write rounds.parquet; default true.').optional(),
        runs: z.boolean('true or false').describe('Whether to write runs.parquet; default false.').optional(),
      })
      .describe('What to write.')
      .optional(),
    portion: z
      .int(portionRule)
      .min(1, portionRule)
      .max(100_000, portionRule)
      .describe('Runs of each variant that are played as one piece of work; default 5000.')
      .optional(),
  })
  .meta({ title: 'Plenary plan', description: 'Which scenarios, variants and numbers to play, and how often.' });

/** A plan as written, after validation of its form. */
export type RawPlan = z.infer<typeof planSchema>;
export type RawFactor = z.infer<typeof factor>;
export type RawDesign = z.infer<typeof design>;
