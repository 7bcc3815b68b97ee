import type { StateValue } from 'xstate';
import type { Chart, ChartNode } from '../scenario/model.ts';

/** One legal way for a chart to be: a child active in each active compound state, all regions of each active parallel state. */
export interface Configuration {
  readonly index: number;
  /** The paths of its leaves joined by ` & `, such as `stance.pressure & attendance.committed`; the chart's own name when it has a single state. */
  readonly label: string;
  /** As XState writes it. */
  readonly value: StateValue;
  /** Indices of all active nodes in document order, the root included. */
  readonly active: readonly number[];
  /** Indices of the active nodes without children, in document order: one for each region. */
  readonly leaves: readonly number[];
}

interface Part {
  readonly value: StateValue;
  readonly active: readonly number[];
}

const known = new WeakMap<Chart, readonly Configuration[]>();

/**
 * All legal configurations of a chart, reachable or not, in a fixed order: children in document order, the first region varying slowest.
 * The index in this list is how states are encoded everywhere.
 */
export function configurations(chart: Chart): readonly Configuration[] {
  let list = known.get(chart);
  if (list === undefined) {
    list = partsBelow(chart, 0).map(({ value, active }, index) => {
      const leaves = active.filter((node) => nodeOf(chart, node).type === 'atomic').sort((a, b) => a - b);
      const label = leaves.map((leaf) => nodeOf(chart, leaf).path || nodeOf(chart, leaf).key).join(' & ');
      return { index, label, value, active: [...active].sort((a, b) => a - b), leaves };
    });
    known.set(chart, list);
  }
  return list;
}

/** How many configurations a chart has, without listing them. */
export function configurationCount(chart: Chart, node = 0): number {
  const { type, children } = nodeOf(chart, node);
  if (type === 'atomic') return 1;
  const counts = children.map((child) => configurationCount(chart, child));
  return type === 'parallel' ? counts.reduce((product, count) => product * count, 1) : counts.reduce((sum, count) => sum + count, 0);
}

/** The index of the configuration in which the chart begins. */
export function initialConfiguration(chart: Chart): number {
  const active = new Set<number>();
  const enter = (index: number): void => {
    active.add(index);
    const node = nodeOf(chart, index);
    if (node.type === 'compound' && node.initial !== null) enter(node.initial);
    if (node.type === 'parallel') for (const child of node.children) enter(child);
  };
  enter(0);
  return configurations(chart).findIndex(
    (configuration) => configuration.active.length === active.size && configuration.active.every((node) => active.has(node)),
  );
}

function partsBelow(chart: Chart, index: number): readonly Part[] {
  const node = nodeOf(chart, index);
  if (node.type === 'atomic') return [{ value: {}, active: [index] }];
  const byChild = node.children.map((child) => ({ child, key: nodeOf(chart, child).key, parts: partsBelow(chart, child) }));
  if (node.type === 'compound') {
    return byChild.flatMap(({ child, key, parts }) =>
      parts.map((part) => ({
        value: nodeOf(chart, child).type === 'atomic' ? key : { [key]: part.value },
        active: [index, ...part.active],
      })),
    );
  }
  let products: readonly Part[] = [{ value: {}, active: [index] }];
  for (const { key, parts } of byChild) {
    products = products.flatMap((product) =>
      parts.map((part) => ({ value: { ...(product.value as object), [key]: part.value }, active: [...product.active, ...part.active] })),
    );
  }
  return products;
}

function nodeOf(chart: Chart, index: number): ChartNode {
  const node = chart.nodes[index];
  if (node === undefined) throw new RangeError(`Chart "${chart.name}" has no node ${index}.`);
  return node;
}
