import fc from 'fast-check';
import { configurations } from '../charts/configurations.ts';
import type { Model } from '../scenario/model.ts';
import { parseScenario } from '../scenario/parse.ts';
import { CELL } from '../state/layout.ts';
import type { RunObserver } from '../state/observer.ts';

/** A scenario with one of everything that a tally counts. */
export const EVERYTHING = `
plenary: 1
title: One of everything
rounds: 5
gauges:
  tension: { from: -2, to: 3, start: 0, unit: points }
  calm: 0..1
charts:
  delegate:
    type: parallel
    states:
      stance:
        states:
          hard: { may: { hold: 1, walk-out: { to: open } } }
          open: { position: { talks: { ideal: some, weight: 1 } }, may: { ease: { to: hard, effects: { tension: -1, calm: +1 } } } }
      seat:
        states:
          away: { announced: true, may: { offer-talks: { to: seated, when: precondition } }, on: { storm: { to: seated } } }
          seated: { attends: true, on: { storm: { to: away } } }
  watcher: { states: { only: { may: { hold: 1 } } } }
actors:
  east: { chart: delegate, role: delegation, preconditions: { quiet: calm == 1, warm: tension < 2 } }
  west: { chart: delegate, role: delegation }
  observer: { chart: watcher }
text:
  issues:
    talks: { options: [none, some, many] }
    place: { options: [here, there], start: there }
  chairs: [east]
events:
  storm: { hazard: 0.1, effects: { tension: +1 } }
outcomes:
  crisis: { when: tension == 3, ends: true, happened: false, base-rate: 0.2 }
  deal: { when: text.talks == many, happened: true, base-rate: 0.25 }
  drift: { when: calm == 1 }
  rest: { when: otherwise, happened: false }
measures:
  seated-first: { first: east in seated, unit: round }
  calm-first: { first: calm == 1 }
  storms: { count: storm }
  strain: { mean: tension / 3 }
`;

/** The model of a scenario's text that is known to be right. */
export function modelOf(text: string): Model {
  const { model, problems } = parseScenario(text);
  if (model === null) throw new Error(problems.map(({ path, expected, got }) => `${path}: expected ${expected}, got ${got}`).join('\n'));
  return model;
}

/** What an engine would tell of one run, written down. */
export interface PlayedRun {
  readonly rounds: readonly PlayedRound[];
  readonly outcome: number;
  readonly measures: readonly number[];
  readonly utilities: readonly number[];
}

export interface PlayedRound {
  readonly turns: readonly (readonly [actor: number, blocked: number])[];
  readonly acts: readonly (readonly [actor: number, act: number])[];
  readonly events: readonly number[];
  readonly positions: readonly (readonly [actor: number, supports: boolean])[];
  readonly row: Int32Array;
}

/** Tells the observer of runs, in order, the way engines do. */
export function tell(runs: readonly PlayedRun[], observer: RunObserver): void {
  runs.forEach(({ rounds, outcome, measures, utilities }, run) => {
    for (const { turns, acts, positions, events, row } of rounds) {
      for (const [actor, blocked] of turns) observer.turn?.(actor, blocked);
      for (const [actor, act] of acts) observer.act?.(actor, act);
      for (const [actor, supports] of positions) observer.position?.(actor, supports);
      for (const event of events) observer.event?.(event);
      observer.roundEnd?.(row);
    }
    const result = { run, outcome, rounds: rounds.length, measures: Float64Array.from(measures), utilities: Float64Array.from(utilities) };
    observer.runEnd?.(result, rounds.at(-1)!.row);
  });
}

/** Any run of the model, likely or not; only its bounds are kept. */
export function playedRun(model: Model): fc.Arbitrary<PlayedRun> {
  const actor = fc.nat({ max: model.actors.length - 1 });
  const several = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 4 });
  const blocked = actor.chain((index) => fc.tuple(fc.constant(index), fc.nat({ max: 2 ** model.actors[index]!.preconditions.length - 1 })));
  const round = fc.record({
    turns: several(blocked),
    acts: several(fc.tuple(actor, fc.nat({ max: model.acts.length - 1 }))),
    events: several(fc.nat({ max: model.events.length - 1 })),
    positions: several(fc.tuple(actor, fc.boolean())),
    row: row(model),
  });
  return fc.array(round, { minLength: 1, maxLength: model.rounds }).chain((drawn) => {
    const rounds = drawn.map((played, index) => ({ ...played, row: played.row.with(CELL.round, index + 1) }));
    const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true, min: -9, max: 9 }));
    const first = fc.option(fc.integer({ min: 1, max: rounds.length }), { nil: Number.NaN });
    return fc.record({
      rounds: fc.constant(rounds),
      outcome: fc.nat({ max: model.outcomes.length - 1 }),
      measures: fc.tuple(...model.measures.map(({ kind }) => (kind === 'first' ? first : kind === 'count' ? fc.nat({ max: 9 }) : value))),
      utilities: fc.tuple(...model.actors.map(() => fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: Number.NaN }))),
    });
  });
}

function row(model: Model): fc.Arbitrary<Int32Array> {
  const cells = fc.tuple(
    ...[0, model.phases.length - 1, 0, 0, 3].map((max) => fc.nat({ max })),
    ...model.gauges.map(({ low, high }) => fc.integer({ min: low, max: high })),
    ...model.issues.map(({ options }) => fc.nat({ max: options.length - 1 })),
    ...model.actors.map(({ chart }) => fc.nat({ max: configurations(chart).length - 1 })),
    ...model.actors.map(() => fc.nat({ max: model.acts.length })),
  );
  return cells.map((values) => Int32Array.from(values));
}
