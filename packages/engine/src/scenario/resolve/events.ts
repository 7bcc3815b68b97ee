import type { Scope } from '../../expression/scope.ts';
import { luckAddress } from '../../luck/luck.ts';
import type { Event } from '../model.ts';
import { type Context, expressionAt, numberAt } from './context.ts';
import { resolveEffects } from './effects.ts';
import { titleOf } from './title.ts';

/** What nature does, in declared order. */
export function resolveEvents(context: Context, scope: Scope): readonly Event[] {
  return Object.entries(context.raw.events ?? {}).map(([name, event]) => {
    const at = ['events', name];
    const hazard = expressionAt(context, [...at, 'hazard'], event.hazard, 'number', scope);
    const value = hazard?.root.kind === 'number' ? hazard.root.value : 0;
    if (value < 0 || value > 1) {
      context.findings.error({ path: [...at, 'hazard'], code: 'out-of-range', expected: 'a probability from 0 to 1', got: String(value) });
    }
    return {
      name,
      title: titleOf(name, event.title),
      luck: numberAt(context, [...at, 'luck'], event.luck, luckAddress(`nature/${name}`)),
      when: event.when === undefined ? null : expressionAt(context, [...at, 'when'], event.when, 'boolean', scope),
      hazard: hazard ?? { source: '0', root: { kind: 'number', value: 0 } },
      effects: resolveEffects(context, [...at, 'effects'], event.effects, scope),
    };
  });
}
