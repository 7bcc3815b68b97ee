import type { Scope } from '../../expression/scope.ts';
import type { Rule } from '../model.ts';
import type { Path } from '../place.ts';
import type { RawEffects, RawRules } from '../schema/word.ts';
import { type Context, expressionAt } from './context.ts';
import { resolveEffects } from './effects.ts';

/** Housekeeping of the world, or of one actor (the scope's `self`). */
export function resolveRules(context: Context, at: Path, raw: RawRules | undefined, scope: Scope): readonly Rule[] {
  return (raw ?? []).map((rule, index) => {
    const path = [...at, index];
    const plain = !isGuarded(rule);
    return {
      owner: scope.self,
      when: plain || rule.when === undefined ? null : expressionAt(context, [...path, 'when'], rule.when, 'boolean', scope),
      effects: plain ? resolveEffects(context, path, rule, scope) : resolveEffects(context, [...path, 'effects'], rule.effects, scope),
    };
  });
}

function isGuarded(rule: RawRules[number]): rule is Extract<RawRules[number], { effects: RawEffects }> & { effects: RawEffects } {
  return typeof rule.effects === 'object' && !('value' in rule.effects);
}
