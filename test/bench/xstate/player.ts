import type { Actor, Model } from '@plenary/engine';
import type { AnyStateMachine, Actor as Live } from 'xstate';
import { createActor } from 'xstate';
import { configurations } from '#engine/charts/configurations.js';
import { actEvent, type ChartEvent, createChartMachine, heardEvent, NATURE } from '#engine/charts/machine.js';
import type { StateReader } from '#engine/expression/reader.js';
import { type Position, positionIn } from '#engine/negotiating-text/position.js';
import { type Strategy, strategyNamed } from '#engine/strategies/registry.js';
import { conditionOf, effectsOf, numberOf, type World } from './world.ts';

/** An act that a player could take, and what it thinks of it. */
export interface Candidate {
  readonly act: number;
  readonly name: string;
  readonly lean: number;
  readonly appeal: number;
}

/** An actor whose chart is a live XState actor: it is sent what it does and what it hears, and its snapshot says how it stands. */
export interface Player {
  readonly index: number;
  readonly actor: Actor;
  readonly strategy: Strategy;
  /** Starts its chart anew, for a run. */
  begin(): void;
  candidates(): Candidate[];
  /** The appeal of an act, or null when its chart does not accept it now. */
  appealOf(act: number): number | null;
  /** Carries out an act: the chart moves, and the effects apply. */
  perform(act: number): void;
  hear(name: string, from: Player | null): void;
  isIn(nodes: readonly number[]): boolean;
  attends(): boolean;
  /** Its preference over texts as it stands, or null. */
  position(): Position | null;
  /** Index among the chart's configurations. */
  configuration(): number;
}

/** What a player needs of its summit. */
export interface Surroundings {
  readonly reader: StateReader;
  readonly present: () => World;
  /** Whether it is sent even what its chart does not know. */
  readonly aloud: boolean;
}

export function createPlayer(model: Model, actor: Actor, index: number, surroundings: Surroundings): Player {
  const { reader, present, aloud } = surroundings;
  const { chart } = actor;
  const taken: number[] = [];
  const machine = createChartMachine(model, actor).provide({
    actions: { take: (_: unknown, { transition }: { transition: number }) => void taken.push(transition) },
  } as never) as AnyStateMachine;
  const guards = chart.transitions.map(({ when }) => conditionOf(when, reader));
  const appeals = chart.transitions.map(({ appeal }) => numberOf(appeal, reader));
  const effects = chart.transitions.map((transition) => effectsOf(model, transition.effects, reader, present));
  const holds = (transition: number): boolean => guards[transition]!();
  const known = new Set(chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'act' ? [trigger.act] : [])));
  const heard = new Set(chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'heard' ? [trigger.name] : [])));
  const asking = new Map<number, ChartEvent>();
  model.acts.forEach(({ name }, act) => {
    if (known.has(act)) asking.set(act, { type: actEvent(name), holds });
  });

  const nodeById = new Map(chart.nodes.map(({ path }, node) => [path === '' ? actor.name : `${actor.name}.${path}`, node]));
  const attending = chart.nodes.flatMap(({ tags }, node) => (tags.includes('attending') ? [node] : []));
  const byActive = new Map(configurations(chart).map((configuration) => [configuration.active.join(), configuration]));
  const positions = new Map<number, Position | null>();
  const active = new Uint8Array(chart.nodes.length);
  let live: Live<AnyStateMachine> = createActor(machine);

  function look(): void {
    active.fill(0);
    for (const { id } of live.getSnapshot()._nodes) active[nodeById.get(id)!] = 1;
  }

  function send(event: ChartEvent): void {
    live.send(event);
    if (taken.length === 0) return;
    look();
    for (const transition of taken) effects[transition]!();
    taken.length = 0;
  }

  function appealOf(act: number): number | null {
    const event = asking.get(act);
    if (event === undefined) return null;
    const selected = machine.getTransitionData(live.getSnapshot(), event);
    if (selected.length === 0) return null;
    let appeal = 0;
    for (const { meta } of selected) appeal += appeals[(meta as { transition: number }).transition]!();
    return appeal;
  }

  const configuration = () => byActive.get([...active.keys()].filter((node) => active[node] === 1).join())!;

  return {
    index,
    actor,
    strategy: strategyNamed(actor.strategy.name),
    begin() {
      live.stop();
      live = createActor(machine).start();
      look();
    },
    candidates() {
      const candidates: Candidate[] = [];
      for (const act of asking.keys()) {
        const appeal = appealOf(act);
        if (appeal !== null) candidates.push({ act, name: model.acts[act]!.name, lean: model.acts[act]!.lean, appeal });
      }
      return candidates;
    },
    appealOf,
    perform: (act) => send(asking.get(act)!),
    hear(name, from) {
      if (aloud || heard.has(name)) send({ type: heardEvent(name, from?.actor.name ?? NATURE), holds });
    },
    isIn: (nodes) => nodes.some((node) => active[node] === 1),
    attends: () => attending.some((node) => active[node] === 1),
    position() {
      const { index: known } = configuration();
      let position = positions.get(known);
      if (position === undefined) {
        position = positionIn(model, chart, configuration());
        positions.set(known, position);
      }
      return position;
    },
    configuration: () => configuration().index,
  };
}
