import type { Scope } from '../../expression/scope.ts';
import type { Rule } from '../model.ts';
import type { Path } from '../place.ts';
import { showValue } from '../problem.ts';
import type { RawEffects, RawRules } from '../schema/word.ts';
import { type Context, expressionAt } from './context.ts';
import { resolveEffects } from './effects.ts';

/** Housekeeping of the world, or of one actor (the scope's `self`). */
export function resolveRules(context: Context, at: Path, raw: RawRules | undefined, scope: Scope): readonly Rule[] {
  return (raw ?? []).map((rule, index) => {
    const path = [...at, index];
    if (isGuarded(rule)) {
      const when = rule.when === undefined ? null : expressionAt(context, [...path, 'when'], rule.when, 'boolean', scope);
      return { owner: scope.self, when, effects: resolveEffects(context, [...path, 'effects'], rule.effects, scope) };
    }
    if (!('when' in rule)) return { owner: scope.self, when: null, effects: resolveEffects(context, path, rule, scope) };
    const fix = 'Write { when: ..., effects: { ... } }.';
    context.findings.error({ path, code: 'missing-key', expected: 'effects beside when', got: showValue(rule), fix });
    return { owner: scope.self, when: null, effects: [] };
  });
}

type Guarded = Exclude<RawRules[number], RawEffects>;

function isGuarded(rule: RawRules[number]): rule is Guarded {
  return typeof rule.effects === 'object' && !('value' in rule.effects);
}
