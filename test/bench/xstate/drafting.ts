import type { Model } from '@plenary/engine';
import { logistic, logitWeights } from '#engine/choice/logit.js';
import { pick, probabilityThreshold, thresholds } from '#engine/choice/threshold.js';
import { drawAt, PURPOSE } from '#engine/luck/luck.js';
import type { Words } from '#engine/luck/threefry.js';
import { decideAdoption } from '#engine/negotiating-text/adoption.js';
import { amend } from '#engine/negotiating-text/amendment.js';
import { aspiration } from '#engine/negotiating-text/aspiration.js';
import { type Bracket, usefulBrackets } from '#engine/negotiating-text/bracket.js';
import type { Position } from '#engine/negotiating-text/position.js';
import { utilityOf } from '#engine/negotiating-text/utility.js';
import type { Player } from './player.ts';
import type { World } from './world.ts';

const ADOPTED = 1;

/** What drafting needs of the summit around it. */
export interface Table {
  readonly model: Model;
  readonly players: readonly Player[];
  readonly world: World;
  readonly key: Words;
  readonly run: number;
  perform(player: Player, act: number): void;
}

interface Word {
  readonly player: Player;
  readonly supports: boolean;
  readonly bracket: Bracket | null;
}

/** One drafting session. */
export function holdSession(table: Table, order: readonly Player[], session: number): void {
  const { model, players, world } = table;
  const words: Word[] = [];
  for (const player of order) {
    const position = player.attends() ? player.position() : null;
    if (position !== null) words.push(speak(table, player, position, session));
  }
  const present = words.filter(({ player }) => player.attends());
  const votes = present.map(({ player, supports }) => ({ actor: player.index, weight: player.actor.weight, supports }));
  if (decideAdoption(model.protocol.adoption, votes).adopted) {
    world.status = ADOPTED;
    world.adopted = true;
    return;
  }
  const weights = new Float64Array(2 * model.issues.length);
  for (const { player, bracket } of present) {
    if (bracket !== null) weights[2 * bracket.issue + (bracket.direction === 1 ? 1 : 0)]! += player.actor.weight;
  }
  amend(model.issues, attendingChairs(model, players), world.text, weights).text.forEach((option, issue) => {
    world.text[issue] = option;
  });
}

/** The chairs in the room, with their positions. */
export function attendingChairs({ protocol }: Model, players: readonly Player[]) {
  return protocol.chairs.flatMap((actor) => {
    const player = players[actor]!;
    const { weight, tolerance } = player.actor;
    return player.attends() ? [{ actor, weight, tolerance, position: player.position() }] : [];
  });
}

function speak(table: Table, player: Player, position: Position, session: number): Word {
  const { model, world, key, run } = table;
  const { luck, strategy } = player.actor;
  const phase = model.phases[world.phase]!;
  const sessions = phase.drafting!.sessions;
  const concession = player.strategy.concession(strategy.options) ?? position.concession;
  const time = (world.phaseRound - 1) * sessions + session;
  const aspired = aspiration(position.reservation, concession, time, phase.rounds * sessions);
  const support = logistic(position.precision, utilityOf(model.issues, position, world.text) - aspired);
  if (drawAt(key, run, world.round, luck, PURPOSE.support(session)) < probabilityThreshold(support))
    return { player, supports: true, bracket: null };

  const brackets = usefulBrackets(model.issues, position, world.text);
  const walkOut = model.acts.findIndex(({ name }) => name === 'walk-out');
  const appeal = player.appealOf(walkOut);
  const values = [...brackets.map(({ gain }) => gain), ...(appeal === null ? [] : [appeal])];
  if (values.length === 0) return { player, supports: false, bracket: null };
  const marks = thresholds(logitWeights(position.precision, values));
  const bracket = brackets[pick(marks, drawAt(key, run, world.round, luck, PURPOSE.bracket(session)))] ?? null;
  if (bracket === null) table.perform(player, walkOut);
  return { player, supports: false, bracket };
}
