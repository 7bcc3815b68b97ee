import type { Scope } from '../../expression/scope.ts';
import { mendName, suggest } from '../../expression/suggestion.ts';
import { luckAddress } from '../../luck/luck.ts';
import { LIMITS } from '../limits.ts';
import type { Actor, Chart, PartialPosition, Precondition } from '../model.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import type { RawActor } from '../schema/actor.ts';
import { type ChartSkeleton, chartSkeleton, withInitial } from './chart-nodes.ts';
import { type Context, numberAt, quantityAt } from './context.ts';
import { mergePositions, resolvePosition } from './positions.ts';
import { resolveStrategy } from './strategy.ts';
import { titleOf } from './title.ts';
import { resolveTransitions } from './transitions.ts';

/** An actor before its expressions are read. */
export interface Cast {
  readonly name: string;
  readonly title: string;
  readonly raw: RawActor;
  /** The scenario's, below the chart's defaults, below its own. */
  readonly parameters: ReadonlyMap<string, number>;
  readonly weight: number;
  readonly skeleton: ChartSkeleton;
}

/** The actors with their charts' skeletons, in declared order. */
export function castActors(
  context: Context,
  skeletons: ReadonlyMap<string, ChartSkeleton>,
  shared: ReadonlyMap<string, number>,
): readonly Cast[] {
  return Object.entries(context.raw.actors).map(([name, raw]) => {
    const at = ['actors', name];
    const skeleton = skeletons.get(raw.chart) ?? missingChart(context, [...at, 'chart'], raw.chart, skeletons);
    const defaults = parametersAt(context, ['charts', raw.chart, 'parameters'], context.raw.charts[raw.chart]?.parameters);
    const own = parametersAt(context, [...at, 'parameters'], raw.parameters);
    return {
      name,
      title: titleOf(name, raw.title),
      raw,
      parameters: new Map([...shared, ...defaults, ...own]),
      weight: numberAt(context, [...at, 'weight'], raw.weight, 1),
      skeleton: skeletons.has(raw.chart) ? withInitial(context, skeleton, raw.initial, [...at, 'initial']) : skeleton,
    };
  });
}

/** After reporting it, the chart that was probably meant, so that not all that is said of its states becomes a problem as well. */
function missingChart(context: Context, path: Path, name: string, skeletons: ReadonlyMap<string, ChartSkeleton>): ChartSkeleton {
  const charts = [...skeletons.keys()];
  const got = shorten(name);
  context.findings.error({ path, code: 'unknown-name', expected: 'one of the charts', got, fix: mendName(got, charts) });
  return skeletons.get(suggest(got, charts) ?? '') ?? chartSkeleton(context, name, {});
}

/** Named numbers as written at one place. */
export function parametersAt(context: Context, at: readonly string[], raw: RawActor['parameters']): ReadonlyMap<string, number> {
  return new Map(Object.entries(raw ?? {}).map(([name, value]) => [name, numberAt(context, [...at, name], value, 0)]));
}

/** The actor with its chart instantiated: its expressions are read with it as `self`. */
export function resolveActor(
  context: Context,
  cast: Cast,
  scope: Scope,
  preconditions: readonly Precondition[],
  events: readonly string[],
): Actor {
  const { name, title, raw, parameters, weight } = cast;
  const at = ['actors', name];
  const precision = raw.precision === undefined ? 1 : quantityAt(context, [...at, 'precision'], raw.precision).value;
  return {
    name,
    title,
    role: raw.role ?? 'other',
    luck: numberAt(context, [...at, 'luck'], raw.luck, luckAddress(name)),
    weight,
    precision: precision === 'inf' ? Number.POSITIVE_INFINITY : precision,
    strategy: resolveStrategy(context, [...at, 'strategy'], raw.strategy, scope),
    parameters: Object.fromEntries(parameters),
    preconditions,
    tolerance: numberAt(context, [...at, 'tolerance'], raw.tolerance, 0.1),
    chart: chartOf(context, cast, scope, events),
  };
}

function chartOf(context: Context, { name, raw, skeleton }: Cast, scope: Scope, events: readonly string[]): Chart {
  const transitions = resolveTransitions(context, skeleton, scope, events);
  if (transitions.length > LIMITS.transitions) {
    const got = String(transitions.length);
    context.findings.error({
      path: ['charts', skeleton.name],
      code: 'too-many',
      expected: `at most ${LIMITS.transitions} transitions in a chart`,
      got,
    });
  }
  const own = resolvePosition(context, ['actors', name, 'position'], raw.position, scope);
  return {
    name: skeleton.name,
    transitions,
    nodes: skeleton.nodes.map(({ key, path, title, type, parent, children, initial, tags, raw: state, at }, index) => {
      const said: PartialPosition | null = resolvePosition(context, [...at, 'position'], state.position, scope);
      return {
        key,
        path,
        title,
        type,
        parent,
        children,
        initial,
        tags,
        position: index === 0 ? mergePositions(said, own) : said,
        transitions: transitions.flatMap((transition, each) => (transition.source === index ? [each] : [])),
      };
    }),
  };
}
