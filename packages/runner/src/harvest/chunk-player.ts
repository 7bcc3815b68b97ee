import {
  type AdjustableScenario,
  type Adjustments,
  createKernel,
  createTally,
  formatProblem,
  luckKey,
  type Model,
  PairTally,
  parseAdjustable,
  type RunResult,
  type Tally,
  tallyToJson,
} from '@plenary/engine';
import { boundsApart } from './bounds.ts';
import type { ChunkResult, RunList, VariantResult } from './chunk-result.ts';

/** What all chunks of a batch share. */
export interface Work {
  /** Texts that have no problems. */
  readonly scenarios: readonly { readonly text: string; readonly file: string }[];
  readonly variants: readonly (string | null)[];
  readonly constants: Adjustments;
  readonly keepRuns: boolean;
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
  readonly base: Model;
  readonly model: Model;
  readonly kernel: Kernel;
}

/** Plays chunks. Models and filled tables of the last point are kept for its next chunk. What is played depends on the task alone. */
export function createChunkPlayer({ scenarios, variants, constants, keepRuns }: Work): (task: Task) => ChunkResult {
  const adjustables = new Map<number, AdjustableScenario>();
  const bases = new Map<string, Model>();
  let stagesOf = '';
  let stages: readonly (Stage | string)[] = [];

  function adjustable(index: number): AdjustableScenario {
    const { text, file } = scenarios[index]!;
    const known = adjustables.get(index) ?? parseAdjustable(text, { file, checkVariants: false }).scenario;
    if (known === null) throw new Error(`${file}: expected a scenario that has been checked.`);
    adjustables.set(index, known);
    return known;
  }

  function baseOf(scenario: number, variant: string | null): Model {
    const key = JSON.stringify([scenario, variant]);
    const known = bases.get(key) ?? adjustable(scenario).model(variant, constants).model;
    if (known === null) throw new Error(`${scenarios[scenario]!.file}: expected constants that have been checked.`);
    bases.set(key, known);
    return known;
  }

  /** A stage for each variant, or why there is none. */
  function setStages({ scenario, numbers }: Task): readonly (Stage | string)[] {
    const key = JSON.stringify([scenario, numbers]);
    if (key === stagesOf) return stages;
    stages = variants.map((variant) => {
      const { model, problems } = adjustable(scenario).model(variant, numbers);
      if (model === null) return problems.map(formatProblem).join('; ');
      return attempt(() => ({ base: baseOf(scenario, variant), model, kernel: createKernel(model) }));
    });
    stagesOf = key;
    return stages;
  }

  return (task) => {
    const played = setStages(task).map((stage) => (typeof stage === 'string' ? stage : attempt(() => play(stage, task))));
    const [first] = played;
    return {
      variants: played.map((side): VariantResult => {
        if (typeof side === 'string') return { error: side };
        const { tally, stage, runs } = side;
        const bounds = boundsApart(stage.model, stage.base);
        return { tally: tallyToJson(tally), bounds, ...(keepRuns ? { runs: runListOf(stage.model, task.firstRun, runs) } : {}) };
      }),
      pairs: played.slice(1).map((other) => {
        if (first === undefined || typeof first === 'string' || typeof other === 'string') return null;
        const pairs = new PairTally(first.stage.model, other.stage.model);
        for (let run = 0; run < task.count; run++) pairs.add(first.runs[run]!, other.runs[run]!);
        return pairs.toJSON();
      }),
    };
  };
}

interface Side {
  readonly stage: Stage;
  readonly tally: Tally;
  /** In the order of their numbers. */
  readonly runs: readonly RunResult[];
}

function play(stage: Stage, { seed, firstRun, count }: Task): Side {
  const tally = createTally(stage.model);
  const runs: RunResult[] = [];
  stage.kernel.count(luckKey(seed), firstRun, count, tally, (result) => {
    // The engine overwrites its arrays.
    runs.push({ ...result, measures: result.measures.slice(), utilities: result.utilities.slice() });
  });
  return { stage, tally, runs: runs.sort((a, b) => a.run - b.run) };
}

function runListOf({ measures }: Model, firstRun: number, runs: readonly RunResult[]): RunList {
  return {
    firstRun,
    outcomes: runs.map(({ outcome }) => outcome),
    rounds: runs.map(({ rounds }) => rounds),
    measures: measures.map((_, measure) =>
      runs.map((run) => {
        const value = run.measures[measure]!;
        return Number.isNaN(value) ? null : value;
      }),
    ),
  };
}

/** What a piece of work gives, or the message of the error that ended it. */
function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
