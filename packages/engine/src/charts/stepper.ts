import { type AnyStateMachine, type StateValue, transition } from 'xstate';
import type { Actor, Model } from '../scenario/model.ts';
import { type Configuration, configurations } from './configurations.ts';
import { createChartMachine } from './machine.ts';

/** What a chart does on one event. */
export interface ChartStep {
  /** Index of the configuration afterwards. */
  readonly configuration: number;
  /** Indices of the transitions taken, in XState's order; empty when none answers. */
  readonly taken: readonly number[];
}

/** An actor's chart at work: pure questions about its machine, by configuration index. */
export interface ChartStepper {
  readonly machine: AnyStateMachine;
  readonly configurations: readonly Configuration[];
  /**
   * The step that XState takes in this configuration on this event when guards are decided by `holds` (called with transition indices, for the guards
   * that XState looks at).
   */
  step(configuration: number, event: string, holds: (transition: number) => boolean): ChartStep;
}

/**
 * Makes the stepper of an actor. XState selects the transitions at every step; what follows from a selection (conflicts between regions, entry of
 * initial states) is asked of XState once and then remembered.
 */
export function createChartStepper(model: Model, actor: Actor): ChartStepper {
  const machine = createChartMachine(model, actor);
  const list = configurations(actor.chart);
  const snapshots = list.map(({ value }) => machine.resolveState({ value } as never));
  const indexByValue = new Map(list.map(({ value, index }) => [canonical(value), index]));
  const remembered = new Map<string, ChartStep>();

  return {
    machine,
    configurations: list,
    step(configuration, event, holds) {
      const snapshot = snapshots[configuration];
      if (snapshot === undefined) throw new RangeError(`The chart of "${actor.name}" has no configuration ${configuration}.`);
      const selected = machine
        .getTransitionData(snapshot, { type: event, holds } as never)
        .map(({ meta }) => (meta as { transition: number }).transition);
      if (selected.length === 0) return { configuration, taken: selected };
      const key = `${configuration} ${event} ${selected.join(' ')}`;
      let step = remembered.get(key);
      if (step === undefined) {
        const [next, actions] = transition(machine, snapshot, { type: event, holds: (index: number) => selected.includes(index) } as never);
        const index = indexByValue.get(canonical((next as { value: StateValue }).value));
        if (index === undefined) throw new RangeError(`The chart of "${actor.name}" left its configurations.`);
        step = {
          configuration: index,
          taken: actions.map((action) => (action as unknown as { params: { transition: number } }).params.transition),
        };
        remembered.set(key, step);
      }
      return step;
    },
  };
}

/** A key of a state value that does not depend on the order of regions. */
function canonical(value: StateValue): string {
  if (typeof value === 'string') return JSON.stringify({ [value]: {} });
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? {})}`);
  return `{${parts.join(',')}}`;
}
