import { keyOf } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';
import { utilityOf } from '../negotiating-text/utility.ts';
import type { RunObserver } from '../state/observer.ts';
import { type Decision, decisionFor } from './decision.ts';
import { parseDecision } from './decision-schema.ts';
import type { StepRecord } from './record.ts';
import { configurationOf, type Reference, textOf } from './reference.ts';
import { lastingRefusalOf } from './refusal.ts';
import { initialState, stepSummit } from './step.ts';
import type { SummitState } from './summit-state.ts';
import { encodeWorld, type World } from './world.ts';

export interface RunOptions {
  /** The seed's text, or the key itself. */
  readonly seed: string | Words;
  /** The run's number, 0 to 2^32 - 1. */
  readonly run: number;
  /**
   * Decisions that go before the strategies' own, in any order; of two for the same step the first counts. One that never comes up is passed over: the
   * run ends before its round, or its actor has no turn or no position to take there.
   */
  readonly decisions?: readonly Decision[];
}

/** One run with its causes. */
export interface Run {
  readonly state: SummitState;
  readonly records: readonly StepRecord[];
  readonly outcome: string;
  /** The last round played. */
  readonly rounds: number;
}

/**
 * Plays one run to its end and tells the observer as it goes.
 * @throws RangeError when a decision is not open as it comes up, names what the model does not have, or is no decision at all; when the seed or the run's
 * number is none
 */
export function runReference(reference: Reference, { seed, run, decisions: wanted = [] }: RunOptions, observer: RunObserver = {}): Run {
  const decisions = wanted.map((decision) => parseDecision(reference, decision));
  for (const decision of decisions) {
    const refused = lastingRefusalOf(reference, decision);
    if (refused !== null) throw new RangeError(refused);
  }
  const key = keyOf(seed);
  const records: StepRecord[] = [];
  let state = initialState(reference, run);
  while (state.cursor.stage !== 'ended') {
    const step = stepSummit(reference, key, state, decisionFor(reference, state, decisions));
    state = step.state;
    records.push(step.record);
    tell(reference, observer, step.record, state.world);
  }
  const rounds = state.world.round;
  observer.runEnd?.(
    {
      run,
      outcome: reference.model.outcomes.findIndex(({ name }) => name === state.outcome),
      rounds,
      measures: Float64Array.from(state.readings, (value) => value ?? Number.NaN),
      utilities: finalUtilities(reference, state.world),
    },
    encodeWorld(reference.model, state.world),
  );
  return { state, records, outcome: state.outcome ?? '', rounds };
}

function tell(reference: Reference, observer: RunObserver, record: StepRecord, after: World): void {
  const { model } = reference;
  const act = (name: string): number => model.acts.findIndex((known) => known.name === name);
  switch (record.kind) {
    case 'turn': {
      const actor = reference.actorNamed(record.actor);
      let blocked = 0;
      for (const { preconditions } of record.blocked) {
        for (const name of preconditions)
          blocked |= 1 << (model.actors[actor]?.preconditions.findIndex((precondition) => precondition.name === name) ?? 0);
      }
      observer.turn?.(actor, blocked);
      if (record.deed !== null) observer.act?.(actor, act(record.deed.name));
      break;
    }
    case 'position': {
      const actor = reference.actorNamed(record.actor);
      observer.position?.(actor, record.supports);
      if (record.walkOut !== null) observer.act?.(actor, act(record.walkOut.name));
      break;
    }
    case 'events':
      for (const { event, deed } of record.events)
        if (deed !== null) observer.event?.(model.events.findIndex(({ name }) => name === event));
      break;
    case 'housekeeping':
      observer.roundEnd?.(encodeWorld(model, after));
  }
}

function finalUtilities(reference: Reference, world: World): Float64Array {
  const { model, players } = reference;
  const issued = world.text.status === 'adopted' || world.text.status === 'summary';
  return Float64Array.from(players, (player) => {
    const position = player.positions[configurationOf(player, world)] ?? null;
    if (position === null) return Number.NaN;
    return issued ? utilityOf(model.issues, position, textOf(model, world)) : position.reservation;
  });
}
