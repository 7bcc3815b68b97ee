import {
  type AdjustableScenario,
  type Factor,
  InputError,
  type Model,
  mendName,
  type OutputKind,
  parseAdjustable,
  settleVaried,
  type VariedProblem,
} from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { readScenarioText } from '../files/scenario-file.ts';
import type { Output } from '../terminal/terminal.ts';

/** A scenario, what of it is looked at, and the numbers that are varied. */
export interface Experiment {
  readonly file: string;
  readonly text: string;
  readonly model: Model;
  readonly output: ExperimentOutput;
  readonly factors: readonly Factor[];
}

export interface ExperimentOutput {
  readonly kind: OutputKind;
  readonly index: number;
  readonly name: string;
  readonly title: string;
  /** Of a measure; '' for none. */
  readonly unit: string;
}

export interface ExperimentRequest {
  readonly file: string;
  readonly variant: string | undefined;
  readonly outcome: string | undefined;
  readonly measure?: string | undefined;
  /** Numbers as they are typed (see `settleVaried`); without any, those are varied for which the scenario gives a range. */
  readonly vary: readonly string[];
}

/**
 * Reads and checks all that an experiment is about.
 * @throws {UsageError} with everything that is wrong with the flags @throws {InputError} with what is wrong with the scenario
 */
export async function readExperiment({ file, variant, outcome, measure, vary }: ExperimentRequest, talk: Output): Promise<Experiment> {
  const { model, text } = await readScenarioText(file, variant, talk);
  const output = outputOf(model, outcome, measure);
  const { scenario, problems } = parseAdjustable(text, { file, checkVariants: false });
  if (scenario === null) throw new InputError(problems);
  const subject = { title: model.title, scenario, variant: variant ?? null };
  const texts = vary.length > 0 ? vary : rangedIn(model, scenario, variant ?? null);
  if (texts.length === 0) {
    throw new UsageError(
      `${file}: expected numbers for which the scenario gives a range, got none. Say what to vary, such as ${exampleFor(model, scenario, variant ?? null)}`,
    );
  }
  const settled = settleVaried(texts, subject);
  if (settled.problems.length > 0) throw new UsageError(settled.problems.map(problemText).join('\n'));
  return { file, text, model, output, factors: settled.factors };
}

function outputOf({ outcomes, measures }: Model, outcome: string | undefined, measure: string | undefined): ExperimentOutput {
  if (outcome !== undefined && measure !== undefined) throw new UsageError('expected --outcome or --measure, got both. Leave one out.');
  const [kind, wanted, known] =
    measure === undefined ? (['outcome', outcome, outcomes] as const) : (['measure', measure, measures] as const);
  const names = known.map(({ name }) => name);
  if (wanted === undefined)
    throw new UsageError(`--outcome: expected an outcome of the scenario, got none. Known here: ${names.join(', ')}.`);
  const index = names.indexOf(wanted);
  if (index === -1)
    throw new UsageError(`--${kind}: expected one of the ${kind}s of the scenario, got "${wanted}". ${mendName(wanted, names)}`);
  return { kind, index, name: wanted, title: known[index]!.title, unit: measures[kind === 'measure' ? index : -1]?.unit ?? '' };
}

/** The paths of the numbers for which the scenario gives a range. */
function rangedIn({ citations }: Model, scenario: AdjustableScenario, variant: string | null): string[] {
  return citations.flatMap(({ path, range }) =>
    range !== null && range[0] < range[1] && scenario.numberAt(path, variant).ok ? [path] : [],
  );
}

/** A `--vary` that would do. */
function exampleFor({ gauges, events }: Model, scenario: AdjustableScenario, variant: string | null): string {
  const starts = gauges.map(({ name, low, high }) => [`gauges.${name}.start`, `${low}..${high}`] as const);
  const hazards = events.map(({ name }) => [`events.${name}.hazard`, '0..0.5'] as const);
  const found = [...hazards, ...starts].find(([path]) => scenario.numberAt(path, variant).ok) ?? ['rounds', '4..12'];
  return `--vary ${found[0]}=${found[1]}`;
}

function problemText({ path, expected, got, fix }: VariedProblem): string {
  return `--vary ${path}: expected ${expected}, got ${got}.${fix === null ? '' : ` ${fix}`}`;
}
