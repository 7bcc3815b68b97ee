import { type RoundStep, stepsOfRound } from '../exact/round-steps.ts';
import type { Model } from '../scenario/model.ts';

/** Where a run stands within a round: before a step of it, or at one of the places around its end. */
export type Moment =
  | RoundStep
  /** All is done: what is read at the round's end is read here, and outcomes that end the run are tested. */
  | { readonly kind: 'round-end' }
  /** After the last round: the fallback is resolved. */
  | { readonly kind: 'fallback' }
  /** After the last round and its fallback: the outcome is decided. */
  | { readonly kind: 'ending' }
  /** The phase and the date move on. */
  | { readonly kind: 'next-round' }
  | { readonly kind: 'over' };

/** The moments of a model in the order in which a round comes to them. What an actor says in a session, and how a session closes, is one moment for all sessions of a round. */
export class Moments {
  readonly list: readonly Moment[];
  private readonly indices: ReadonlyMap<string, number>;
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
    const drafts = model.phases.some(({ drafting }) => drafting !== null);
    const all: readonly Moment[] = [
      ...this.stepsOf(1),
      { kind: 'round-end' },
      ...(drafts ? [{ kind: 'fallback' } as const] : []),
      { kind: 'ending' },
      ...(model.rounds > 1 ? [{ kind: 'next-round' } as const] : []),
      { kind: 'over' },
    ];
    const firsts = new Map<string, Moment>();
    for (const moment of all) if (!firsts.has(keyOf(moment))) firsts.set(keyOf(moment), moment);
    this.list = [...firsts.values()];
    this.indices = new Map([...firsts.keys()].map((key, index) => [key, index]));
  }

  /** The index of a moment, or of the one that stands for it. @throws {RangeError} if the model does not have it */
  indexOf(moment: Moment): number {
    const index = this.indices.get(keyOf(moment));
    if (index === undefined) throw new RangeError(`A model has no moment "${keyOf(moment)}".`);
    return index;
  }

  has(moment: Moment): boolean {
    return this.indices.has(keyOf(moment));
  }

  /** The steps of a round in order, without housekeeping where there is none to do. */
  stepsOf(round: number): readonly RoundStep[] {
    return stepsOfRound(this.model, round).filter(({ kind }) => kind !== 'housekeeping' || this.model.eachRound.length > 0);
  }
}

function keyOf(moment: Moment): string {
  switch (moment.kind) {
    case 'act':
    case 'word':
      return `${moment.kind} ${moment.actor}`;
    case 'open':
      return `open ${moment.session}`;
    case 'event':
      return `event ${moment.event}`;
    default:
      return moment.kind;
  }
}

/** What a moment is, for people. */
export function momentTitle({ actors, events }: Model, moment: Moment): string {
  switch (moment.kind) {
    case 'act':
      return `the turn of ${actors[moment.actor]!.title}`;
    case 'open':
      return `drafting session ${moment.session} of the round begins, if there is one`;
    case 'word':
      return `${actors[moment.actor]!.title} supports the draft, or objects`;
    case 'close':
      return 'the session ends: the text is adopted, or the chairs amend it';
    case 'event':
      return `the chance of ${events[moment.event]!.title}`;
    case 'housekeeping':
      return 'the housekeeping of each round';
    case 'round-end':
      return 'the end of the round: measures are read, and outcomes may end the run';
    case 'fallback':
      return 'after the last round: what becomes of a text that is still open';
    case 'ending':
      return 'after the last round: the first outcome that holds';
    case 'next-round':
      return 'the meeting moves on to the next round';
    case 'over':
      return 'the run is over';
  }
}
