/**
 * An exported model means what the scenario means: its text is read by a reader of the PRISM language and solved by a solver that know nothing of the
 * engine, and every probability and expectation comes out as the exact solver has it.
 */
import { exportPrism, type Model, type PrismExport, type Solution, solve } from '@plenary/engine';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { conditionText, numberText } from './support/arbitrary-expression.ts';
import { arbitraryScenario } from './support/arbitrary-scenario.ts';
import { bundledModel, modelOf } from './support/bundled-scenario.ts';
import { answersOf, type Chain, chainOf, strayingCommands } from './support/prism/chain.ts';
import { type Program, readProgram } from './support/prism/program.ts';
import { benchmark, benchmarks, chains, fraction, question } from './support/published-chain.ts';
import { arbitraryTape, readTape } from './support/tape.ts';

/** More for a soak: `PLENARY_CASES=2000`. */
const CASES = Number(process.env['PLENARY_CASES'] ?? 50);
const SEED = Number(process.env['PLENARY_CASES_SEED'] ?? 20180116);
const TOLERANCE = 9;

type Exported = Extract<PrismExport, { complete: true }>;
type Solved = Extract<Solution, { complete: true }>;

interface Reading {
  readonly exported: Exported;
  readonly program: Program;
  readonly chain: Chain;
  /** By property as it stands: its answer. */
  readonly answers: ReadonlyMap<string, number>;
  readonly solution: Solved;
}

function read(model: Model): Reading {
  const exported = exportPrism(model);
  const solution = solve(model);
  if (!exported.complete || !solution.complete) throw new Error('It has few states.');
  const program = readProgram(exported.model);
  const chain = chainOf(program);
  const answers = new Map(answersOf(program, chain, exported.properties).map(({ question, answer }) => [question, answer]));
  return { exported, program, chain, answers, solution };
}

/** What the exact solver knows, beside what the exported text says. */
function compared(
  model: Model,
  { program, chain, answers, solution }: Reading,
): readonly (readonly [what: string, exported: number, exact: number])[] {
  const asked = (property: string): number => answersOf(program, chain, `${property};`)[0]!.answer;
  const name = (text: string): string => text.replaceAll('-', '_');
  const answered = (property: string): number => {
    const answer = answers.get(`${property};`);
    if (answer === undefined) throw new Error(`Nobody asks ${property}.`);
    return answer;
  };
  const statuses = Object.entries(solution.statuses ?? {}).filter(([, probability]) => probability > 0);
  return [
    ...solution.outcomes.map((outcome) => [outcome.name, answered(`P=? [ F "${name(outcome.name)}" ]`), outcome.probability] as const),
    ...statuses.map(([status, probability]) => {
      const property = program.places.has('text_status') ? answered(`P=? [ F ("ended" & text_status=text_status_${status}) ]`) : 1;
      return [`status ${status}`, property, probability] as const;
    }),
    ...model.measures.flatMap(({ name: measure, kind }, index) => {
      const { mean, probability, byRound } = solution.measures[index]!;
      const row = (exported: number, exact: number) => [[measure, exported, exact] as const];
      switch (kind) {
        case 'first':
          return [
            ...row(answered(`P=? [ F "${name(measure)}" ]`), probability),
            ...row(
              asked(`P=? [ F ("${name(measure)}" & round<=2) ]`),
              (byRound ?? []).slice(0, 2).reduce((sum, share) => sum + share, 0),
            ),
          ];
        case 'rounds':
        case 'count':
          return row(answered(`R{"${name(measure)}"}=? [ F "ended" ]`), mean!);
        case 'final':
          return row(answered(`R{"${name(measure)}"}=? [ F "ended" ]`), mean! + shift(program, measure));
        default:
          return [];
      }
    }),
  ];
}

/** What the rewards of a measure have more than its values, as its reward structure is written. */
function shift(program: Program, measure: string): number {
  const value = program.rewards.get(measure.replaceAll('-', '_'))?.[0]?.value;
  const added = value?.kind === 'apply' ? value.terms[1] : undefined;
  return added?.kind === 'constant' ? Number(added.value) : 0;
}

function expectSame(model: Model, reading: Reading): void {
  for (const [what, exported, exact] of compared(model, reading)) expect(exported, what).toBeCloseTo(exact, TOLERANCE);
  expect(reading.chain.states.length).toBe(reading.exported.states);
  expect(reading.chain.transitions).toBe(reading.exported.transitions);
  expect(strayingCommands(reading.program)).toEqual([]);
}

describe('the exported first summit', () => {
  it.each([undefined, 'without-raids', 'without-envoy'])('has the exact probabilities, variant %s', (variant) => {
    const model = bundledModel('first-summit', variant);
    expectSame(model, read(model));
  });

  it('says what Plenary answers beside each question', () => {
    const { exported, answers } = read(bundledModel('first-summit'));
    const said = [...exported.properties.matchAll(/Plenary: (\S+)\n(.*)/g)].map(
      ([, answer, property]) => [property!, Number(answer)] as const,
    );
    expect(said.length).toBeGreaterThan(6);
    for (const [property, answer] of said) expect(answers.get(property)).toBeCloseTo(answer, TOLERANCE);
  });
});

describe('exported published chains', () => {
  const REACHED = ['reach', 'until', 'at', 'steady', 'stay'];
  const cases = chains.flatMap((chain) =>
    chain.properties
      .filter(({ kind }) => REACHED.includes(kind))
      .slice(0, 2)
      .map((property) => ({ chain, property })),
  );

  it.each(cases)('have the published probability: $chain.name, $property', ({ chain, property }) => {
    const { model } = question(chain, property);
    const reading = read(model);
    const value = reading.answers.get('P=? [ F "reached" ];')!;
    expect(property.kind === 'stay' ? 1 - value : value).toBeCloseTo(fraction(property.value), TOLERANCE);
    expectSame(model, reading);
  });

  it('have the published probability of collecting all coupons', () => {
    const { model: family, parameters, property, approx } = benchmarks.find((each) => each.property === 'collect_all_bounded')!;
    expect(read(benchmark(family, parameters, property)).answers.get('P=? [ F "all" ];')).toBeCloseTo(approx, TOLERANCE);
  });
});

/** Endings and readings that depend on how random scenarios go; their own, which read random expressions, are often certain. */
const TARGETS = {
  outcomes: {
    early: { when: 'tension >= 5 and round > 1', ends: true },
    agreed: 'count(all in attending) > 1 and tension < 3',
    tense: 'exp(0.2 * tension) + 0.1 * stock >= 1.9',
    stocked: 'stock > 1 or not (text-free > 0)',
    rest: 'otherwise',
  },
  parameters: { zeal: 0.7, stake: -1.2, 'text-free': 1 },
  measures: {
    hot: { first: 'tension >= 3' },
    soon: { first: 'stock >= 2' },
    met: { rounds: 'count(all in attending) > 1' },
    left: { final: 'tension' },
    grown: { final: '(weight(all in attending) > 1 ? ln(2 + stock) : abs(tension - 2) / 3)' },
    top: { maximum: 'tension' },
    average: { mean: 'tension' },
    holds: { count: 'hold' },
    exits: { count: 'walk-out' },
  },
};
const LENGTH = 1_000;
const ACTORS = 3;
const ROUNDS = 3;
const LIMIT = 150;

/** Measures that read random expressions over the scenario. */
function randomMeasures(data: Readonly<Record<string, unknown>>, seed: number): object {
  const keys = (name: string): string[] => Object.keys((data[name] ?? {}) as object);
  const text = (data['text'] ?? { issues: {} }) as { readonly issues: Readonly<Record<string, { readonly options: readonly string[] }>> };
  const names = {
    gauges: keys('gauges'),
    parameters: ['zeal', 'stake'],
    phases: keys('phases'),
    states: ['calm', 'tense', 'torn', 'attending', 'hard'],
    actors: keys('actors'),
    groups: ['all', 'delegations', 'pair'],
    acts: ['hold', 'harden', 'walk-out', 'probe'],
    issues: Object.entries(text.issues).map(([name, { options }]) => ({ name, options })),
    own: [],
    self: false,
    preconditions: keys('actors').map((actor) => `${actor}.precondition.ripe`),
  };
  const tape = readTape(fc.sample(arbitraryTape(400), { numRuns: 1, seed })[0]!);
  return {
    when: { first: conditionText(tape, names, 2) },
    often: { rounds: conditionText(tape, names, 2) },
    end: { final: numberText(tape, names, 2) },
    last: { final: numberText(tape, names, 3) },
    pit: { minimum: numberText(tape, names, 1) },
  };
}

function smallScenarios(count: number): readonly Model[] {
  const found: Model[] = [];
  for (let batch = 0; found.length < count; batch++) {
    for (const data of fc.sample(arbitraryScenario(LENGTH), { numRuns: 20, seed: SEED + batch })) {
      if (Object.keys(data['actors'] as object).length > ACTORS) continue;
      const measures = { ...randomMeasures(data, SEED + 100 * batch + found.length), ...TARGETS.measures };
      const model = modelOf(JSON.stringify({ ...data, ...TARGETS, measures, rounds: ROUNDS }));
      const solution = solve(model, { limit: LIMIT });
      if (solution.complete && solution.mostStates > 1 && found.length < count) found.push(model);
    }
  }
  return found;
}

describe('exported random scenarios', () => {
  let scenarios: readonly { readonly model: Model; readonly reading: Reading }[];

  beforeAll(() => {
    scenarios = smallScenarios(CASES).map((model) => ({ model, reading: read(model) }));
  }, CASES * 2_000);

  it('have the exact probabilities, expectations and numbers of states', () => {
    for (const { model, reading } of scenarios) expectSame(model, reading);
  });

  it('are about something: most open outcomes are neither impossible nor certain', () => {
    const open = scenarios
      .flatMap(({ reading }) => reading.solution.outcomes)
      .filter(({ probability }) => probability > 1e-6 && probability < 1 - 1e-6);
    expect(open.length).toBeGreaterThan(scenarios.length);
  });

  it('are the same text whenever they are written', () => {
    for (const { model, reading } of scenarios.slice(0, 5)) expect(exportPrism(model)).toEqual(reading.exported);
  });
});
