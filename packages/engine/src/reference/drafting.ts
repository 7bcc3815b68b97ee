import type { Draft } from 'immer';
import { actEvent } from '../charts/machine.ts';
import { logistic, logitWeights } from '../choice/logit.ts';
import { pick, probabilityThreshold, thresholds } from '../choice/threshold.ts';
import { drawAt, PURPOSE } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';
import { decideAdoption } from '../negotiating-text/adoption.ts';
import { amend } from '../negotiating-text/amendment.ts';
import { aspiration } from '../negotiating-text/aspiration.ts';
import { type Bracket, usefulBrackets } from '../negotiating-text/bracket.ts';
import type { Position } from '../negotiating-text/position.ts';
import { utilityOf } from '../negotiating-text/utility.ts';
import type { Model } from '../scenario/model.ts';
import { guardsOf, performAct } from './deed.ts';
import type { BracketRecord, PositionRecord, SessionRecord } from './record.ts';
import { attends, configurationOf, type Player, type Reference, speakingOrder, textOf } from './reference.ts';
import type { World } from './world.ts';

/** A drafting session under way: the words given so far, in speaking order. */
export interface Session {
  /** From 1 in each round. */
  readonly number: number;
  readonly words: readonly { readonly actor: string; readonly supports: boolean; readonly bracket: Bracket | null }[];
}

/** What a person says on the draft in place of a strategy. */
export type Word =
  | { readonly supports: true }
  | { readonly supports: false; readonly objection: { readonly issue: string; readonly direction: -1 | 1 } | 'walk-out' | null };

export const WALK_OUT = 'walk-out';

/** The position that makes a player take part in drafting now, or null. */
export function drafter(player: Player, world: World): Position | null {
  return attends(player, world) ? (player.positions[configurationOf(player, world)] ?? null) : null;
}

/** The aspiration of a player at the present session. */
function aspirationNow({ model }: Reference, world: World, player: Player, position: Position, session: number): number {
  const phase = model.phases.find(({ name }) => name === world.phase);
  const sessions = phase?.drafting?.sessions ?? 1;
  const t = (world.phaseRound - 1) * sessions + session;
  const concession = player.strategy.concession(player.actor.strategy.options) ?? position.concession;
  return aspiration(position.reservation, concession, t, (phase?.rounds ?? 1) * sessions);
}

/**
 * A player takes its position on the draft; a walk-out is carried out on the world.
 * @param decided a word given by a person; must be open
 */
export function takePosition(
  reference: Reference,
  world: Draft<World>,
  key: Words,
  run: number,
  player: Player,
  position: Position,
  session: number,
  decided: Word | null,
): { record: PositionRecord; bracket: Bracket | null } {
  const { model } = reference;
  const { luck, name } = player.actor;
  const text = textOf(model, world);
  const utility = utilityOf(model.issues, position, text);
  const aspired = aspirationNow(reference, world, player, position, session);
  const probability = logistic(position.precision, utility - aspired);
  const draw = drawAt(key, run, world.round, luck, PURPOSE.support(session));
  const supports = decided?.supports ?? draw < probabilityThreshold(probability);
  const head = {
    kind: 'position',
    round: world.round,
    phase: world.phase,
    session,
    actor: name,
    utility,
    aspiration: aspired,
    probability,
    draw,
    decidedBy: decided === null ? 'luck' : 'person',
    supports,
  } as const;
  if (supports) return { record: { ...head, objections: [], bracket: null, bracketDraw: null, walkOut: null }, bracket: null };

  const options: { bracket: Bracket | null; value: number }[] = usefulBrackets(model.issues, position, text).map(
    ({ issue, direction, gain }) => ({
      bracket: { issue, direction },
      value: gain,
    }),
  );
  const walkOut = walkOutAppeal(reference, world, player);
  if (walkOut !== null) options.push({ bracket: null, value: walkOut });
  const weights =
    options.length === 0
      ? []
      : logitWeights(
          position.precision,
          options.map(({ value }) => value),
        );
  const bracketDraw = options.length === 0 ? null : drawAt(key, run, world.round, luck, PURPOSE.bracket(session));
  let chosen = bracketDraw === null ? null : (options[pick(thresholds(weights), bracketDraw)] ?? null);
  if (decided !== null && !decided.supports) chosen = objectionOf(model, decided.objection, options);
  let total = 0;
  for (const weight of weights) total += weight;
  const objections = options.map(({ bracket, value }, index) => ({
    bracket: bracket === null ? null : bracketRecord(model, text, bracket),
    value,
    probability: (weights[index] ?? 0) / total,
  }));
  const bracket = chosen?.bracket ?? null;
  return {
    record: {
      ...head,
      objections,
      bracket: bracket === null ? null : bracketRecord(model, text, bracket),
      bracketDraw,
      walkOut: chosen !== null && bracket === null ? performAct(reference, world, player, WALK_OUT) : null,
    },
    bracket,
  };
}

/** Closes a session: the text is adopted, or the chairs amend it. */
export function closeSession(reference: Reference, world: Draft<World>, session: Session): SessionRecord {
  const { model } = reference;
  const playerNamed = (name: string): Player | undefined => reference.players[reference.actorNamed(name)];
  const present = session.words.filter(({ actor }) => {
    const player = playerNamed(actor);
    return player !== undefined && attends(player, world);
  });
  const votes = present.map(({ actor, supports }) => ({
    actor: reference.actorNamed(actor),
    weight: playerNamed(actor)?.actor.weight ?? 0,
    supports,
  }));
  const { adopted, vetoedBy, optedOut } = decideAdoption(model.protocol.adoption, votes);
  const names = (actors: readonly number[]): string[] => actors.map((actor) => model.actors[actor]?.name ?? '');
  let amendment: SessionRecord['amendment'] = null;
  if (adopted) {
    world.text.status = 'adopted';
  } else {
    const before = textOf(model, world);
    const weights = new Float64Array(2 * model.issues.length);
    for (const { actor, bracket } of present) {
      if (bracket === null) continue;
      const side = 2 * bracket.issue + (bracket.direction === 1 ? 1 : 0);
      weights[side] = (weights[side] ?? 0) + (playerNamed(actor)?.actor.weight ?? 0);
    }
    const { proposed, refusedBy, text } = amend(model.issues, attendingChairs(reference, world), before, weights);
    text.forEach((option, issue) => {
      const { name = '', options = [] } = model.issues[issue] ?? {};
      world.text.options[name] = options[option] ?? '';
    });
    amendment = {
      proposed: proposed === null ? null : { ...bracketRecord(model, before, proposed), weight: proposed.weight },
      refusedBy: refusedBy === null ? null : (model.actors[refusedBy.actor]?.name ?? ''),
      loss: refusedBy?.loss ?? null,
    };
  }
  return {
    kind: 'session',
    round: world.round,
    phase: world.phase,
    session: session.number,
    supporters: present.filter(({ supports }) => supports).map(({ actor }) => actor),
    objectors: present.filter(({ supports }) => !supports).map(({ actor }) => actor),
    vetoedBy: names(vetoedBy),
    optedOut: names(optedOut),
    adopted,
    amendment,
    text: { ...world.text.options },
  };
}

/** The chairs that attend, with their positions. */
export function attendingChairs(
  reference: Reference,
  world: World,
): { actor: number; weight: number; tolerance: number; position: Position | null }[] {
  return reference.model.protocol.chairs.flatMap((index) => {
    const player = reference.players[index];
    if (player === undefined || !attends(player, world)) return [];
    const { weight, tolerance } = player.actor;
    return [{ actor: index, weight, tolerance, position: player.positions[configurationOf(player, world)] ?? null }];
  });
}

/** The next player after `turn` places of the speaking order that takes a position, with its place; null when the session is complete. */
export function nextDrafter(reference: Reference, world: World, turn: number): { player: Player; position: Position; turn: number } | null {
  const order = speakingOrder(reference, world.round);
  for (let place = turn; place < order.length; place++) {
    const player = order[place];
    const position = player === undefined ? null : drafter(player, world);
    if (player !== undefined && position !== null) return { player, position, turn: place };
  }
  return null;
}

/** The appeal of walking out for a player, or null when its chart does not open it now. */
export function walkOutAppeal(reference: Reference, world: World, player: Player): number | null {
  const { taken } = player.stepper.step(configurationOf(player, world), actEvent(WALK_OUT), guardsOf(reference, world, player));
  if (taken.length === 0) return null;
  let appeal = 0;
  for (const transition of taken) {
    const expression = player.actor.chart.transitions[transition]?.appeal ?? null;
    if (expression !== null) appeal += reference.value(expression, world);
  }
  return appeal;
}

function objectionOf(
  model: Model,
  objection: { readonly issue: string; readonly direction: -1 | 1 } | 'walk-out' | null,
  options: readonly { bracket: Bracket | null; value: number }[],
): { bracket: Bracket | null; value: number } | null {
  if (objection === null) return null;
  if (objection === WALK_OUT) return options.find(({ bracket }) => bracket === null) ?? null;
  const issue = model.issues.findIndex(({ name }) => name === objection.issue);
  return { bracket: { issue, direction: objection.direction }, value: 0 };
}

function bracketRecord(model: Model, text: readonly number[], { issue, direction }: Bracket): BracketRecord {
  const { name = '', options = [] } = model.issues[issue] ?? {};
  const from = text[issue] ?? 0;
  return { issue: name, from: options[from] ?? '', to: options[from + direction] ?? '' };
}
