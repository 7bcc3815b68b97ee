import type { Actor, ChartNode, Model } from '../scenario/model.ts';
import { chartEdges, nodeTitle, staysOf } from './chart-edges.ts';

/** An actor's chart as a Mermaid `stateDiagram-v2`: nested states as composite ones, the regions of a parallel state side by side. */
export function chartToMermaid(model: Model, actor: Actor): string {
  const { nodes } = actor.chart;
  const lines = ['stateDiagram-v2'];

  function draw(node: ChartNode, depth: number): void {
    const indent = '  '.repeat(depth);
    const declaration = `${indent}state "${escaped(nodeTitle(actor, node))}" as ${idOf(node)}`;
    if (node.children.length === 0) {
      lines.push(declaration);
      for (const stay of staysOf(model, actor, node)) lines.push(`${indent}${idOf(node)} : ${escaped(stay)}`);
      return;
    }
    lines.push(`${declaration} {`);
    drawChildren(node, depth + 1);
    lines.push(`${indent}}`);
  }

  function drawChildren(node: ChartNode, depth: number): void {
    const indent = '  '.repeat(depth);
    const initial = node.initial === null ? undefined : nodes[node.initial];
    if (initial !== undefined) lines.push(`${indent}[*] --> ${idOf(initial)}`);
    node.children.forEach((child, place) => {
      if (node.type === 'parallel' && place > 0) lines.push(`${indent}--`);
      const below = nodes[child];
      if (below !== undefined) draw(below, depth);
    });
  }

  const [root] = nodes;
  if (root === undefined) return '';
  draw(root, 1);
  for (const { from, to, labels } of chartEdges(model, actor)) {
    const [source, target] = [nodes[from], nodes[to]];
    if (source === undefined || target === undefined) continue;
    lines.push(`  ${idOf(source)} --> ${idOf(target)} : ${labels.map(escaped).join('<br/>')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Paths are unique and use lower-case words, digits, hyphens and dots; a prefix keeps them apart from Mermaid's own words, such as `end`. */
function idOf({ path }: ChartNode): string {
  return path === '' ? 'root' : `s_${path.replaceAll('-', '_').replaceAll('.', '__')}`;
}

/** Mermaid reads `;`, `:`, quotes and angle brackets as its own; it writes them as `#CODE;`. */
function escaped(text: string): string {
  return text.replaceAll(/[#;:"<>{}]/g, (character) => `#${character.charCodeAt(0)};`).replaceAll(/\s+/g, ' ');
}
