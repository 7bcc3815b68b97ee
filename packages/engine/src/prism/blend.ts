import type { Effects, Update } from './effect.ts';

interface Half {
  readonly effect: number;
  /** The values of the variable from which the effect comes about. */
  readonly values: readonly number[];
}

/**
 * The number of an effect that does with a variable what two effects do, each from its own values: staying at 3 and going from 2 to 3 are both going to 3. Apart
 * from the variable the effects must be the same. Null if there is none.
 */
export function blend(effects: Effects, variable: number, a: Half, b: Half): number | null {
  const updates: (Update | null)[] = [];
  const mine = effects.updatesOf(a.effect, variable);
  const yours = effects.updatesOf(b.effect, variable);
  for (let branch = 0; branch < mine.length; branch++) {
    const ways = waysOf(variable, yours[branch]!, b.values);
    const both = waysOf(variable, mine[branch]!, a.values).find((way) => ways.some((other) => isSame(way, other)));
    if (both === undefined) return null;
    updates.push(both);
  }
  return effects.withUpdates(a.effect, variable, updates);
}

/** All ways of writing what becomes of the variable; null is to leave it alone. */
function waysOf(variable: number, update: Update | null, values: readonly number[]): readonly (Update | null)[] {
  const [value] = values;
  if (values.length !== 1 || value === undefined) return [update];
  if (update === null) return [null, { variable, value, isRelative: false }];
  if (update.isRelative) return [update, { variable, value: value + update.value, isRelative: false }];
  return [update];
}

function isSame(a: Update | null, b: Update | null): boolean {
  return a === null || b === null ? a === b : a.isRelative === b.isRelative && a.value === b.value;
}
