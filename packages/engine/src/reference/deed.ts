import type { Draft } from 'immer';
import { actEvent, heardEvent, NATURE } from '../charts/machine.ts';
import type { Effect } from '../scenario/model.ts';
import { applyEffects } from './effects.ts';
import type { Deed, EffectRecord, MoveRecord, ReactionRecord } from './record.ts';
import { configurationOf, type Player, type Reference } from './reference.ts';
import type { World } from './world.ts';

/** Carries out an actor's act: its chart moves, its effects apply, and every other actor hears of it. */
export function performAct(reference: Reference, world: Draft<World>, player: Player, act: string): Deed {
  const answer = moveChart(reference, world, player, actEvent(act));
  world.last[player.actor.name] = act;
  return {
    by: player.actor.name,
    name: act,
    move: answer?.move ?? null,
    effects: answer?.effects ?? [],
    reactions: announce(reference, world, act, player),
  };
}

/** Lets an event of nature strike: its effects apply and every actor hears of it. */
export function strikeEvent(reference: Reference, world: Draft<World>, event: string, effects: readonly Effect[]): Deed {
  const applied = applyEffects(reference, world, effects);
  return { by: NATURE, name: event, move: null, effects: applied, reactions: announce(reference, world, event, null) };
}

/** The guards of a player's transitions as they stand in this world. */
export function guardsOf(reference: Reference, world: World, player: Player): (transition: number) => boolean {
  return (transition) => {
    const when = player.actor.chart.transitions[transition]?.when ?? null;
    return when === null || reference.value(when, world) !== 0;
  };
}

function announce(reference: Reference, world: Draft<World>, name: string, from: Player | null): ReactionRecord[] {
  const event = heardEvent(name, from?.actor.name ?? NATURE);
  const reactions: ReactionRecord[] = [];
  for (const listener of reference.players) {
    if (listener === from || !listener.hears.has(name)) continue;
    const answer = moveChart(reference, world, listener, event);
    if (answer !== null) reactions.push({ actor: listener.actor.name, ...answer });
  }
  return reactions;
}

function moveChart(
  reference: Reference,
  world: Draft<World>,
  player: Player,
  event: string,
): { move: MoveRecord | null; effects: EffectRecord[] } | null {
  const before = configurationOf(player, world);
  const { configuration, taken } = player.stepper.step(before, event, guardsOf(reference, world, player));
  if (taken.length === 0) return null;
  const label = (index: number): string => player.stepper.configurations[index]?.label ?? '';
  world.charts[player.actor.name] = label(configuration);
  const effects = taken.flatMap((transition) => applyEffects(reference, world, player.actor.chart.transitions[transition]?.effects ?? []));
  return { move: configuration === before ? null : { from: label(before), to: label(configuration) }, effects };
}
