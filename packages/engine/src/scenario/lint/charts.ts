import type { Expr } from '../../expression/ast.ts';
import { childrenOf } from '../../expression/children.ts';
import type { Actor, Model } from '../model.ts';
import { actorsByChart, type LintContext, nodePlace } from './lint-context.ts';
import { hasWayOut, reachableNodes } from './reachable.ts';

/** Charts, acts and states that no run can come to use. */
export function lintCharts(context: LintContext): void {
  const { raw, model, findings, variantWords } = context;
  const charts = actorsByChart(model);
  for (const name of Object.keys(raw.charts)) {
    if (charts.has(name) || variantWords.has(name)) continue;
    findings.warn({ path: ['charts', name], key: true, code: 'unused-chart', expected: 'an actor with this chart', got: 'none' });
  }
  for (const actors of charts.values()) {
    warnOfStates(context, actors);
    warnOfShadows(context, actors[0]!);
    warnOfSilence(context, actors);
  }
  const done = new Set(model.actors.flatMap((actor) => [...actsOf(actor)]));
  for (const act of Object.keys(raw.acts ?? {})) {
    if (done.has(model.acts.findIndex(({ name }) => name === act)) || variantWords.has(act)) continue;
    findings.warn({ path: ['acts', act], key: true, code: 'unused-act', expected: 'an actor that may do it', got: 'none' });
  }
}

function warnOfStates({ model, findings, variantWords }: LintContext, actors: readonly Actor[]): void {
  const { chart } = actors[0]!;
  const open = (actor: Actor) => (transition: number) => isHeard(model, actor, transition);
  const reached = actors.map((actor) => reachableNodes(actor.chart, open(actor)));
  const endings = endingNodes(model);
  for (const [index, node] of chart.nodes.entries()) {
    const { parent, key, type } = node;
    if (parent === null || variantWords.has(key)) continue;
    if (reached.every((nodes) => !nodes.has(index))) {
      if (reached.some((nodes) => nodes.has(parent))) {
        const fix = 'Add a transition to it, or remove it.';
        findings.warn({
          path: nodePlace(actors[0]!, index),
          key: true,
          code: 'unreachable-state',
          expected: 'a way into this state',
          got: 'none',
          fix,
        });
      }
      continue;
    }
    const alone = chart.nodes[parent]!.type === 'parallel' || chart.nodes[parent]!.children.length === 1;
    const acts = node.transitions.some((transition) => chart.transitions[transition]?.trigger.kind === 'act');
    if (type !== 'atomic' || alone || !acts) continue;
    if (actors.some((actor) => hasWayOut(actor.chart, index, open(actor)) || endings.has(`${actor.name} ${index}`))) continue;
    const fix = 'Let one of its acts, or a reaction, lead elsewhere.';
    findings.warn({
      path: nodePlace(actors[0]!, index),
      key: true,
      code: 'no-way-out',
      expected: 'a way out of this state',
      got: 'none',
      fix,
    });
  }
}

/** The states that an outcome which ends the run asks for, as actor and node. */
function endingNodes({ outcomes, actors }: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (expr: Expr): void => {
    if (expr.kind === 'in') for (const node of expr.nodes) found.add(`${actors[expr.actor]!.name} ${node}`);
    for (const child of childrenOf(expr)) visit(child);
  };
  for (const { when, ends } of outcomes) if (ends) visit(when.root);
  return found;
}

/** In a list, what follows a transition without a condition is never taken. */
function warnOfShadows({ findings, raw }: LintContext, actor: Actor): void {
  for (const index of actor.chart.nodes.keys()) {
    const at = nodePlace(actor, index);
    const state = at.slice(1).reduce<unknown>((here, key) => (here as Record<string, unknown>)[key], raw.charts) as Record<
      string,
      object | undefined
    >;
    for (const section of ['may', 'on']) {
      for (const [name, list] of Object.entries(state[section] ?? {})) {
        if (!Array.isArray(list)) continue;
        const first = list.findIndex((each) => typeof each !== 'object' || each.when === undefined);
        if (first < 0 || first === list.length - 1) continue;
        const fix = 'Move it to the end, or give it a condition.';
        findings.warn({
          path: [...at, section, name, first],
          code: 'shadowed-transition',
          expected: 'a condition on all but the last of a list',
          got: 'none',
          fix,
        });
      }
    }
  }
}

/** Reactions to what nobody does. */
function warnOfSilence({ model, findings, variantWords }: LintContext, actors: readonly Actor[]): void {
  const { chart } = actors[0]!;
  for (const [index, { trigger, source }] of chart.transitions.entries()) {
    if (trigger.kind !== 'heard' || variantWords.has(trigger.name) || actors.some((actor) => isHeard(model, actor, index))) continue;
    const from = trigger.from === null ? null : model.actors[trigger.from]!.name;
    const key = from === null ? trigger.name : `${from}.${trigger.name}`;
    const expected = from === null ? `another actor that may ${trigger.name}` : `${from} to be able to ${trigger.name}`;
    findings.warn({
      path: [...nodePlace(actors[0]!, source), 'on', key],
      key: true,
      code: 'unheard',
      expected,
      got: from === null ? 'nobody' : 'a chart in which it may not',
    });
  }
}

/** Whether what triggers a transition can happen: an act of its own always, something heard if somebody else can do it. */
function isHeard(model: Model, actor: Actor, transition: number): boolean {
  const trigger = actor.chart.transitions[transition]?.trigger;
  if (trigger === undefined || trigger.kind === 'act') return true;
  if (model.events.some((event) => event.name === trigger.name)) return true;
  const act = model.acts.findIndex(({ name }) => name === trigger.name);
  return model.actors.some(
    (other, index) => other.name !== actor.name && (trigger.from === null || trigger.from === index) && actsOf(other).has(act),
  );
}

const known = new WeakMap<Actor, ReadonlySet<number>>();

/** The acts that some state of the actor's chart accepts. */
export function actsOf(actor: Actor): ReadonlySet<number> {
  let acts = known.get(actor);
  if (acts === undefined) {
    acts = new Set(actor.chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'act' ? [trigger.act] : [])));
    known.set(actor, acts);
  }
  return acts;
}
