import type { Draft } from 'immer';
import type { Effect } from '../scenario/model.ts';
import type { EffectRecord } from './record.ts';
import type { Reference } from './reference.ts';
import type { World } from './world.ts';

/** Applies effects in order to a draft of the world, each seeing those before it, and returns what they did. */
export function applyEffects(reference: Reference, world: Draft<World>, effects: readonly Effect[]): EffectRecord[] {
  return effects.map((effect) => applyEffect(reference, world, effect));
}

function applyEffect(reference: Reference, world: Draft<World>, { target, mode, value }: Effect): EffectRecord {
  const { model } = reference;
  const computed = Math.floor(reference.value(value, world) + 0.5);
  if (target.kind === 'gauge') {
    const gauge = model.gauges[target.gauge];
    if (gauge === undefined) throw new RangeError(`The model has no gauge ${target.gauge}.`);
    const before = world.gauges[gauge.name] ?? 0;
    const after = clamp(mode === 'add' ? before + computed : computed, gauge.low, gauge.high);
    world.gauges[gauge.name] = after;
    return { target: gauge.name, before, after };
  }
  const issue = model.issues[target.issue];
  if (issue === undefined) throw new RangeError(`The model has no issue ${target.issue}.`);
  const before = world.text.options[issue.name] ?? '';
  const option = clamp(mode === 'add' ? issue.options.indexOf(before) + computed : computed, 0, issue.options.length - 1);
  const after = issue.options[option] ?? '';
  world.text.options[issue.name] = after;
  return { target: `text.${issue.name}`, before, after };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
