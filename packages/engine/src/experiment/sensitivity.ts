import { wilsonInterval } from '../statistics/interval.ts';
import { meanInterval, type Sample } from '../statistics/mean-interval.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import { type MorrisEffect, morrisEffects } from './elementary-effects.ts';
import type { Estimate } from './estimate.ts';
import type { Factor, Point } from './factor.ts';
import { type MorrisDesign, morrisDesign } from './morris-design.ts';
import type { Outputs } from './outputs.ts';
import { type OutputKind, type RunValues, runDifference, sampleOfRuns } from './run-values.ts';
import { type SaltelliDesign, saltelliDesign } from './saltelli-design.ts';
import { type SobolIndices, sobolIndices } from './sobol-indices.ts';
import { type TornadoBar, type TornadoDesign, tornado, tornadoDesign } from './tornado.ts';

/** How the sensitivity of an output to its factors is looked into. */
export type SensitivityMethod =
  | { readonly kind: 'tornado' }
  | { readonly kind: 'morris'; readonly trajectories: number }
  | { readonly kind: 'sobol'; readonly samples: number };

/** The points to play for a method. */
export type SensitivityDesign =
  | { readonly kind: 'tornado'; readonly design: TornadoDesign }
  | { readonly kind: 'morris'; readonly design: MorrisDesign }
  | { readonly kind: 'sobol'; readonly design: SaltelliDesign };

/** What the method found out. */
export type Sensitivity =
  | {
      readonly method: 'tornado';
      /** The output where all factors keep their base: a share, or a mean. */
      readonly base: Estimate;
      /** The widest first. */
      readonly bars: readonly TornadoBar[];
    }
  | { readonly method: 'morris'; readonly effects: readonly MorrisEffect[] }
  | ({ readonly method: 'sobol' } & SobolIndices);

/**
 * The design of a method; all that is drawn comes from the seed.
 * @throws RangeError if the factors or a number are out of range
 */
export function sensitivityDesign(factors: readonly Factor[], method: SensitivityMethod, seed: string): SensitivityDesign {
  switch (method.kind) {
    case 'tornado':
      return { kind: 'tornado', design: tornadoDesign(factors) };
    case 'morris':
      return { kind: 'morris', design: morrisDesign(factors, { trajectories: method.trajectories, seed }) };
    case 'sobol':
      return { kind: 'sobol', design: saltelliDesign(factors, { samples: method.samples, seed }) };
  }
}

/**
 * The first of the `runs` to play at a point of a design: those of all points of a tornado, and of a trajectory, are the same, so that they compare; each trajectory, and each point where variance is
 * divided, has its own, so that resampling them tells what luck does.
 */
export function firstRunAt({ kind, design }: SensitivityDesign, point: number, runs: number): number {
  if (kind === 'tornado') return 0;
  return (kind === 'morris' ? Math.floor(point / (design.factors.length + 1)) : point) * runs;
}

/** Gathers what came out at the points of a design, in whatever order. */
export interface SensitivityGathering {
  /** @throws RangeError if fewer than two runs have a value: nothing can be said of the point */
  add(point: number, values: RunValues): void;
  /** When all points are there. */
  result(options: BootstrapOptions): Sensitivity;
}

/** Of points that are compared run by run the runs are kept, of others what is needed of them. */
export function gatherSensitivity({ kind, design }: SensitivityDesign, output: OutputKind): SensitivityGathering {
  const points: readonly Point[] = design.points;
  const samples: Sample[] = new Array(points.length);
  const kept: RunValues[] = [];
  return {
    add(point, values) {
      const sample = sampleOfRuns(values);
      if (sample.count < 2) throw new RangeError(`At least two runs have a value of what is looked at, got ${sample.count}.`);
      samples[point] = sample;
      if (kind === 'tornado') kept[point] = values;
    },
    result(options) {
      const { confidence = 0.95 } = options;
      if (kind === 'tornado') {
        const [base, ...others] = kept;
        const changes = others.map((values) => runDifference(output, base!, values, confidence));
        const short = changes.find(({ pairs }) => pairs < 2);
        if (short !== undefined) throw new RangeError(`At least two pairs of runs have values to compare, got ${short.pairs}.`);
        return { method: 'tornado', base: estimateOf(samples[0]!, output, confidence), bars: tornado(design, changes) };
      }
      const outputs: Outputs = {
        values: samples.map(({ mean }) => mean),
        luckVariances: samples.map(({ variance, count }) => variance / count),
      };
      if (kind === 'morris') return { method: 'morris', effects: morrisEffects(design, outputs, options) };
      return { method: 'sobol', ...sobolIndices(design, outputs, options) };
    },
  };
}

function estimateOf(sample: Sample, output: OutputKind, confidence: number): Estimate {
  const { count, mean, variance } = sample;
  if (output === 'outcome') return { value: mean, interval: wilsonInterval(Math.round(mean * count), count, confidence) };
  // Values that are all the same say nothing of those that were not seen.
  return { value: mean, interval: variance === 0 ? null : meanInterval(sample, confidence) };
}
