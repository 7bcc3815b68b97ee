import type { Vocabulary } from '../../expression/scope.ts';
import type { SyntaxReader } from '../../expression/syntax-reader.ts';
import type { Findings } from '../findings.ts';
import { LIMITS } from '../limits.ts';
import type { Gauge, Model } from '../model.ts';
import type { Path } from '../place.ts';
import type { RawScenario } from '../schema/scenario.ts';
import { type Cast, castActors, parametersAt, resolveActor } from './actors.ts';
import { resolveActs } from './acts.ts';
import { checkCalendar } from './calendar.ts';
import { chartSkeleton } from './chart-nodes.ts';
import { type Context, type ExpressionsAt, indicesAt, numberAt } from './context.ts';
import { resolveEvents } from './events.ts';
import { resolveGauges } from './gauges.ts';
import { checkLuck } from './luck.ts';
import { resolveMeasures } from './measures.ts';
import { checkNames } from './names.ts';
import { resolveOutcomes } from './outcomes.ts';
import { ONLY_PHASE, resolvePhases } from './phases.ts';
import { resolveIssues, resolveProtocol } from './protocol.ts';
import { resolveRules } from './rules.ts';
import { createScopes } from './scopes.ts';
import { checkSections } from './sections.ts';
import { titleOf } from './title.ts';

export interface Resolved {
  readonly model: Model;
  /** Every expression of the file, by place. */
  readonly expressions: readonly ExpressionsAt[];
}

/**
 * The model of a scenario whose form is right. What is wrong with its meaning is reported to `findings`, all of it; the result is to be used
 * only if nothing was. Null if it is too large to be read.
 * @param readSyntax reads the texts of expressions, or remembers those that were read
 */
export function resolveScenario(raw: RawScenario, findings: Findings, variant: string | null, readSyntax: SyntaxReader): Resolved | null {
  const context: Context = { raw, findings, citations: new Map(), expressions: new Map(), readSyntax };
  if (!checkSections(context)) return null;
  checkNames(context);
  const rounds = numberAt(context, ['rounds'], raw.rounds, 1);
  const parameters = parametersAt(context, ['parameters'], raw.parameters);
  const acts = resolveActs(context);
  const skeletons = new Map(Object.entries(raw.charts).map(([name, chart]) => [name, chartSkeleton(context, name, chart)]));
  const cast = castActors(context, skeletons, parameters);
  const gauges = gaugesOf(context, cast, parameters);
  const issues = resolveIssues(context);
  const groups = groupsOf(context, cast);
  const events = Object.keys(raw.events ?? {});
  checkEventNames(
    context,
    acts.map((act) => act.name),
  );
  const vocabulary: Vocabulary = {
    rounds,
    gauges,
    issues,
    phases: Object.keys(raw.phases ?? { [ONLY_PHASE]: null }).map((name) => ({ name })),
    acts,
    actors: cast.map((actor) => ({
      name: actor.name,
      weight: actor.weight,
      chart: actor.skeleton,
      preconditions: Object.keys(actor.raw.preconditions ?? {}).map((name) => ({ name })),
    })),
    groups,
  };
  const scopes = createScopes(context, vocabulary, cast, parameters);
  const actors = cast.map((actor, index) => resolveActor(context, actor, scopes.actors[index]!, scopes.preconditions[index]!, events));
  const model: Model = {
    title: titleOf('untitled', raw.title),
    summary: raw.summary ?? '',
    variant,
    sources: raw.sources ?? {},
    citations: [],
    seed: String(raw.seed ?? 'plenary'),
    calendar: checkCalendar(context),
    rounds,
    order: raw.order ?? 'declared',
    gauges,
    acts,
    actors,
    groups,
    issues,
    protocol: resolveProtocol(context, scopes.world),
    phases: resolvePhases(context, rounds, scopes.world),
    events: resolveEvents(context, scopes.world),
    eachRound: [
      ...resolveRules(context, ['each-round'], raw['each-round'], scopes.world),
      ...cast.flatMap(({ raw: { chart } }, index) =>
        resolveRules(context, ['charts', chart, 'each-round'], raw.charts[chart]?.['each-round'], scopes.actors[index]!),
      ),
    ],
    outcomes: resolveOutcomes(context, scopes.world),
    measures: resolveMeasures(context, scopes.world, events),
  };
  checkLuck(context, model);
  return { model: { ...model, citations: citationsOf(context) }, expressions: [...context.expressions.values()] };
}

function gaugesOf(context: Context, cast: readonly Cast[], parameters: ReadonlyMap<string, number>): readonly Gauge[] {
  const gauges = [
    ...resolveGauges(context, ['gauges'], context.raw.gauges, null, parameters),
    ...cast.flatMap(({ name, title, raw, parameters: own }, index) =>
      resolveGauges(context, ['charts', raw.chart, 'gauges'], context.raw.charts[raw.chart]?.gauges, { index, name, title }, own),
    ),
  ];
  if (gauges.length > LIMITS.gauges) {
    const fix = 'Each actor owns those of its chart.';
    context.findings.error({
      path: ['gauges'],
      key: true,
      code: 'too-many',
      expected: `at most ${LIMITS.gauges} gauges in all`,
      got: String(gauges.length),
      fix,
    });
  }
  return gauges;
}

function groupsOf(context: Context, cast: readonly Cast[]): Model['groups'] {
  const names = cast.map((actor) => actor.name);
  const declared = Object.entries(context.raw.groups ?? {}).map(([name, members]) => {
    const indices = indicesAt(context, ['groups', name], members, names, 'an actor');
    return [name, [...indices].sort((a, b) => a - b)] as const;
  });
  return {
    all: names.map((_, index) => index),
    delegations: cast.flatMap(({ raw }, index) => (raw.role === 'delegation' ? [index] : [])),
    ...Object.fromEntries(declared),
  };
}

function checkEventNames({ raw, findings }: Context, acts: readonly string[]): void {
  for (const name of Object.keys(raw.events ?? {})) {
    if (!acts.includes(name)) continue;
    findings.error({
      path: ['events', name],
      key: true,
      code: 'name-taken',
      expected: 'a name that no act has',
      got: name,
      fix: 'Rename the event.',
    });
  }
}

/** In the order of the scenario's data, which is that of the file: an alias counts where it stands, not where its anchor is. */
function citationsOf({ citations, raw }: Context): Model['citations'] {
  const orderOf = createOrder(raw);
  return [...citations.values()]
    .map(({ path, citation }) => ({ citation, order: orderOf(path) }))
    .sort((a, b) => compareOrders(a.order, b.order))
    .map(({ citation }) => citation);
}

/** Where a path leads in data: by key, the how-manieth of its mapping or list it is. */
function createOrder(data: unknown): (path: Path) => readonly number[] {
  const positions = new WeakMap<object, ReadonlyMap<string, number>>();
  const positionsIn = (container: object): ReadonlyMap<string, number> => {
    const known = positions.get(container) ?? new Map(Object.keys(container).map((key, position) => [key, position]));
    positions.set(container, known);
    return known;
  };
  return (path) => {
    let here = data;
    return path.map((key) => {
      if (typeof here !== 'object' || here === null) return -1;
      const position = positionsIn(here).get(String(key)) ?? -1;
      here = (here as Record<string, unknown>)[key];
      return position;
    });
  };
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((position, depth) => position !== b[depth]);
  return differs === -1 ? a.length - b.length : (a[differs] ?? -1) - (b[differs] ?? -1);
}
