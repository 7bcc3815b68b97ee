import { type Draft, enablePatches, type Patch, produce, produceWithPatches } from 'immer';
import { checkRuns } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';
import { type Decision, decider } from './decision.ts';
import { parseDecision } from './decision-schema.ts';
import { closeSession, nextDrafter, takePosition } from './drafting.ts';
import { applyEffects } from './effects.ts';
import { countDeeds, initialReadings, readEnd, readRound } from './reading.ts';
import type { RoundEndRecord, StepRecord } from './record.ts';
import { type Reference, speakingOrder } from './reference.ts';
import { refusalOf } from './refusal.ts';
import { endingOutcome, finalOutcome, keepHouse, passRound, phaseOf, settleText, strikeEvents } from './round.ts';
import type { SummitState } from './summit-state.ts';
import { playTurn } from './turn.ts';
import { initialWorld } from './world.ts';

enablePatches();

/** One step: the state after it, its cause, and immer's patches in both directions. */
export interface Step {
  readonly state: SummitState;
  readonly record: StepRecord;
  readonly patches: readonly Patch[];
  readonly inversePatches: readonly Patch[];
}

/**
 * The state of a run before its first step; the first phase has been entered.
 * @throws RangeError when the run's number is none
 */
export function initialState(reference: Reference, run: number): SummitState {
  checkRuns(run, 1);
  const start: SummitState = {
    run,
    world: initialWorld(reference.model),
    cursor: { stage: 'turn', place: 0 },
    session: null,
    adopted: null,
    readings: initialReadings(reference),
    outcome: null,
  };
  return produce(start, (draft) => {
    applyEffects(reference, draft.world, reference.model.phases[0]?.onEnter ?? []);
    settleCursor(reference, draft);
  });
}

/**
 * The next step of a run: a pure function.
 * @param decision a person's decision for exactly this step, or null to let the strategy and its draw decide
 * @throws RangeError when the run has ended, or the decision is for another step, not open or no decision at all
 */
export function stepSummit(reference: Reference, key: Words, state: SummitState, decision: Decision | null = null): Step {
  const refused = decision === null ? null : refusalOf(reference, state, parseDecision(reference, decision));
  if (refused !== null) throw new RangeError(refused);
  let record: StepRecord | undefined;
  const [next, patches, inversePatches] = produceWithPatches(state, (draft) => {
    record = playStep(reference, key, state, draft, decision);
    draft.readings = [...countDeeds(reference, draft.readings, record)];
    settleCursor(reference, draft);
  });
  if (record === undefined) throw new RangeError('The step left no record.');
  return { state: next, record, patches, inversePatches };
}

function playStep(reference: Reference, key: Words, state: SummitState, draft: Draft<SummitState>, decision: Decision | null): StepRecord {
  const { world, cursor } = draft;
  switch (cursor.stage) {
    case 'turn': {
      const player = decider(reference, state);
      if (player === null) throw new RangeError('No actor has the turn.');
      draft.cursor = { stage: 'turn', place: cursor.place + 1 };
      return playTurn(reference, world, key, state.run, player, decision !== null && 'act' in decision ? decision.act : null);
    }
    case 'position': {
      const found = nextDrafter(reference, state.world, cursor.place);
      if (found === null || draft.session === null) throw new RangeError('No delegation has a position to take.');
      const word = decision !== null && 'word' in decision ? decision.word : null;
      const { record, bracket } = takePosition(reference, world, key, state.run, found.player, found.position, draft.session.number, word);
      draft.session.words.push({ actor: record.actor, supports: record.supports, bracket });
      draft.cursor = { stage: 'position', place: found.turn + 1 };
      return record;
    }
    case 'session-end': {
      if (state.session === null) throw new RangeError('No session is under way.');
      const record = closeSession(reference, world, state.session);
      const more = !record.adopted && state.session.number < (phaseOf(reference, state.world).drafting?.sessions ?? 0);
      if (record.adopted) draft.adopted = world.round;
      draft.session = more ? { number: state.session.number + 1, words: [] } : null;
      draft.cursor = more ? { stage: 'position', place: 0 } : { stage: 'events' };
      return record;
    }
    case 'events':
      draft.cursor = { stage: 'housekeeping' };
      return strikeEvents(reference, world, key, state.run);
    case 'housekeeping':
      draft.cursor = { stage: 'round-end' };
      return { kind: 'housekeeping', round: world.round, phase: world.phase, rules: keepHouse(reference, world) };
    case 'round-end':
      return endRound(reference, draft);
    case 'ended':
      throw new RangeError('The run has ended.');
  }
}

function endRound(reference: Reference, draft: Draft<SummitState>): RoundEndRecord {
  const { model } = reference;
  const { world } = draft;
  const head = { kind: 'round-end', round: world.round, phase: world.phase } as const;
  draft.readings = [...readRound(reference, draft.readings, world)];
  let outcome = endingOutcome(reference, world);
  let fallback: RoundEndRecord['fallback'] = null;
  if (outcome === null && world.round >= model.rounds) {
    fallback = settleText(reference, world);
    outcome = finalOutcome(reference, world);
  }
  if (outcome === null) {
    draft.cursor = { stage: 'turn', place: 0 };
    return { ...head, outcome: null, ...passRound(reference, world, draft.adopted === world.round) };
  }
  draft.readings = [...readEnd(reference, draft.readings, world, world.round)];
  draft.outcome = model.outcomes[outcome]?.name ?? '';
  draft.cursor = { stage: 'ended' };
  return { ...head, passage: null, fallback, outcome: draft.outcome };
}

/** Moves the cursor over places where nobody speaks, so that every step does something. */
function settleCursor(reference: Reference, draft: Draft<SummitState>): void {
  const { world } = draft;
  if (draft.cursor.stage === 'turn') {
    const { speakers, drafting } = phaseOf(reference, world);
    const order = speakingOrder(reference, world.round);
    let { place } = draft.cursor;
    while (place < order.length && !speakers.includes(order[place]?.index ?? -1)) place++;
    draft.cursor = { stage: 'turn', place };
    if (place < order.length) return;
    const drafts = drafting !== null && world.text.status === 'open';
    draft.session = drafts ? { number: 1, words: [] } : null;
    draft.cursor = drafts ? { stage: 'position', place: 0 } : { stage: 'events' };
  }
  if (draft.cursor.stage === 'position' && nextDrafter(reference, world, draft.cursor.place) === null)
    draft.cursor = { stage: 'session-end' };
}
