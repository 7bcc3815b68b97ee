import type { Chart } from '../model.ts';

/**
 * The nodes of a chart that its transitions can make active, whatever the guards: a superset of those that a run can reach. `open` says which
 * transitions can be triggered at all.
 */
export function reachableNodes(chart: Chart, open: (transition: number) => boolean): ReadonlySet<number> {
  const reached = new Set<number>();

  function enter(index: number): void {
    if (reached.has(index)) return;
    reached.add(index);
    const { type, initial, children, parent, transitions } = chart.nodes[index]!;
    if (parent !== null) enterBeside(parent, index);
    if (type === 'compound' && initial !== null) enter(initial);
    if (type === 'parallel') for (const child of children) enter(child);
    for (const transition of transitions) {
      const target = chart.transitions[transition]?.target ?? null;
      if (target !== null && open(transition)) enter(target);
    }
  }

  /** A parent becomes active with its child, and with it its other regions; but not its initial child. */
  function enterBeside(parent: number, child: number): void {
    const { type, children, parent: above, transitions } = chart.nodes[parent]!;
    if (!reached.has(parent)) {
      reached.add(parent);
      if (above !== null) enterBeside(above, parent);
      for (const transition of transitions) {
        const target = chart.transitions[transition]?.target ?? null;
        if (target !== null && open(transition)) enter(target);
      }
    }
    if (type === 'parallel') for (const other of children) if (other !== child) enter(other);
  }

  enter(0);
  return reached;
}

/** Whether some transition of an active node leads an actor out of this leaf. */
export function hasWayOut(chart: Chart, leaf: number, open: (transition: number) => boolean): boolean {
  for (let node: number | null = leaf; node !== null; node = chart.nodes[node]!.parent) {
    for (const index of chart.nodes[node]!.transitions) {
      const target = chart.transitions[index]?.target ?? null;
      if (target !== null && open(index) && !leadsBack(chart, target, leaf)) return true;
    }
  }
  return false;
}

/** Whether entering a node makes this leaf active. */
function leadsBack(chart: Chart, target: number, leaf: number): boolean {
  const { type, initial, children } = chart.nodes[target]!;
  if (target === leaf) return true;
  if (type === 'compound' && initial !== null) return leadsBack(chart, initial, leaf);
  return type === 'parallel' && children.some((child) => leadsBack(chart, child, leaf));
}
