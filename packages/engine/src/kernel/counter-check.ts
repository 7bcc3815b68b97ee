import { configurations } from '../charts/configurations.ts';
import type { Model } from '../scenario/model.ts';
import type { RunCounter } from './core-counts.ts';

/**
 * Refuses a counter that has no room for what happens in a model's runs.
 * @throws RangeError when it is one of another model
 */
export function checkCounter(model: Model, counter: RunCounter): void {
  const { shape } = counter;
  const { rounds, actors, acts, events, issues, gauges, outcomes, measures } = model;
  const preconditions = actors.map(({ preconditions: { length } }) => (length === 0 ? 0 : length + 1));
  const isOwn =
    counter.model.outcomes.length === outcomes.length &&
    counter.model.measures.length === measures.length &&
    shape.slots.length === rounds + 1 &&
    shape.configurationCells === sum(actors.map(({ chart }) => configurations(chart).length)) &&
    counter.lastSupports.length === actors.length &&
    counter.acts.totals.length === actors.length * acts.length &&
    counter.events.totals.length === events.length &&
    isSame(shape.options, startsOf(issues.map(({ options }) => options.length)).slice(0, -1)) &&
    isSame(shape.preconditions, startsOf(preconditions)) &&
    shape.gauges.length === gauges.length &&
    hasRoom(model, counter);
  if (!isOwn) throw new RangeError(`The runs of "${model.title}" are counted in a tally of this scenario, got one of another.`);
}

/** Whether the values of all gauges lie one gauge after the other; a tally may have room for more. */
function hasRoom({ gauges }: Model, { shape }: RunCounter): boolean {
  let next = 0;
  for (const [index, { low, high }] of gauges.entries()) {
    const origin = shape.gauges[index]!;
    if (origin + low < next) return false;
    next = origin + high + 1;
  }
  return next <= shape.gaugeCells;
}

/** The first place of each, and the end. */
function startsOf(sizes: readonly number[]): readonly number[] {
  return [0, ...sizes].map((_, index) => sum(sizes.slice(0, index)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function isSame(got: Int32Array, expected: readonly number[]): boolean {
  return got.length === expected.length && expected.every((number, index) => number === got[index]);
}
