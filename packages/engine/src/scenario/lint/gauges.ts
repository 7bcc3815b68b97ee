import { readsOf } from '../../expression/reads.ts';
import type { Effect, Model } from '../model.ts';
import { type LintContext, wordsIn } from './lint-context.ts';

/** Gauges and parameters that do nothing. */
export function lintGauges({ raw, model, expressions, findings, variantWords }: LintContext): void {
  const read = new Set<number>();
  for (const { root } of expressions.flatMap((place) => place.expressions)) {
    for (const leaf of readsOf(root)) if (leaf.kind === 'gauge') read.add(leaf.gauge);
  }
  const changed = new Set(effectsOf(model).flatMap(({ target }) => (target.kind === 'gauge' ? [target.gauge] : [])));
  for (const { path, indices } of gaugePlaces(model)) {
    if (variantWords.has(String(path.at(-1)))) continue;
    const isRead = indices.some((index) => read.has(index));
    if (isRead && indices.some((index) => changed.has(index))) continue;
    if (isRead)
      findings.warn({
        path,
        key: true,
        code: 'unchanged-gauge',
        expected: 'something that changes this gauge',
        got: 'nothing',
        fix: 'Make it a parameter.',
      });
    else
      findings.warn({
        path,
        key: true,
        code: 'unread-gauge',
        expected: 'something that reads this gauge',
        got: 'nothing',
        fix: 'Read it, or add a measure of it.',
      });
  }
  lintParameters({ raw, expressions, findings, variantWords });
}

/** Every effect of the model. */
export function effectsOf(model: Model): readonly Effect[] {
  return [
    ...model.actors.flatMap((actor) => actor.chart.transitions.flatMap((transition) => transition.effects)),
    ...model.events.flatMap((event) => event.effects),
    ...model.eachRound.flatMap((rule) => rule.effects),
    ...model.phases.flatMap((phase) => [...phase.onEnter, ...(phase.slip?.effects ?? [])]),
  ];
}

/** Each gauge as it is written, with the gauges of the model that it stands for. */
function gaugePlaces({ gauges, actors }: Model): readonly { readonly path: readonly string[]; readonly indices: readonly number[] }[] {
  const places = new Map<string, { path: readonly string[]; indices: number[] }>();
  for (const [index, { name, owner }] of gauges.entries()) {
    const chart = owner === null ? null : actors[owner]!.chart.name;
    const path = chart === null ? ['gauges', name] : ['charts', chart, 'gauges', name.slice(name.indexOf('.') + 1)];
    const place = places.get(path.join('.')) ?? { path, indices: [] };
    place.indices.push(index);
    places.set(path.join('.'), place);
  }
  return [...places.values()];
}

function lintParameters({
  raw,
  expressions,
  findings,
  variantWords,
}: Pick<LintContext, 'raw' | 'expressions' | 'findings' | 'variantWords'>): void {
  const used = new Set(expressions.flatMap((place) => place.expressions.flatMap(({ source }) => wordsIn(source))));
  const sections = [
    { path: ['parameters'], parameters: raw.parameters },
    ...Object.entries(raw.charts).map(([name, chart]) => ({ path: ['charts', name, 'parameters'], parameters: chart.parameters })),
    ...Object.entries(raw.actors).map(([name, actor]) => ({ path: ['actors', name, 'parameters'], parameters: actor.parameters })),
  ];
  for (const { path, parameters = {} } of sections) {
    for (const name of Object.keys(parameters)) {
      if (used.has(name) || variantWords.has(name)) continue;
      findings.warn({
        path: [...path, name],
        key: true,
        code: 'unused-parameter',
        expected: 'an expression that uses this parameter',
        got: 'none',
      });
    }
    if (path.length === 1) continue;
    for (const name of Object.keys(parameters)) {
      if (!Object.hasOwn(raw.gauges ?? {}, name)) continue;
      findings.warn({
        path: [...path, name],
        key: true,
        code: 'hidden-gauge',
        expected: 'a name that no gauge has',
        got: `${name}, which hides the gauge here`,
      });
    }
  }
}
