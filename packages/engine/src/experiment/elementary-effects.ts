import { type BootstrapOptions, bootstrapIntervals, meanOf } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import type { MorrisDesign } from './morris-design.ts';
import { checkOutputs, type Outputs } from './outputs.ts';

/** What moving one factor does, over all trajectories; in units of the output per whole distribution of the factor. */
export interface MorrisEffect {
  readonly factor: string;
  /** The mean of the elementary effects: effects of opposite sign cancel. */
  readonly mu: number;
  /** The mean of their absolute values (Campolongo, Cariboni and Saltelli 2007): how much the factor matters. */
  readonly muStar: Estimate;
  /** Their standard deviation: how much the effect depends on the other factors, or on where the factor stands. */
  readonly sigma: number;
  /**
   * The standard deviation that luck alone would give an elementary effect if each point had luck of its own; 0 for exact outputs. A factor that does nothing then has a mu* of about 0.8 times this.
   * Common luck usually leaves less.
   */
  readonly luck: number;
}

/**
 * The effects of the factors, in their order, with percentile intervals of mu* by resampling trajectories.
 * @throws RangeError if the outputs are not one for each point
 */
export function morrisEffects(design: MorrisDesign, outputs: Outputs, options: BootstrapOptions): MorrisEffect[] {
  const { factors, trajectories, step } = design;
  const { values, luckVariances } = checkOutputs(outputs, design.points.length);
  const effects = factors.map(() => new Float64Array(trajectories.length));
  const luck = factors.map(() => new Float64Array(trajectories.length));
  trajectories.forEach((moves, trajectory) => {
    moves.forEach(({ factor, up }, move) => {
      const from = trajectory * (factors.length + 1) + move;
      effects[factor]![trajectory] = ((up ? 1 : -1) * (values[from + 1]! - values[from]!)) / step;
      luck[factor]![trajectory] = ((luckVariances?.[from] ?? 0) + (luckVariances?.[from + 1] ?? 0)) / (step * step);
    });
  });
  const sizes = effects.map((own) => own.map(Math.abs));
  const intervals = bootstrapIntervals(sizes, (means) => means, options);
  return factors.map(({ name }, index) => {
    const mu = meanOf(effects[index]!);
    const spread = meanOf(effects[index]!.map((effect) => (effect - mu) * (effect - mu)));
    return {
      factor: name,
      mu,
      muStar: { value: meanOf(sizes[index]!), interval: intervals[index]! },
      sigma: Math.sqrt((spread * trajectories.length) / (trajectories.length - 1)),
      luck: Math.sqrt(meanOf(luck[index]!)),
    };
  });
}
