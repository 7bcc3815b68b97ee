import { actEvent } from '../charts/machine.ts';
import { type ChartStepper, createChartStepper } from '../charts/stepper.ts';
import type { Expr, Expression } from '../expression/ast.ts';
import { compileExpression } from '../expression/evaluate.ts';
import type { StateReader } from '../expression/reader.ts';
import { type Position, positionIn } from '../negotiating-text/position.ts';
import { utilityOf } from '../negotiating-text/utility.ts';
import { type Actor, type Model, TEXT_STATUSES } from '../scenario/model.ts';
import { type Strategy, strategyNamed } from '../strategies/registry.ts';
import type { World } from './world.ts';

/** A model made ready for the reference engine: machines, compiled expressions and lookups. Holds no state of any run. */
export interface Reference {
  readonly model: Model;
  readonly players: readonly Player[];
  /** Index of an actor by name. */
  actorNamed(name: string): number;
  /** The value of an expression in a world; booleans as 0 and 1. */
  value(expression: Expression | Expr, world: World): number;
  reader(world: World): StateReader;
}

/** An actor with its chart at work. */
export interface Player {
  readonly index: number;
  readonly actor: Actor;
  readonly stepper: ChartStepper;
  readonly strategy: Strategy;
  /** Index of the configuration with this label. */
  configuration(label: string): number;
  /** The position by configuration index. */
  readonly positions: readonly (Position | null)[];
  /** The acts that its chart knows, in the model's order, with the event that asks for them. */
  readonly acts: readonly { readonly act: number; readonly event: string }[];
  /** The names of acts and events that its chart reacts to somewhere. */
  readonly hears: ReadonlySet<string>;
}

/** Prepares a model for the reference engine. */
export function createReference(model: Model): Reference {
  const players = model.actors.map((actor, index) => createPlayer(model, actor, index));
  const actorIndex = new Map(model.actors.map(({ name }, index) => [name, index]));
  const compiled = new WeakMap<Expr, (state: StateReader) => number>();

  function reader(world: World): StateReader {
    return {
      gauge: (index) => world.gauges[model.gauges[index]?.name ?? ''] ?? 0,
      issue: (index) => model.issues[index]?.options.indexOf(world.text.options[model.issues[index]?.name ?? ''] ?? '') ?? 0,
      status: () => TEXT_STATUSES.indexOf(world.text.status),
      round: () => world.round,
      phase: () => model.phases.findIndex(({ name }) => name === world.phase),
      phaseRound: () => world.phaseRound,
      isIn(actor, nodes) {
        const player = playerAt(actor);
        const active = player.stepper.configurations[configurationOf(player, world)]?.active ?? [];
        return nodes.some((node) => active.includes(node));
      },
      last: (actor) => 1 + model.acts.findIndex(({ name }) => name === world.last[model.actors[actor]?.name ?? '']),
      utility(actor) {
        const player = playerAt(actor);
        const position = player.positions[configurationOf(player, world)] ?? null;
        return position === null ? 1 : utilityOf(model.issues, position, textOf(model, world));
      },
    };
  }

  function playerAt(index: number): Player {
    const player = players[index];
    if (player === undefined) throw new RangeError(`The model has no actor ${index}.`);
    return player;
  }

  return {
    model,
    players,
    actorNamed(name) {
      const index = actorIndex.get(name);
      if (index === undefined) throw new RangeError(`The model has no actor "${name}".`);
      return index;
    },
    value(expression, world) {
      const root = 'root' in expression ? expression.root : expression;
      let evaluate = compiled.get(root);
      if (evaluate === undefined) {
        evaluate = compileExpression(root);
        compiled.set(root, evaluate);
      }
      return evaluate(reader(world));
    },
    reader,
  };
}

/** The index of a player's configuration in this world. */
export function configurationOf(player: Player, world: World): number {
  return player.configuration(world.charts[player.actor.name] ?? '');
}

/** Whether the actor attends the meeting: a state marked `attends` is active. */
export function attends(player: Player, world: World): boolean {
  const active = player.stepper.configurations[configurationOf(player, world)]?.active ?? [];
  return active.some((node) => player.actor.chart.nodes[node]?.tags.includes('attending'));
}

/** The text on the table as option indices by issue. */
export function textOf(model: Model, world: World): number[] {
  return model.issues.map(({ name, options }) => options.indexOf(world.text.options[name] ?? ''));
}

/** All actors in the order in which they speak in this round: declared, or begun by another one each round. */
export function speakingOrder({ model, players }: Reference, round: number): readonly Player[] {
  if (model.order === 'declared') return players;
  const first = (round - 1) % Math.max(1, players.length);
  return [...players.slice(first), ...players.slice(0, first)];
}

function createPlayer(model: Model, actor: Actor, index: number): Player {
  const stepper = createChartStepper(model, actor);
  const byLabel = new Map(stepper.configurations.map(({ label, index: configuration }) => [label, configuration]));
  const known = new Set(actor.chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'act' ? [trigger.act] : [])));
  const hears = new Set(actor.chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'heard' ? [trigger.name] : [])));
  return {
    index,
    actor,
    stepper,
    hears,
    strategy: strategyNamed(actor.strategy.name),
    configuration(label) {
      const configuration = byLabel.get(label);
      if (configuration === undefined) throw new RangeError(`The chart of "${actor.name}" has no configuration "${label}".`);
      return configuration;
    },
    positions: stepper.configurations.map((configuration) => positionIn(model, actor.chart, configuration)),
    acts: model.acts.flatMap(({ name }, act) => (known.has(act) ? [{ act, event: actEvent(name) }] : [])),
  };
}
