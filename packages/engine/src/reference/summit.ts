import { type Actor, type ActorLogic, createActor, type InspectionEvent, type Observer, type Snapshot } from 'xstate';
import type { Model } from '../scenario/model.ts';
import { type Decision, decider } from './decision.ts';
import { parseWord, shown } from './decision-schema.ts';
import type { Word } from './drafting.ts';
import { advance, beginHistory, branch, type History, redo, undo } from './history.ts';
import type { CandidateRecord } from './record.ts';
import { createReference, type Player, type Reference } from './reference.ts';
import { restore } from './restoration.ts';
import { choiceOf } from './turn.ts';
import type { World } from './world.ts';

/** What a summit is told. */
export type SummitEvent =
  /** Takes the next step, unless it is a person's. */
  | { readonly type: 'step' }
  /** Plays to the end of the round, or until a person must decide. */
  | { readonly type: 'round' }
  /** Plays to the end of the run, or until a person must decide. */
  | { readonly type: 'play' }
  /** A person's act. */
  | { readonly type: 'decide'; readonly act: string }
  /** A person's word on the draft. */
  | { readonly type: 'position'; readonly word: Word }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** The same run with another decision, and nothing after it. */
  | { readonly type: 'branch'; readonly decision: Decision };

const EVENTS: readonly SummitEvent['type'][] = ['step', 'round', 'play', 'decide', 'position', 'undo', 'redo', 'branch'];

/** The decision that a summit waits for. */
export type Awaiting =
  | { readonly kind: 'act'; readonly actor: string; readonly round: number; readonly candidates: readonly CandidateRecord[] }
  | {
      readonly kind: 'position';
      readonly actor: string;
      readonly round: number;
      readonly session: number;
      readonly text: Readonly<Record<string, string>>;
    };

/** The end of a run. */
export interface SummitOutput {
  readonly outcome: string;
  readonly rounds: number;
}

export type SummitSnapshot = Snapshot<SummitOutput> & {
  readonly context: {
    readonly world: World;
    readonly awaiting: Awaiting | null;
    /** Why the last event changed nothing, or null. */
    readonly refused: string | null;
    readonly history: History;
    /** The actors whose decisions are a person's. */
    readonly people: readonly string[];
  };
};

export interface SummitInput {
  readonly seed: string;
  /** The run's number, 0 to 2^32 - 1; default 0. */
  readonly run?: number;
  /** Actors whose decisions come as events; default none. */
  readonly people?: readonly string[];
}

export type SummitLogic = ActorLogic<SummitSnapshot, SummitEvent, SummitInput>;

/**
 * The logic of a summit for XState's `createActor`, `useActor` or `invoke`. Snapshots are plain data: what is persisted is the snapshot itself. To restore
 * one plays its run again; one that is no run of the scenario is refused. XState
 * stops an actor whose run has ended; to take back its last steps, apply `transition(logic, snapshot, { type: 'undo' })` and make a new actor of the result.
 */
export function summitLogic(model: Model): SummitLogic {
  const reference = createReference(model);
  return {
    getInitialSnapshot: (_scope, { seed, run = 0, people = [] }) => {
      for (const name of people) reference.actorNamed(name);
      return snapshotOf(reference, beginHistory(reference, seed, run), [...people], null);
    },
    transition(snapshot, event) {
      const { history, people } = snapshot.context;
      const type: unknown = (event as SummitEvent | null | undefined)?.type;
      // XState tells an actor that it stops by an event of its own.
      if (typeof type === 'string' && type.startsWith('xstate.')) return snapshot;
      const [next, refused] = EVENTS.some((known) => known === type)
        ? take(reference, history, people, event)
        : [history, `A summit has no event ${shown(type)}; it has ${EVENTS.join(', ')}.`];
      return snapshotOf(reference, next, people, refused);
    },
    getPersistedSnapshot: (snapshot) => snapshot,
    restoreSnapshot(persisted) {
      const { history, people, refused } = restore(reference, persisted);
      return snapshotOf(reference, history, people, refused);
    },
  };
}

export interface SummitOptions extends SummitInput {
  /** A snapshot from `getPersistedSnapshot()` to go on from. */
  readonly snapshot?: Snapshot<unknown>;
  /** XState's inspector. */
  readonly inspect?: Observer<InspectionEvent> | ((event: InspectionEvent) => void);
}

/**
 * Makes a summit: an XState actor, not yet started, that plays one run of a scenario step by step. With a snapshot the seed, the run and the people are the
 * snapshot's. Where `people` names no actor of the scenario, there is no such seed or run, or the snapshot is not of the scenario, the actor's status is
 * `error` from the beginning, and its `error` a RangeError that XState reports when it is started.
 */
export function createSummit(model: Model, { snapshot, inspect, ...input }: SummitOptions): Actor<SummitLogic> {
  return createActor(summitLogic(model), {
    input,
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(inspect === undefined ? {} : { inspect }),
  });
}

function take(reference: Reference, history: History, people: readonly string[], event: SummitEvent): readonly [History, string | null] {
  const { stage } = history.state.cursor;
  switch (event.type) {
    case 'undo':
      return history.past.length === 0 ? [history, 'Nothing has happened yet that could be taken back.'] : [undo(history), null];
    case 'redo':
      return history.future.length === 0 ? [history, 'Nothing was taken back.'] : [redo(history), null];
    case 'branch':
      return orRefused(history, () => branch(reference, history, event.decision));
  }
  if (stage === 'ended') return [history, 'The run has ended.'];
  if (event.type === 'decide' || event.type === 'position') {
    const awaiting = awaitingOf(reference, history, people);
    if (awaiting === null) return [history, 'No person has to decide now.'];
    return orRefused(history, () => advance(reference, history, decisionOf(awaiting, event)));
  }
  if (waits(reference, history, people) !== null) return [history, 'A person has to decide first.'];
  let next = advance(reference, history);
  if (event.type === 'step') return [next, null];
  const { round } = history.state.world;
  while (
    next.state.cursor.stage !== 'ended' &&
    waits(reference, next, people) === null &&
    (event.type === 'play' || next.state.world.round === round)
  ) {
    next = advance(reference, next);
  }
  return [next, null];
}

/** What a decision makes of a history, or the same history with the reason why it cannot be carried out. */
function orRefused(history: History, decide: () => History): readonly [History, string | null] {
  try {
    return [decide(), null];
  } catch (error) {
    if (error instanceof RangeError) return [history, error.message];
    throw error;
  }
}

/**
 * The decision that a person's event makes of what the summit waits for.
 * @throws RangeError when it makes none
 */
function decisionOf(awaiting: Awaiting, event: Extract<SummitEvent, { type: 'decide' | 'position' }>): Decision {
  const { actor, round } = awaiting;
  if (event.type === 'position') {
    if (awaiting.kind !== 'position') throw new RangeError(`${actor} has to act, not to take a position on the text.`);
    return { round, actor, session: awaiting.session, word: parseWord(event.word) };
  }
  if (awaiting.kind !== 'act') throw new RangeError(`${actor} has to take a position on the text, not to act.`);
  if (typeof event.act === 'string') return { round, actor, act: event.act };
  throw new RangeError(`An act is a name, got ${shown(event.act)}; open are ${awaiting.candidates.map(({ act }) => act).join(', ')}.`);
}

function snapshotOf(reference: Reference, history: History, people: readonly string[], refused: string | null): SummitSnapshot {
  const { state } = history;
  const context = { world: state.world, awaiting: awaitingOf(reference, history, people), refused, history, people };
  if (state.outcome === null) return { status: 'active', output: undefined, error: undefined, context };
  return { status: 'done', output: { outcome: state.outcome, rounds: state.world.round }, error: undefined, context };
}

/** The person whose decision comes next; an actor without any candidate passes by itself. */
function waits(reference: Reference, { state }: History, people: readonly string[]): Player | null {
  const player = decider(reference, state);
  if (player === null || !people.includes(player.actor.name)) return null;
  return state.cursor.stage === 'turn' && choiceOf(reference, state.world, player).candidates.length === 0 ? null : player;
}

function awaitingOf(reference: Reference, history: History, people: readonly string[]): Awaiting | null {
  const player = waits(reference, history, people);
  if (player === null) return null;
  const { world, session, cursor } = history.state;
  const at = { actor: player.actor.name, round: world.round };
  if (cursor.stage === 'position') return { kind: 'position', ...at, session: session?.number ?? 1, text: world.text.options };
  return { kind: 'act', ...at, candidates: choiceOf(reference, world, player).candidates };
}
