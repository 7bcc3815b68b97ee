import { mendName } from '../../expression/suggestion.ts';
import { LIMITS } from '../limits.ts';
import type { ChartNode } from '../model.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import type { RawChart, RawState } from '../schema/chart.ts';
import type { Context } from './context.ts';
import { titleOf } from './title.ts';

/** A chart's states in document order, before its transitions and positions are read for an actor. */
export interface ChartSkeleton {
  readonly name: string;
  readonly nodes: readonly SkeletonNode[];
}

export interface SkeletonNode extends Pick<ChartNode, 'key' | 'path' | 'title' | 'type' | 'parent' | 'children' | 'initial' | 'tags'> {
  readonly raw: RawChart | RawState;
  /** Where it stands in the file. */
  readonly at: Path;
}

/** The skeleton of one chart of the file. */
export function chartSkeleton(context: Context, name: string, chart: RawChart): ChartSkeleton {
  const nodes: { -readonly [K in keyof SkeletonNode]: SkeletonNode[K] }[] = [];

  function add(key: string, raw: RawChart | RawState, at: Path, parent: number | null): number {
    const index = nodes.length;
    const states = Object.entries(raw.states ?? {});
    const above = parent === null ? '' : nodes[parent]!.path;
    const path = parent === null ? '' : above === '' ? key : `${above}.${key}`;
    const children: number[] = [];
    const type = raw.type ?? (states.length > 0 ? 'compound' : 'atomic');
    const tags = [...(raw.tags ?? []), ...(raw.attends ? ['attending'] : []), ...(raw.announced ? ['announced'] : [])];
    const node: (typeof nodes)[number] = {
      key,
      path,
      title: titleOf(key, raw.title),
      type,
      parent,
      children,
      initial: null,
      tags: [...new Set(tags)],
      raw,
      at,
    };
    nodes.push(node);
    for (const [child, state] of states) children.push(add(child, state, [...at, 'states', child], index));
    node.initial = initialOf(node);
    return index;
  }

  function initialOf({ type, children, raw, at }: SkeletonNode): number | null {
    const { initial } = raw;
    const keys = children.map((child) => nodes[child]!.key);
    if (type === 'parallel' && children.length === 0) {
      context.findings.error({
        path: [...at, 'type'],
        code: 'no-regions',
        expected: 'states in a parallel state',
        got: 'none',
        fix: 'Add states, or remove the type.',
      });
    }
    if (initial === undefined) return type === 'compound' ? children[0]! : null;
    if (type !== 'compound') {
      const got = type === 'parallel' ? 'it in a parallel state, all of whose states are active' : 'it in a state without states';
      context.findings.error({
        path: [...at, 'initial'],
        code: 'misplaced-initial',
        expected: 'initial only where one state of several begins',
        got,
        fix: 'Remove initial.',
      });
      return null;
    }
    const child = keys.indexOf(initial);
    if (child >= 0) return children[child]!;
    context.findings.error({
      path: [...at, 'initial'],
      code: 'unknown-name',
      expected: 'a state directly in this one',
      got: shorten(initial),
      fix: mendName(initial, keys),
    });
    return children[0]!;
  }

  const at = ['charts', name];
  add(name, chart, at, null);
  if (nodes.length > LIMITS.nodes) {
    context.findings.error({
      path: at,
      code: 'too-many',
      expected: `at most ${LIMITS.nodes} states in a chart`,
      got: String(nodes.length),
    });
  }
  const configurations = configurationCount(nodes, 0);
  if (configurations > LIMITS.configurations) {
    const fix = 'Parallel states multiply: keep apart only what must be.';
    context.findings.error({
      path: at,
      code: 'too-many',
      expected: `at most ${LIMITS.configurations} configurations in a chart`,
      got: String(configurations),
      fix,
    });
  }
  return { name, nodes };
}

function configurationCount(nodes: readonly SkeletonNode[], index: number): number {
  const { type, children } = nodes[index]!;
  const counts = children.map((child) => configurationCount(nodes, child));
  if (counts.length === 0) return 1;
  return type === 'parallel' ? counts.reduce((product, count) => product * count, 1) : counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The node that a name means from a node of the chart: a sibling, else the only state of that name, else a dotted path from the root. Null
 * after reporting that there is none, or several.
 */
export function nodeNamed(context: Context, { nodes }: ChartSkeleton, name: string, from: number | null, path: Path): number | null {
  const parent = from === null ? 0 : nodes[from]!.parent;
  const sibling = parent === null ? undefined : nodes[parent]!.children.find((child) => nodes[child]!.key === name);
  if (sibling !== undefined) return sibling;
  const found = nodes.flatMap((node, index) => (index > 0 && (node.key === name || node.path === name) ? [index] : []));
  if (found.length === 1) return found[0]!;
  const exact = found.find((index) => nodes[index]!.path === name);
  if (exact !== undefined) return exact;
  if (found.length > 1) {
    const paths = found.map((index) => nodes[index]!.path).join(', ');
    context.findings.error({
      path,
      code: 'ambiguous-name',
      expected: 'the name of one state',
      got: `${shorten(name)}, which ${found.length} states have`,
      fix: `Write one of ${paths}.`,
    });
    return null;
  }
  const known = nodes.slice(1).map((node) => (name.includes('.') ? node.path : node.key));
  context.findings.error({
    path,
    code: 'unknown-name',
    expected: 'a state of the chart',
    got: shorten(name),
    fix: mendName(shorten(name), [...new Set(known)]),
  });
  return null;
}

/** The skeleton's initial states after an actor's own word on where its chart begins. */
export function withInitial(
  context: Context,
  skeleton: ChartSkeleton,
  given: string | readonly string[] | undefined,
  at: Path,
): ChartSkeleton {
  if (given === undefined) return skeleton;
  const chosen = new Map<number, { child: number; name: string }>();
  for (const [position, name] of (typeof given === 'string' ? [given] : given).entries()) {
    const path = typeof given === 'string' ? at : [...at, position];
    let child = nodeNamed(context, skeleton, name, null, path);
    while (child !== null) {
      const parent: number | null = skeleton.nodes[child]!.parent;
      if (parent === null) break;
      const other = chosen.get(parent);
      if (other !== undefined && other.child !== child && skeleton.nodes[parent]!.type === 'compound') {
        const fix = 'Name one state for each region.';
        context.findings.error({
          path,
          code: 'conflicting-initial',
          expected: `a state that can be active together with ${other.name}`,
          got: name,
          fix,
        });
      }
      chosen.set(parent, { child, name });
      child = parent;
    }
  }
  return {
    name: skeleton.name,
    nodes: skeleton.nodes.map((node, index) =>
      node.type === 'compound' ? { ...node, initial: chosen.get(index)?.child ?? node.initial } : node,
    ),
  };
}
