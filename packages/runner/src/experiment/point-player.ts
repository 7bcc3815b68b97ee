import { type Adjustments, createKernel, formatProblem, luckKey, type Model, type OutputKind, readAdjustable } from '@plenary/engine';

/** What all points of an experiment share. */
export interface PointWork {
  /** Of a scenario without problems. */
  readonly text: string;
  readonly file: string;
  readonly variant: string | null;
  readonly seed: string;
  readonly output: { readonly kind: OutputKind; readonly index: number };
}

/** Some runs of a point. */
export interface PointTask {
  readonly numbers: Adjustments;
  readonly firstRun: number;
  readonly count: number;
}

/** By run, the value of the output (see `RunValues`); or why the point cannot be played. */
export type PointResult = { readonly values: Float64Array<ArrayBuffer> } | { readonly error: string };

/** Plays points. Tables are kept for more runs of a point, and for the next one as far as they serve it; what is played depends on the task alone. */
export function createPointPlayer({ text, file, variant, seed, output }: PointWork): (task: PointTask) => PointResult {
  const scenario = readAdjustable(text, file);
  const key = luckKey(seed);
  let lastNumbers = '';
  let kernel: ReturnType<typeof createKernel> | null = null;

  function modelAt(numbers: Adjustments): Model {
    const { model, problems } = scenario.model(variant, numbers);
    if (model === null) throw new RangeError(problems.map(formatProblem).join('; '));
    return model;
  }

  function play({ numbers, firstRun, count }: PointTask): Float64Array<ArrayBuffer> {
    const address = JSON.stringify(numbers);
    if (kernel === null || address !== lastNumbers) {
      const model = modelAt(numbers);
      kernel = kernel === null ? createKernel(model) : kernel.handOver(model);
      lastNumbers = address;
    }
    const values = new Float64Array(count);
    kernel.run(key, firstRun, count, {
      runEnd({ run, outcome, measures }) {
        values[run - firstRun] = output.kind === 'outcome' ? Number(outcome === output.index) : measures[output.index]!;
      },
    });
    return values;
  }

  return (task) => {
    try {
      return { values: play(task) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}
