import type { Actor, ChartNode, Model } from '../scenario/model.ts';
import { chartEdges, nodeTitle, staysOf } from './chart-edges.ts';

const INK = '#1f2933';
const FAINT = '#7b8794';
const PAPER = '#f5f7fa';

/** The charts of these actors as one Graphviz graph: states as boxes, nested ones inside each other, acts as solid and reactions as dashed arrows. */
export function chartsToDot(model: Model, actors: readonly Actor[]): string {
  return [
    'digraph charts {',
    '  compound=true; rankdir=TB; fontname="Helvetica,Arial,sans-serif"; fontsize=12; nodesep=0.4; ranksep=0.6;',
    `  node [shape=box margin="0.2,0.08" style="rounded,filled" fillcolor=white color="${INK}" fontname="Helvetica,Arial,sans-serif" fontsize=11 fontcolor="${INK}"];`,
    `  edge [color="${INK}" fontname="Helvetica,Arial,sans-serif" fontsize=9 fontcolor="${INK}" arrowsize=0.7];`,
    ...actors.flatMap((actor) => chartLines(model, actor)),
    '}',
    '',
  ].join('\n');
}

function chartLines(model: Model, actor: Actor): string[] {
  const { nodes } = actor.chart;
  const lines: string[] = [];
  const at = (index: number): ChartNode => {
    const node = nodes[index];
    if (node === undefined) throw new RangeError(`The chart of "${actor.name}" has no node ${index}.`);
    return node;
  };
  const id = (node: ChartNode): string => quoted(`${actor.name}/${node.path}`);
  const cluster = (node: ChartNode): string => quoted(`cluster ${actor.name}/${node.path}`);
  /** An arrow to or from a box with boxes inside is drawn to one of these and cut at the border. */
  const leaf = (node: ChartNode): ChartNode => (node.children.length === 0 ? node : leaf(at(node.initial ?? node.children[0] ?? 0)));

  function draw(node: ChartNode): void {
    if (node.children.length === 0) {
      lines.push(`  ${id(node)} [label=${quoted([nodeTitle(actor, node), ...staysOf(model, actor, node)].join('\n'))}];`);
      return;
    }
    const border = node.parent !== null && at(node.parent).type === 'parallel' ? 'dashed' : 'solid';
    lines.push(`  subgraph ${cluster(node)} {`);
    lines.push(
      `  label=${quoted([nodeTitle(actor, node), ...staysOf(model, actor, node)].join('\n'))}; style="rounded,filled,${border}"; fillcolor="${PAPER}"; color="${FAINT}";`,
    );
    if (node.initial !== null) {
      const start = quoted(`${actor.name}/${node.path}/start`);
      lines.push(`  ${start} [shape=point width=0.12 label="" fillcolor="${INK}"];`);
      lines.push(`  ${start} -> ${id(leaf(at(node.initial)))} [${lhead(node.initial)}];`);
    }
    for (const child of node.children) draw(at(child));
    lines.push('  }');
  }

  const lhead = (to: number): string => (at(to).children.length === 0 ? '' : `lhead=${cluster(at(to))}`);
  const ltail = (from: number): string => (at(from).children.length === 0 ? '' : `ltail=${cluster(at(from))}`);

  draw(at(0));
  for (const { from, to, kind, labels } of chartEdges(model, actor)) {
    const style = kind === 'act' ? '' : `style=dashed color="${FAINT}" fontcolor="${FAINT}"`;
    const attributes = [`label=${quoted(labels.join('\n'))}`, lhead(to), ltail(from), style].filter((part) => part !== '');
    lines.push(`  ${id(leaf(at(from)))} -> ${id(leaf(at(to)))} [${attributes.join(' ')}];`);
  }
  return lines;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
