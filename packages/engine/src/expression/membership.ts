import type { ActorVocabulary } from './scope.ts';

type ChartNames = ActorVocabulary['chart'];

/** The nodes that a word after `in` means for one chart, ascending: a dotted path, a state of that name at any depth, or a tag. */
export function nodesNamed(chart: ChartNames, name: string): readonly number[] {
  const nodes: number[] = [];
  for (const [index, { key, path, tags }] of chart.nodes.entries()) {
    const isState = path !== '' && (path === name || key === name);
    if (isState || tags.includes(name)) nodes.push(index);
  }
  return nodes;
}

/** The words that may stand after `in` for these charts: tags first, then states, then paths; each once. */
export function membershipNames(charts: readonly ChartNames[]): readonly string[] {
  const nodes = charts.flatMap((chart) => chart.nodes);
  const states = nodes.filter(({ path }) => path !== '');
  return [...new Set([...nodes.flatMap(({ tags }) => tags), ...states.map(({ key }) => key), ...states.map(({ path }) => path)])];
}
