import type { Expr, Expression } from '../expression/ast.ts';
import type { Effect, Model } from '../scenario/model.ts';

/** Every expression that a run of the model may evaluate. */
export function expressionsOf(model: Model): readonly Expr[] {
  const found: Expr[] = [];
  const add = (expression: Expression | null): void => {
    if (expression !== null) found.push(expression.root);
  };
  const addEffects = (effects: readonly Effect[]): void => {
    for (const { value } of effects) add(value);
  };
  for (const { chart } of model.actors) {
    for (const { when, appeal, effects } of chart.transitions) {
      add(when);
      add(appeal);
      addEffects(effects);
    }
  }
  for (const { quorum, slip, endsWhen, onEnter } of model.phases) {
    add(quorum);
    add(endsWhen);
    addEffects(slip?.effects ?? []);
    addEffects(onEnter);
  }
  for (const { when, hazard, effects } of model.events) {
    add(when);
    add(hazard);
    addEffects(effects);
  }
  for (const { when, effects } of model.eachRound) {
    add(when);
    addEffects(effects);
  }
  for (const { when } of model.outcomes) add(when);
  for (const measure of model.measures) if (measure.kind !== 'count') add(measure.of);
  if (model.protocol.fallback.kind === 'summary') add(model.protocol.fallback.when);
  return found;
}
