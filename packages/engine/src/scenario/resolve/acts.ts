import type { Act } from '../model.ts';
import type { Context } from './context.ts';
import { numberAt } from './context.ts';
import { titleOf } from './title.ts';

/** The acts that every scenario knows, with their leanings. */
export const STANDARD_ACTS: readonly Act[] = [
  { name: 'hold', title: 'holds', lean: 0 },
  { name: 'harden', title: 'hardens', lean: -1 },
  { name: 'ease', title: 'eases', lean: 0.5 },
  { name: 'offer-talks', title: 'offers talks', lean: 1 },
  { name: 'walk-out', title: 'walks out', lean: -1 },
  { name: 'test-missile', title: 'tests a missile', lean: -1 },
  { name: 'freeze', title: 'freezes its tests', lean: 1 },
  { name: 'open-channel', title: 'opens a channel', lean: 0.5 },
];

/** The standard acts, with what the scenario says of them, and then its own. */
export function resolveActs(context: Context): readonly Act[] {
  const declared = context.raw.acts ?? {};
  const names = Object.keys(declared).filter((name) => !STANDARD_ACTS.some((act) => act.name === name));
  const own = names.map((name) => ({ name, title: titleOf(name), lean: 0 }));
  return [...STANDARD_ACTS, ...own].map((act) => {
    const { title, lean } = declared[act.name] ?? {};
    return { name: act.name, title: titleOf(act.title, title), lean: numberAt(context, ['acts', act.name, 'lean'], lean, act.lean) };
  });
}
