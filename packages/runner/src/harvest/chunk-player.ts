import {
  type AdjustableScenario,
  type Adjustments,
  createKernel,
  createTally,
  formatProblem,
  luckKey,
  type Model,
  PairTally,
  type PairTallyData,
  readAdjustable,
  type Tally,
  tallyToJson,
} from '@plenary/engine';
import { boundsApart } from './bounds.ts';
import type { Bounds, ChunkResult, VariantResult } from './chunk-result.ts';
import { PlayedRuns } from './played-runs.ts';

/** What all chunks of a batch share. */
export interface Work {
  readonly scenarios: readonly WorkScenario[];
  readonly variants: readonly (string | null)[];
  readonly keepRuns: boolean;
}

export interface WorkScenario {
  /** A text that has no problems. */
  readonly text: string;
  readonly file: string;
  /** Those of the plan's own models, by variant. */
  readonly bounds: readonly Bounds[];
}

/** A chunk of it. */
export interface Task {
  /** Index of the scenario. */
  readonly scenario: number;
  readonly seed: string;
  /** The point's values with the constants. */
  readonly numbers: Adjustments;
  readonly firstRun: number;
  readonly count: number;
}

type Kernel = ReturnType<typeof createKernel>;

/** A variant at a point, ready to be played. */
interface Stage {
  readonly base: Bounds;
  readonly model: Model;
  readonly kernel: Kernel;
}

export interface ChunkPlayer {
  play(task: Task): ChunkResult;
  /** The same with rests between a few milliseconds' work each, for a thread that has other things to do. One chunk at a time. */
  playWithRests(task: Task): Generator<void, ChunkResult>;
}

/** Runs that are played between two rests. */
const RUNS_AT_ONCE = 128;

/**
 * Plays chunks. Models and filled tables of the last point are kept for its next chunk, and tables for the next point as far as they serve it. What is played
 * depends on the task alone.
 * @param known the work's scenarios if they have been read already
 */
export function createChunkPlayer({ scenarios, variants, keepRuns }: Work, known: readonly AdjustableScenario[] = []): ChunkPlayer {
  const read = new Map(known.entries());
  let stagesOf = '';
  let stages: readonly (Stage | string)[] = [];
  /** By variant, those of the last points of one scenario: much of what they have met serves the next point. */
  const kernels = new Map<number, Kernel>();
  let kernelsOf = -1;

  function scenarioOf(index: number): AdjustableScenario {
    const { text, file } = scenarios[index]!;
    const scenario = read.get(index) ?? readAdjustable(text, file);
    read.set(index, scenario);
    return scenario;
  }

  function kernelFor(variant: number, model: Model): Kernel {
    const last = kernels.get(variant);
    kernels.delete(variant);
    const kernel = last === undefined ? createKernel(model) : last.handOver(model);
    kernels.set(variant, kernel);
    return kernel;
  }

  /** A stage for each variant, or why there is none. */
  function* setStages({ scenario, numbers }: Task): Generator<void, readonly (Stage | string)[]> {
    const key = JSON.stringify([scenario, numbers]);
    if (key === stagesOf) return stages;
    stagesOf = '';
    stages = [];
    if (scenario !== kernelsOf) kernels.clear();
    kernelsOf = scenario;
    const set: (Stage | string)[] = [];
    const adjustable = scenarioOf(scenario);
    const { bounds } = scenarios[scenario]!;
    for (const [index, variant] of variants.entries()) {
      const { model, problems } = adjustable.model(variant, numbers);
      // The same words whoever read the scenario, from wherever.
      if (model === null) set.push(problems.map((problem) => formatProblem({ ...problem, file: scenarios[scenario]!.file })).join('; '));
      else set.push(attempt(() => ({ base: bounds[index]!, model, kernel: kernelFor(index, model) })));
      yield;
    }
    stages = set;
    stagesOf = key;
    return stages;
  }

  function* playWithRests(task: Task): Generator<void, ChunkResult> {
    const sides: (Side | string)[] = [];
    for (const stage of yield* setStages(task)) sides.push(typeof stage === 'string' ? stage : yield* playStage(stage, task));
    const [first, ...others] = sides;
    const pairs: (PairTallyData | null)[] = [];
    for (const other of others) {
      pairs.push(first === undefined || typeof first === 'string' || typeof other === 'string' ? null : pair(first, other, task.count));
      yield;
    }
    return { variants: sides.map((side) => resultOf(side, keepRuns)), pairs };
  }

  return {
    playWithRests,
    play(task) {
      const playing = playWithRests(task);
      let step = playing.next();
      while (step.done !== true) step = playing.next();
      return step.value;
    },
  };
}

/** A variant that was played. */
interface Side {
  readonly stage: Stage;
  readonly tally: Tally;
  readonly runs: PlayedRuns;
}

function* playStage(stage: Stage, { seed, firstRun, count }: Task): Generator<void, Side | string> {
  const { model, kernel } = stage;
  const tally = createTally(model);
  const runs = new PlayedRuns(model, firstRun, count);
  const key = luckKey(seed);
  try {
    for (let played = 0; played < count; played += RUNS_AT_ONCE) {
      kernel.count(key, firstRun + played, Math.min(RUNS_AT_ONCE, count - played), tally, (result) => runs.keep(result));
      yield;
    }
  } catch (error) {
    return messageOf(error);
  }
  return { stage, tally, runs };
}

function pair(one: Side, other: Side, count: number): PairTallyData {
  const pairs = new PairTally(one.stage.model, other.stage.model);
  for (let run = 0; run < count; run++) pairs.add(one.runs.at(run), other.runs.at(run));
  return pairs.toJSON();
}

function resultOf(side: Side | string, keepRuns: boolean): VariantResult {
  if (typeof side === 'string') return { error: side };
  const { tally, stage, runs } = side;
  return { tally: tallyToJson(tally), bounds: boundsApart(stage.model, stage.base), ...(keepRuns ? { runs: runs.list() } : {}) };
}

/** What a piece of work gives, or the message of the error that ended it. */
function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
