import { type AnyStateMachine, setup } from 'xstate';
import type { Actor, ChartNode, Model, Transition } from '../scenario/model.ts';

/**
 * An event that a chart's machine takes: `act.NAME` for the actor's own act, `heard.NAME.FROM` for what it hears (FROM is an actor's name or
 * `nature`). `holds` decides the guards by the transition's index; without it, as in XState's own tools, every guard is open.
 */
export interface ChartEvent {
  readonly type: string;
  readonly holds?: (transition: number) => boolean;
}

export const NATURE = 'nature';

export const actEvent = (act: string): string => `act.${act}`;
export const heardEvent = (name: string, from: string): string => `heard.${name}.${from}`;

/**
 * An actor's chart as an XState machine. Guards are the named guard `when` with the expression's text and the transition's index as
 * parameters; each transition carries the action `take` with its index, so that the actions of a step list the transitions taken, in XState's order.
 */
export function createChartMachine(model: Model, actor: Actor): AnyStateMachine {
  const { chart } = actor;

  function transitionConfig(index: number, transition: Transition): Record<string, unknown> {
    const target = transition.target === null ? undefined : chart.nodes[transition.target];
    return {
      ...(target === undefined ? {} : { target: `#${nodeId(actor, target)}` }),
      ...(transition.when === null ? {} : { guard: { type: 'when', params: { transition: index, expression: transition.when.source } } }),
      ...(transition.appeal === null ? {} : { description: `appeal: ${transition.appeal.source}` }),
      actions: { type: 'take', params: { transition: index } },
      meta: { transition: index },
    };
  }

  function descriptor({ trigger }: Transition): string {
    if (trigger.kind === 'act') return actEvent(model.acts[trigger.act]?.name ?? '');
    return heardEvent(trigger.name, trigger.from === null ? '*' : (model.actors[trigger.from]?.name ?? ''));
  }

  function nodeConfig(node: ChartNode): Record<string, unknown> {
    const on: Record<string, Record<string, unknown>[]> = {};
    for (const index of node.transitions) {
      const transition = chart.transitions[index];
      if (transition === undefined) continue;
      const event = descriptor(transition);
      on[event] = [...(on[event] ?? []), transitionConfig(index, transition)];
    }
    const children = node.children.map((child) => chart.nodes[child]).filter((child) => child !== undefined);
    return {
      id: nodeId(actor, node),
      ...(node.title === '' ? {} : { description: node.title }),
      ...(node.tags.length === 0 ? {} : { tags: [...node.tags] }),
      ...(node.type === 'parallel' ? { type: 'parallel' } : {}),
      ...(node.initial === null ? {} : { initial: chart.nodes[node.initial]?.key }),
      ...(children.length === 0 ? {} : { states: Object.fromEntries(children.map((child) => [child.key, nodeConfig(child)])) }),
      ...(Object.keys(on).length === 0 ? {} : { on }),
    };
  }

  const root = chart.nodes[0];
  if (root === undefined) throw new RangeError(`The chart of "${actor.name}" has no root.`);
  return setup({
    types: { events: {} as ChartEvent },
    guards: { when: ({ event }, { transition }: { transition: number; expression: string }) => event.holds?.(transition) ?? true },
    actions: { take: (_, _parameters: { transition: number }) => undefined },
  }).createMachine(nodeConfig(root) as never) as unknown as AnyStateMachine;
}

function nodeId(actor: Actor, node: ChartNode): string {
  return node.path === '' ? actor.name : `${actor.name}.${node.path}`;
}
