import type { Scope } from '../../expression/scope.ts';
import { mendName } from '../../expression/suggestion.ts';
import type { Transition, Trigger } from '../model.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import type { RawTransition } from '../schema/chart.ts';
import { boundedAt } from './bounded.ts';
import { type ChartSkeleton, nodeNamed } from './chart-nodes.ts';
import { type Context, expressionAt, type Quantity } from './context.ts';
import { resolveEffects } from './effects.ts';

/** A chart's transitions for the scope's actor, in document order, acts before reactions; broken ones are left out. */
export function resolveTransitions(context: Context, chart: ChartSkeleton, scope: Scope, events: readonly string[]): readonly Transition[] {
  return chart.nodes.flatMap(({ raw, at }, source) => {
    const acts = Object.entries(raw.may ?? {}).flatMap(([name, given]) => {
      const path = [...at, 'may', name];
      const trigger = actTrigger(context, path, name, scope);
      return written(path, given).map(([place, transition]) => ({ place, transition, trigger }));
    });
    const reactions = Object.entries(raw.on ?? {}).flatMap(([heard, given]) => {
      const path = [...at, 'on', heard];
      const trigger = heardTrigger(context, path, heard, scope, events);
      return written(path, given).map(([place, transition]) => ({ place, transition, trigger }));
    });
    return [...acts, ...reactions].flatMap(({ place, transition, trigger }) => {
      const resolved = { source, ...resolveTransition(context, place, transition, chart, source, scope) };
      return trigger === null ? [] : [{ ...resolved, trigger }];
    });
  });
}

type Written = Quantity<number | string> | RawTransition;

function written(path: Path, given: Written | readonly Written[]): readonly (readonly [Path, Written])[] {
  return Array.isArray(given) ? given.map((each, index) => [[...path, index], each] as const) : [[path, given as Written]];
}

function resolveTransition(
  context: Context,
  path: Path,
  raw: Written,
  chart: ChartSkeleton,
  source: number,
  scope: Scope,
): Omit<Transition, 'source' | 'trigger'> {
  if (typeof raw !== 'object' || 'value' in raw) {
    return { target: null, when: null, appeal: boundedAt(context, path, raw, scope), effects: [] };
  }
  const { to, when, appeal, effects } = raw;
  return {
    target: to === undefined ? null : nodeNamed(context, chart, to, source, [...path, 'to']),
    when: when === undefined ? null : expressionAt(context, [...path, 'when'], when, 'boolean', scope),
    appeal: appeal === undefined ? null : boundedAt(context, [...path, 'appeal'], appeal, scope),
    effects: resolveEffects(context, [...path, 'effects'], effects, scope),
  };
}

function actTrigger(context: Context, path: Path, name: string, { acts }: Scope): Trigger | null {
  const known = acts.map((act) => act.name);
  const act = known.indexOf(name);
  if (act >= 0) return { kind: 'act', act };
  const fix = `${mendName(name, known)} Others are declared under acts.`;
  context.findings.error({ path, key: true, code: 'unknown-name', expected: 'a known act', got: shorten(name), fix });
  return null;
}

function heardTrigger(context: Context, path: Path, heard: string, { acts, actors }: Scope, events: readonly string[]): Trigger | null {
  const known = acts.map((act) => act.name);
  const [first = '', second] = heard.split('.');
  if (second === undefined) {
    if (known.includes(first) || events.includes(first)) return { kind: 'heard', name: first, from: null };
    const fix = mendName(shorten(first), [...events, ...known]);
    context.findings.error({ path, key: true, code: 'unknown-name', expected: 'an act or an event', got: shorten(first), fix });
    return null;
  }
  const mistake = { path, key: true, code: 'unknown-name', got: shorten(heard) };
  if (first === 'nature') {
    context.findings.error({ ...mistake, expected: 'an event by its name alone', fix: `Write ${shorten(second)}.` });
    return null;
  }
  const from = actors.findIndex((actor) => actor.name === first);
  if (from < 0) {
    const fix = mendName(
      shorten(first),
      actors.map((actor) => actor.name),
    );
    context.findings.error({ ...mistake, expected: 'ACTOR.ACT', fix });
    return null;
  }
  if (known.includes(second)) return { kind: 'heard', name: second, from };
  context.findings.error({ ...mistake, expected: 'ACTOR.ACT', fix: mendName(shorten(second), known) });
  return null;
}
