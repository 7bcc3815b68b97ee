import type { Draft } from 'immer';
import { probabilityThreshold } from '../choice/threshold.ts';
import { drawAt, PURPOSE } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';
import { resolveFallback } from '../negotiating-text/fallback.ts';
import type { Phase } from '../scenario/model.ts';
import { strikeEvent } from './deed.ts';
import { attendingChairs } from './drafting.ts';
import { applyEffects } from './effects.ts';
import type { EventsRecord, HousekeepingRecord, PassageRecord, RoundEndRecord } from './record.ts';
import { type Reference, textOf } from './reference.ts';
import type { World } from './world.ts';

/** Lets the events of a round strike, each by its own hazard and draw. */
export function strikeEvents(reference: Reference, world: Draft<World>, key: Words, run: number): EventsRecord {
  const events = reference.model.events.flatMap((event) => {
    if (event.when !== null && reference.value(event.when, world) === 0) return [];
    const hazard = Math.min(1, Math.max(0, reference.value(event.hazard, world)));
    const draw = drawAt(key, run, world.round, event.luck, PURPOSE.event);
    const deed = draw < probabilityThreshold(hazard) ? strikeEvent(reference, world, event.name, event.effects) : null;
    return [{ event: event.name, hazard, draw, deed }];
  });
  return { kind: 'events', round: world.round, phase: world.phase, events };
}

/** Applies the rules of each round whose condition holds, in order. */
export function keepHouse(reference: Reference, world: Draft<World>): HousekeepingRecord['rules'] {
  return reference.model.eachRound.flatMap(({ owner, when, effects }) =>
    when !== null && reference.value(when, world) === 0
      ? []
      : [{ owner: owner === null ? null : (reference.model.actors[owner]?.name ?? ''), effects: applyEffects(reference, world, effects) }],
  );
}

/** Index of the first outcome that ends the run now, or null. */
export function endingOutcome(reference: Reference, world: World): number | null {
  const index = reference.model.outcomes.findIndex(({ when, ends }) => ends && reference.value(when, world) !== 0);
  return index === -1 ? null : index;
}

/** Index of the first outcome that holds. */
export function finalOutcome(reference: Reference, world: World): number {
  return reference.model.outcomes.findIndex(({ when }) => reference.value(when, world) !== 0);
}

/** Decides what becomes of a draft that is still open when its drafting ends. */
export function settleText(reference: Reference, world: Draft<World>): RoundEndRecord['fallback'] {
  const { model } = reference;
  const phase = phaseOf(reference, world);
  if (phase.drafting === null || world.text.status !== 'open') return null;
  const { fallback } = model.protocol;
  const allowed = fallback.kind === 'nothing' || fallback.when === null || reference.value(fallback.when, world) !== 0;
  const { status, text, refusedBy } = resolveFallback(
    model.issues,
    fallback,
    attendingChairs(reference, world),
    textOf(model, world),
    allowed,
  );
  world.text.status = status;
  text.forEach((option, issue) => {
    const { name = '', options = [] } = model.issues[issue] ?? {};
    world.text.options[name] = options[option] ?? '';
  });
  return { status, text: { ...world.text.options }, refusedBy: refusedBy === null ? null : (model.actors[refusedBy]?.name ?? '') };
}

/**
 * Moves the world to the next round: the phase goes on, slips, or gives way to another.
 * @param adopted whether the text was adopted in this round
 */
export function passRound(reference: Reference, world: Draft<World>, adopted: boolean): Pick<RoundEndRecord, 'passage' | 'fallback'> {
  const phase = phaseOf(reference, world);
  const over = world.phaseRound >= phase.rounds + world.slips * (phase.slip?.by ?? 0);
  const why = adopted
    ? 'adopted'
    : phase.endsWhen !== null && reference.value(phase.endsWhen, world) !== 0
      ? 'ends-when'
      : over
        ? 'date'
        : null;
  const failed = why === 'date' && phase.quorum !== null && reference.value(phase.quorum, world) === 0;
  let passage: PassageRecord | null = null;
  if (failed && phase.slip !== null && world.slips < phase.slip.atMost) {
    world.slips += 1;
    passage = { kind: 'slip', by: phase.slip.by, effects: applyEffects(reference, world, phase.slip.effects) };
  } else if (why !== null) {
    const next = failed ? (phase.otherwise ?? phase.next) : phase.next;
    if (next !== null) return enterPhase(reference, world, phase, next, failed ? 'no-quorum' : why);
  }
  world.round += 1;
  world.phaseRound += 1;
  return { passage, fallback: null };
}

function enterPhase(
  reference: Reference,
  world: Draft<World>,
  from: Phase,
  next: number,
  why: 'adopted' | 'ends-when' | 'date' | 'no-quorum',
): Pick<RoundEndRecord, 'passage' | 'fallback'> {
  const fallback = settleText(reference, world);
  const to = reference.model.phases[next];
  if (to === undefined) throw new RangeError(`The model has no phase ${next}.`);
  world.round += 1;
  world.phase = to.name;
  world.phaseRound = 1;
  world.slips = 0;
  return { fallback, passage: { kind: 'phase', from: from.name, to: to.name, why, effects: applyEffects(reference, world, to.onEnter) } };
}

/** The present phase. */
export function phaseOf({ model }: Reference, world: World): Phase {
  const phase = model.phases.find(({ name }) => name === world.phase);
  if (phase === undefined) throw new RangeError(`The model has no phase "${world.phase}".`);
  return phase;
}
