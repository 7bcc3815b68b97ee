import { type Model, TEXT_STATUSES } from '@plenary/engine';
import { pick, probabilityThreshold, thresholds } from '#engine/choice/threshold.js';
import type { StateReader } from '#engine/expression/reader.js';
import { drawAt, PURPOSE } from '#engine/luck/luck.js';
import type { Words } from '#engine/luck/threefry.js';
import { resolveFallback } from '#engine/negotiating-text/fallback.js';
import { utilityOf } from '#engine/negotiating-text/utility.js';
import { CELL, stateLayout } from '#engine/state/layout.js';
import { attendingChairs, holdSession, type Table } from './drafting.ts';
import { createPlayer, type Player } from './player.ts';
import { conditionOf, createWorld, effectsOf, numberOf, type World } from './world.ts';

/** A summit of live XState actors. It keeps no records and reads no measures, so it does less than both engines. */
export interface XStateSummit {
  /**
   * Plays a run and returns the index of its outcome.
   * @param roundEnd told the state row of each round's end, as an observer of the engines is
   */
  play(key: Words, run: number, roundEnd?: (row: Int32Array) => void): number;
}

export interface XStateOptions {
  /** Whether acts and events are sent to every other actor, or only to those whose chart knows them. */
  readonly aloud: boolean;
}

/**
 * A scenario driven as one would with XState alone: an actor per chart, `send` for acts and for all that is heard, guards and effects as closures on a
 * plain world.
 */
export function createXStateSummit(model: Model, { aloud }: XStateOptions): XStateSummit {
  let world = createWorld(model);
  const present = (): World => world;
  const reader: StateReader = {
    gauge: (index) => world.gauges[index]!,
    issue: (index) => world.text[index]!,
    status: () => world.status,
    round: () => world.round,
    phase: () => world.phase,
    phaseRound: () => world.phaseRound,
    isIn: (actor, nodes) => players[actor]!.isIn(nodes),
    last: (actor) => world.lasts[actor]!,
    utility(actor) {
      const position = players[actor]!.position();
      return position === null ? 1 : utilityOf(model.issues, position, world.text);
    },
  };
  const players: readonly Player[] = model.actors.map((actor, index) => createPlayer(model, actor, index, { reader, present, aloud }));
  const condition = (when: Parameters<typeof conditionOf>[0]) => conditionOf(when, reader);
  const effects = (list: Parameters<typeof effectsOf>[1]) => effectsOf(model, list, reader, present);
  const phases = model.phases.map((phase) => ({
    ...phase,
    isQuorate: condition(phase.quorum),
    endsEarly: phase.endsWhen === null ? () => false : condition(phase.endsWhen),
    slipping: effects(phase.slip?.effects ?? []),
    entering: effects(phase.onEnter),
  }));
  const events = model.events.map((event) => ({
    ...event,
    mayStrike: condition(event.when),
    probability: numberOf(event.hazard, reader),
    striking: effects(event.effects),
  }));
  const house = model.eachRound.map((rule) => ({ applies: condition(rule.when), change: effects(rule.effects) }));
  const outcomes = model.outcomes.map(({ when, ends }) => ({ ends, holds: condition(when) }));
  const { fallback } = model.protocol;
  const mayFallBack = condition(fallback.kind === 'nothing' ? null : fallback.when);

  function announce(name: string, from: Player | null): void {
    for (const player of players) if (player !== from) player.hear(name, from);
  }

  function perform(player: Player, act: number): void {
    player.perform(act);
    world.lasts[player.index] = 1 + act;
    announce(model.acts[act]!.name, player);
  }

  function speakingOrder(): readonly Player[] {
    if (model.order === 'declared') return players;
    const first = (world.round - 1) % players.length;
    return [...players.slice(first), ...players.slice(0, first)];
  }

  function takeTurn(player: Player, { key, run }: Table): void {
    const enabled = player.candidates();
    if (enabled.length === 0) return;
    const { precision, luck, strategy } = player.actor;
    const view = {
      precision,
      enabled,
      round: world.round,
      rounds: model.rounds,
      phaseRound: world.phaseRound,
      last(name: string) {
        const last = world.lasts[model.actors.findIndex((actor) => actor.name === name)]!;
        return last === 0 ? null : model.acts[last - 1]!.lean;
      },
    };
    const marks = thresholds(player.strategy.actWeights(view, strategy.options));
    perform(player, enabled[pick(marks, drawAt(key, run, world.round, luck, PURPOSE.act))]!.act);
  }

  function strikeEvents({ key, run }: Table): void {
    for (const { name, luck, mayStrike, probability, striking } of events) {
      if (!mayStrike() || drawAt(key, run, world.round, luck, PURPOSE.event) >= probabilityThreshold(probability())) continue;
      striking();
      announce(name, null);
    }
  }

  function isDrafting(): boolean {
    return phases[world.phase]!.drafting !== null && TEXT_STATUSES[world.status] === 'open';
  }

  function settleText(): void {
    if (!isDrafting()) return;
    const settled = resolveFallback(model.issues, fallback, attendingChairs(model, players), world.text, mayFallBack());
    world.status = TEXT_STATUSES.indexOf(settled.status);
    settled.text.forEach((option, issue) => {
      world.text[issue] = option;
    });
  }

  function passRound(): void {
    const phase = phases[world.phase]!;
    const given = world.adopted || phase.endsEarly();
    const over = given || world.phaseRound >= phase.rounds + world.slips * (phase.slip?.by ?? 0);
    const failed = over && !given && !phase.isQuorate();
    const next = failed ? (phase.otherwise ?? phase.next) : phase.next;
    world.adopted = false;
    if (failed && phase.slip !== null && world.slips < phase.slip.atMost) {
      world.slips += 1;
      phase.slipping();
    } else if (over && next !== null) {
      settleText();
      world.round += 1;
      world.phase = next;
      world.phaseRound = 1;
      world.slips = 0;
      phases[next]!.entering();
      return;
    }
    world.round += 1;
    world.phaseRound += 1;
  }

  function row(): Int32Array {
    const { gauges, issues, configurations, lasts, size } = stateLayout(model);
    const cells = new Int32Array(size);
    cells[CELL.round] = world.round;
    cells[CELL.phase] = world.phase;
    cells[CELL.phaseRound] = world.phaseRound;
    cells[CELL.slips] = world.slips;
    cells[CELL.status] = world.status;
    cells.set(world.gauges, gauges);
    cells.set(world.text, issues);
    players.forEach((player, index) => {
      cells[configurations + index] = player.configuration();
    });
    cells.set(world.lasts, lasts);
    return cells;
  }

  function play(key: Words, run: number, roundEnd?: (row: Int32Array) => void): number {
    world = createWorld(model);
    for (const player of players) player.begin();
    phases[0]!.entering();
    const table: Table = { model, players, world, key, run, perform };
    while (true) {
      const { speakers, drafting } = phases[world.phase]!;
      const order = speakingOrder();
      for (const player of order) if (speakers.includes(player.index)) takeTurn(player, table);
      for (let session = 1; session <= (drafting?.sessions ?? 0) && isDrafting(); session++) holdSession(table, order, session);
      strikeEvents(table);
      for (const { applies, change } of house) if (applies()) change();
      roundEnd?.(row());
      const ended = outcomes.findIndex(({ ends, holds }) => ends && holds());
      if (ended !== -1) return ended;
      if (world.round >= model.rounds) {
        settleText();
        return outcomes.findIndex(({ holds }) => holds());
      }
      passRound();
    }
  }

  return { play };
}
