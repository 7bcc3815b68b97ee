import {
  chartsToDot,
  chartToMermaid,
  chartToXState,
  createForecast,
  createKernel,
  createReference,
  createTally,
  formatProblem,
  type Model,
  parseScenario,
  printScenario,
  runReference,
  solve,
  transcribe,
} from '@plenary/engine';
import { expect } from 'vitest';
import { luckFrom, mutateScenario } from '../../packages/engine/src/scenario/mutation.test-support.ts';
import { SAMPLE } from '../../packages/engine/src/scenario/sample.test-support.ts';
import { bundledText } from './bundled-scenario.ts';
import { createTellTale } from './tell-tale.ts';

/** What becomes of a damaged file. */
export type Fate = 'refused' | 'played';

/** Damage may stretch a scenario to 10,000 rounds of 100 sessions, which would be played but not soon. */
const MOST_ROUNDS = 30;
const MOST_SESSIONS = 10;
const RUNS = 2;
const MOST_STATES = 300;
/** Of the processor, not of the clock: the machine may be busy. */
const MOST_SECONDS_TO_READ = 6;
const MOST_SECONDS_TO_PLAY = 60;
/** Words that only a slip of ours puts into a message. */
const UNWORDED = /undefined|\[object|Invalid input|Unrecognized|\bNaN,|=>|\bTypeError\b|\n/;

const texts = [SAMPLE, bundledText('first-summit'), bundledText('six-party-talks'), bundledText('vancouver-2018')];
/** The large ones less often: they cost most. */
const TURNS = [0, 1, 2, 0, 1, 3, 0, 2];

/** The damaged text of this number: always the same. */
export function damagedScenario(number: number): string {
  return mutateScenario(texts[TURNS[number % TURNS.length]!]!, luckFrom(number));
}

/** Reads a damaged scenario and, if it is still one, does with it all that the engine can do. Throws whatever is not as it should be. */
export function endure(text: string, number: number): Fate {
  const began = process.cpuUsage();
  const { model, raw, problems, warnings, variants } = parseScenario(text);
  expect(secondsSince(began), 'seconds of reading').toBeLessThan(MOST_SECONDS_TO_READ);
  expect(model === null, 'no model if and only if there are problems').toBe(problems.length > 0);
  const lines = text.split('\n');
  for (const problem of [...problems, ...warnings]) {
    const words = formatProblem(problem);
    expect(words).not.toMatch(UNWORDED);
    expect(problem.line, words).toBeLessThanOrEqual(lines.length);
    expect(problem.column, words).toBeLessThanOrEqual((lines[problem.line - 1] ?? '').length + 1);
  }
  if (model === null || raw === null) return 'refused';

  const printed = parseScenario(printScenario(raw), { checkVariants: false });
  expect(printed.problems.map(formatProblem)).toEqual([]);
  expect(printed.model, 'the model of the scenario as printed').toEqual(model);
  const variant = variants[number % Math.max(1, 4 * variants.length)];
  play(model, number);
  if (variant !== undefined) {
    const varied = parseScenario(text, { variant: variant.name, checkVariants: false }).model;
    expect(varied, `variant ${variant.name}`).not.toBeNull();
    play(varied!, number);
  }
  expect(secondsSince(began), 'seconds of reading and playing').toBeLessThan(MOST_SECONDS_TO_PLAY);
  return 'played';
}

function play(whole: Model, number: number): void {
  const model = shortened(whole);
  const kernel = createKernel(model);
  const reference = createReference(model);
  const tally = createTally(model);
  for (let run = number; run < number + RUNS; run++) {
    const [fast, clear] = [createTellTale(), createTellTale()];
    kernel.run(model.seed, run, 1, fast.observer);
    const { records } = runReference(reference, { seed: model.seed, run }, clear.observer);
    expect(fast.lines, `run ${run} in the kernel`).toEqual(clear.lines);
    for (const detail of ['story', 'full'] as const) {
      const transcript = JSON.stringify(transcribe(model, records, { detail }));
      expect(transcript).not.toMatch(/undefined|\[object|NaN/);
    }
  }
  kernel.run(model.seed, number, RUNS, tally);
  createForecast(tally, { seed: model.seed });
  const solution = solve(model, { limit: MOST_STATES });
  if (solution.complete) {
    let sum = 0;
    for (const { probability } of solution.outcomes) sum += probability;
    expect(sum, 'the probabilities of all outcomes').toBeCloseTo(1, 9);
  }
  for (const actor of model.actors.filter(
    ({ chart }, index) => model.actors.findIndex((other) => other.chart.name === chart.name) === index,
  )) {
    expect(chartToMermaid(model, actor)).toMatch(/^stateDiagram/m);
    expect(JSON.stringify(chartToXState(model, actor))).not.toContain('undefined');
  }
  expect(chartsToDot(model, model.actors)).toContain('digraph');
}

function shortened(model: Model): Model {
  return {
    ...model,
    rounds: Math.min(model.rounds, MOST_ROUNDS),
    phases: model.phases.map((phase) => ({
      ...phase,
      drafting: phase.drafting === null ? null : { sessions: Math.min(phase.drafting.sessions, MOST_SESSIONS) },
    })),
  };
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
