import type { Expr } from './ast.ts';
import type { ActorVocabulary, Vocabulary } from './scope.ts';

type ChartNames = ActorVocabulary['chart'];
type Members = Extract<Expr, { kind: 'count' }>['members'];

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

/** What `count(GROUP in STATE)` or `weight(GROUP in STATE)` adds up; actors whose charts do not have the state are left out. */
export function membersNamed(
  { actors }: Pick<Vocabulary, 'actors'>,
  name: 'count' | 'weight',
  group: readonly number[],
  state: string,
): Members {
  return group.flatMap((actor) => {
    const { chart, weight } = actors[actor]!;
    const nodes = nodesNamed(chart, state);
    return nodes.length === 0 ? [] : [{ actor, nodes, factor: name === 'count' ? 1 : weight }];
  });
}
