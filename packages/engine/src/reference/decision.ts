import { nextDrafter, type Word } from './drafting.ts';
import { type Player, type Reference, speakingOrder } from './reference.ts';
import type { SummitState } from './summit-state.ts';

/** A person's decision in place of an actor's strategy. */
export type Decision =
  | { readonly round: number; readonly actor: string; readonly act: string }
  | { readonly round: number; readonly actor: string; readonly session: number; readonly word: Word };

/** Who decides at the next step, when it is an actor's turn or position. */
export function decider(reference: Reference, { cursor, world }: SummitState): Player | null {
  if (cursor.stage === 'turn') return speakingOrder(reference, world.round)[cursor.place] ?? null;
  return cursor.stage === 'position' ? (nextDrafter(reference, world, cursor.place)?.player ?? null) : null;
}

/** The decision meant for the next step of this state, or null. */
export function decisionFor(reference: Reference, state: SummitState, decisions: readonly Decision[]): Decision | null {
  const player = decider(reference, state);
  if (player === null) return null;
  const { stage } = state.cursor;
  const found = decisions.find(
    (decision) =>
      decision.round === state.world.round &&
      decision.actor === player.actor.name &&
      ('act' in decision ? stage === 'turn' : stage === 'position' && decision.session === state.session?.number),
  );
  return found ?? null;
}
