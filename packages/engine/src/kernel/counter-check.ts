import { configurations } from '../charts/configurations.ts';
import type { Model } from '../scenario/model.ts';
import type { RunCounter } from './core-counts.ts';

/**
 * Refuses a counter that has no room for what happens in a model's runs. It may have room for more values of gauges.
 * @throws RangeError when it is one of another model
 */
export function checkCounter(model: Model, { model: counted }: RunCounter): void {
  const hasRoom = model.gauges.every(({ low, high }, index) => {
    const gauge = counted.gauges[index];
    return gauge !== undefined && gauge.low <= low && high <= gauge.high;
  });
  if (!hasRoom || sizesOf(counted) !== sizesOf(model))
    throw new RangeError(`The runs of "${model.title}" are counted in a tally of this scenario, got one of another.`);
}

/** How many there are of all that is counted. */
function sizesOf({ rounds, gauges, acts, events, issues, actors, outcomes, measures }: Model): string {
  return JSON.stringify([
    ...[rounds, gauges.length, acts.length, events.length, outcomes.length, measures.length],
    issues.map(({ options }) => options.length),
    actors.map(({ chart, preconditions }) => [configurations(chart).length, preconditions.length]),
  ]);
}
