import {
  type AdjustableScenario,
  type Adjustments,
  createKernel,
  createTally,
  formatProblem,
  luckKey,
  type Model,
  PairTally,
  readAdjustable,
  type Tally,
  tallyToJson,
} from '@plenary/engine';
import { boundsApart } from './bounds.ts';
import type { ChunkResult, VariantResult } from './chunk-result.ts';
import { PlayedRuns } from './played-runs.ts';

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

export type ChunkPlayer = (task: Task) => ChunkResult;

/** Plays chunks. Models and filled tables of the last point are kept for its next chunk. What is played depends on the task alone. */
export function createChunkPlayer({ scenarios, variants, constants, keepRuns }: Work): ChunkPlayer {
  const adjustables = new Map<number, AdjustableScenario>();
  const bases = new Map<string, Model>();
  let stagesOf = '';
  let stages: readonly (Stage | string)[] = [];

  function adjustable(index: number): AdjustableScenario {
    const { text, file } = scenarios[index]!;
    const known = adjustables.get(index) ?? readAdjustable(text, file);
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
        return { tally: tallyToJson(tally), bounds, ...(keepRuns ? { runs: runs.list() } : {}) };
      }),
      pairs: played.slice(1).map((other) => {
        if (first === undefined || typeof first === 'string' || typeof other === 'string') return null;
        const pairs = new PairTally(first.stage.model, other.stage.model);
        for (let run = 0; run < task.count; run++) pairs.add(first.runs.at(run), other.runs.at(run));
        return pairs.toJSON();
      }),
    };
  };
}

interface Side {
  readonly stage: Stage;
  readonly tally: Tally;
  readonly runs: PlayedRuns;
}

function play(stage: Stage, { seed, firstRun, count }: Task): Side {
  const { model, kernel } = stage;
  const tally = createTally(model);
  const runs = new PlayedRuns(model, firstRun, count);
  kernel.count(luckKey(seed), firstRun, count, tally, (result) => runs.keep(result));
  return { stage, tally, runs };
}

/** What a piece of work gives, or the message of the error that ended it. */
function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
