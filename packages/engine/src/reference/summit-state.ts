import type { Session } from './drafting.ts';
import type { Readings } from './reading.ts';
import type { World } from './world.ts';

/** What comes next in a run. */
export type Cursor =
  /** The actor at this place of the speaking order has its turn, or the next one after it that speaks. */
  | { readonly stage: 'turn'; readonly place: number }
  /** The same for positions on the draft. */
  | { readonly stage: 'position'; readonly place: number }
  | { readonly stage: 'session-end' }
  | { readonly stage: 'events' }
  | { readonly stage: 'housekeeping' }
  | { readonly stage: 'round-end' }
  | { readonly stage: 'ended' };

/** The whole state of a run between two steps: plain data, immutable. */
export interface SummitState {
  readonly run: number;
  readonly world: World;
  readonly cursor: Cursor;
  readonly session: Session | null;
  /** The round in which the text was adopted, or null. */
  readonly adopted: number | null;
  readonly readings: Readings;
  /** The outcome's name once the run has ended. */
  readonly outcome: string | null;
}
