import type { Expression } from '../expression/ast.ts';
import { readsOf } from '../expression/reads.ts';
import type { Actor, Effect, Model, Transition } from '../scenario/model.ts';
import { strategyNamed } from '../strategies/registry.ts';
import type { Moment } from './moments.ts';

/**
 * What is written about a moment in the scenario reads or changes these variables, by their keys: among several explanations of what happens there, they make
 * the better one. The list may be too long or too short, for the rules hold in any case.
 */
export function causesOf(model: Model, moment: Moment): ReadonlySet<string> {
  switch (moment.kind) {
    case 'act':
      return new Set(turnKeys(model, model.actors[moment.actor]!));
    case 'word':
      return new Set(['session', ...issueKeys(model), ...turnKeys(model, model.actors[moment.actor]!)]);
    case 'event': {
      const { when, hazard, effects } = model.events[moment.event]!;
      return new Set([...expressionKeys(model, [when, hazard]), ...effectKeys(model, effects), ...reactionKeys(model)]);
    }
    case 'housekeeping':
      return new Set(model.eachRound.flatMap(({ when, effects }) => [...expressionKeys(model, [when]), ...effectKeys(model, effects)]));
    case 'open':
      return new Set(['phase-round', 'status']);
    case 'close':
      return new Set([...issueKeys(model), ...model.actors.flatMap((_, actor) => [`vote ${actor}`, `bracket ${actor}`, `in ${actor}`])]);
    case 'fallback': {
      const { fallback } = model.protocol;
      return new Set(['status', ...issueKeys(model), ...(fallback.kind === 'summary' ? expressionKeys(model, [fallback.when]) : [])]);
    }
    case 'next-round':
      return new Set([
        ...['phase-round', 'slips', 'adopted', 'status'],
        ...model.phases.flatMap(({ quorum, endsWhen, slip, onEnter }) => [
          ...expressionKeys(model, [quorum, endsWhen]),
          ...effectKeys(model, [...(slip?.effects ?? []), ...onEnter]),
        ]),
      ]);
    default:
      return new Set();
  }
}

function turnKeys(model: Model, { chart, strategy }: Actor): readonly string[] {
  const { round, phaseRound, last } = strategyNamed(strategy.name).reads(strategy.options);
  return [
    ...(round ? ['round'] : []),
    ...(phaseRound ? ['phase-round'] : []),
    ...last.map((name) => `last ${model.actors.findIndex((actor) => actor.name === name)}`),
    ...chart.transitions.filter(({ trigger }) => trigger.kind === 'act').flatMap((transition) => transitionKeys(model, transition)),
    ...reactionKeys(model),
  ];
}

function reactionKeys(model: Model): readonly string[] {
  return model.actors.flatMap(({ chart }) =>
    chart.transitions.filter(({ trigger }) => trigger.kind === 'heard').flatMap((transition) => transitionKeys(model, transition)),
  );
}

function transitionKeys(model: Model, { when, appeal, effects }: Transition): readonly string[] {
  return [...expressionKeys(model, [when, appeal]), ...effectKeys(model, effects)];
}

function effectKeys(model: Model, effects: readonly Effect[]): readonly string[] {
  return effects.flatMap(({ target, value }) => [
    target.kind === 'gauge' ? `gauge ${target.gauge}` : `issue ${target.issue}`,
    ...expressionKeys(model, [value]),
  ]);
}

function issueKeys({ issues }: Model): readonly string[] {
  return issues.map((_, issue) => `issue ${issue}`);
}

function expressionKeys(model: Model, expressions: readonly (Expression | null)[]): readonly string[] {
  return expressions.flatMap((expression) =>
    (expression === null ? [] : readsOf(expression.root)).flatMap((read) => {
      switch (read.kind) {
        case 'gauge':
          return [`gauge ${read.gauge}`];
        case 'issue':
          return [`issue ${read.issue}`];
        case 'in':
        case 'last':
          return [`${read.kind} ${read.actor}`];
        case 'utility':
          return [`in ${read.actor}`, ...issueKeys(model)];
        default:
          return [read.kind];
      }
    }),
  );
}
