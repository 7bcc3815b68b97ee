import type { Model } from '@plenary/engine';
import type { Bounds } from './chunk-result.ts';

/** The bounds of a model where they differ from those of the plan's own model of the same scenario and variant; else null. */
export function boundsApart(model: Model, base: Bounds): Bounds | null {
  const bounds = boundsOf(model);
  return JSON.stringify(bounds) === JSON.stringify(base) ? null : bounds;
}

/** A model for reading tallies of a point: the plan's own, with the point's bounds. Its other numbers are not the point's. */
export function withBounds(base: Model, bounds: Bounds | null): Model {
  if (bounds === null) return base;
  const gauges = base.gauges.map((gauge, index) => {
    const [low, high] = bounds.gauges[index] ?? [gauge.low, gauge.high];
    return { ...gauge, low, high };
  });
  return { ...base, rounds: bounds.rounds, gauges };
}

export function boundsOf({ rounds, gauges }: Model): Bounds {
  return { rounds, gauges: gauges.map(({ low, high }) => [low, high]) };
}
