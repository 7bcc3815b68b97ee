import { configurations, initialConfiguration } from '../charts/configurations.ts';
import { type Model, TEXT_STATUSES, type TextStatus } from '../scenario/model.ts';
import { CELL, stateLayout } from '../state/layout.ts';

/** The state of a run by names: what a person, a subscriber or a patch sees. Immutable; immer makes the next one. */
export interface World {
  readonly round: number;
  readonly phase: string;
  readonly phaseRound: number;
  readonly slips: number;
  readonly gauges: Readonly<Record<string, number>>;
  /** By actor: the label of its chart's configuration. */
  readonly charts: Readonly<Record<string, string>>;
  readonly text: { readonly status: TextStatus; readonly options: Readonly<Record<string, string>> };
  /** By actor: the act it chose last, null before its first. */
  readonly last: Readonly<Record<string, string | null>>;
}

/** The world before anything has happened, the first phase not yet entered. */
export function initialWorld(model: Model): World {
  return {
    round: 1,
    phase: model.phases[0]?.name ?? '',
    phaseRound: 1,
    slips: 0,
    gauges: Object.fromEntries(model.gauges.map(({ name, start }) => [name, start])),
    charts: Object.fromEntries(
      model.actors.map(({ name, chart }) => [name, configurations(chart)[initialConfiguration(chart)]?.label ?? '']),
    ),
    text: { status: 'open', options: Object.fromEntries(model.issues.map(({ name, options, start }) => [name, options[start] ?? ''])) },
    last: Object.fromEntries(model.actors.map(({ name }) => [name, null])),
  };
}

/** The world as a state row (see `StateLayout`). */
export function encodeWorld(model: Model, world: World): Int32Array {
  const layout = stateLayout(model);
  const row = new Int32Array(layout.size);
  row[CELL.round] = world.round;
  row[CELL.phase] = model.phases.findIndex(({ name }) => name === world.phase);
  row[CELL.phaseRound] = world.phaseRound;
  row[CELL.slips] = world.slips;
  row[CELL.status] = TEXT_STATUSES.indexOf(world.text.status);
  model.gauges.forEach(({ name }, index) => {
    row[layout.gauges + index] = world.gauges[name] ?? 0;
  });
  model.issues.forEach(({ name, options }, index) => {
    row[layout.issues + index] = options.indexOf(world.text.options[name] ?? '');
  });
  model.actors.forEach(({ name, chart }, index) => {
    row[layout.configurations + index] = configurations(chart).findIndex(({ label }) => label === world.charts[name]);
    row[layout.lasts + index] = 1 + model.acts.findIndex((act) => act.name === world.last[name]);
  });
  return row;
}
