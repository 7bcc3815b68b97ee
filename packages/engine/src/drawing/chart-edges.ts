import type { Actor, ChartNode, Model, Transition } from '../scenario/model.ts';

/** An arrow of a drawn chart: all transitions of one kind between the same two states. */
export interface ChartEdge {
  /** Indices of nodes of the chart. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'act' | 'reaction';
  /** One for each transition: `offer-talks [calm >= 3]`, or `on dprk.test-missile`. */
  readonly labels: readonly string[];
}

/** The moves of a chart as arrows, in document order. Transitions that stay are not moves: see `staysOf`. */
export function chartEdges(model: Model, { chart }: Actor): readonly ChartEdge[] {
  const edges = new Map<string, { from: number; to: number; kind: 'act' | 'reaction'; labels: string[] }>();
  for (const transition of chart.transitions) {
    if (transition.target === null) continue;
    const kind = transition.trigger.kind === 'act' ? 'act' : 'reaction';
    const key = `${transition.source} ${transition.target} ${kind}`;
    const edge = edges.get(key) ?? { from: transition.source, to: transition.target, kind, labels: [] };
    edge.labels.push(transitionLabel(model, transition));
    edges.set(key, edge);
  }
  return [...edges.values()];
}

/** What an actor may do or hears at a node without leaving it, each once. */
export function staysOf(model: Model, { chart }: Actor, node: ChartNode): readonly string[] {
  const labels = node.transitions.flatMap((index) => {
    const transition = chart.transitions[index];
    return transition === undefined || transition.target !== null ? [] : [transitionLabel(model, transition)];
  });
  return [...new Set(labels)];
}

/** The text that a node is drawn with. */
export function nodeTitle(actor: Actor, node: ChartNode): string {
  if (node.parent === null) return actor.title;
  return node.title === '' ? node.key.replaceAll('-', ' ') : node.title;
}

function transitionLabel(model: Model, { trigger, when }: Transition): string {
  const guard = when === null ? '' : ` [${when.source}]`;
  if (trigger.kind === 'act') return `${model.acts[trigger.act]?.name ?? ''}${guard}`;
  const from = trigger.from === null ? '' : `${model.actors[trigger.from]?.name ?? ''}.`;
  return `on ${from}${trigger.name}${guard}`;
}
