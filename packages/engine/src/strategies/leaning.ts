import { logitWeights } from '../choice/logit.ts';
import { exceeds } from '../choice/rounding.ts';
import type { EnabledAct } from './strategy.ts';

/** The least and the greatest leaning among the enabled acts. */
export function leaningRange(enabled: readonly EnabledAct[]): { readonly hardest: number; readonly softest: number } {
  const leans = enabled.map(({ lean }) => lean);
  return { hardest: Math.min(...leans), softest: Math.max(...leans) };
}

/** Weights on the acts nearest to a leaning only; among those it chooses by logit of their appeals. */
export function nearestWeights(enabled: readonly EnabledAct[], lean: number, precision: number): readonly number[] {
  const distances = enabled.map((act) => Math.abs(act.lean - lean));
  const least = Math.min(...distances);
  const nearest = enabled.filter((_, index) => !exceeds(distances[index]!, least, 1));
  const weights = logitWeights(
    precision,
    nearest.map(({ appeal }) => appeal),
  );
  return enabled.map((act) => weights[nearest.indexOf(act)] ?? 0);
}

/** Weights that fall with the distance from a leaning: proportional to `exp(-precision * |lean - wanted|)`. Appeals play no part. */
export function closenessWeights(enabled: readonly EnabledAct[], wanted: number, precision: number): readonly number[] {
  return logitWeights(
    precision,
    enabled.map(({ lean }) => -Math.abs(lean - wanted)),
  );
}
