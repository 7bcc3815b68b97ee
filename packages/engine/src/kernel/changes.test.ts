import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';
import { smallModel } from './small-model.test-support.ts';

interface Numbers {
  readonly title?: string;
  readonly rounds?: number;
  readonly start?: number;
  readonly highest?: number;
  readonly appeal?: number | string;
  readonly guard?: number;
  readonly effect?: number;
  readonly hazard?: number;
  readonly strikes?: number;
  readonly rule?: number;
  readonly weight?: number;
  readonly ripe?: number;
}

function modelWith(numbers: Numbers = {}) {
  const { title = 'Small', rounds = 8, start = 4, highest = 9, appeal = 0.5, guard = 3, effect = 1, hazard = 0.2, strikes = 2 } = numbers;
  const { rule = 7, weight = 1, ripe = 2 } = numbers;
  return smallModel({
    title,
    rounds,
    gauges: { tension: { from: 0, to: highest, start } },
    charts: {
      plain: { may: { hold: {}, ease: { when: `tension > ${guard}`, appeal, effects: { tension: -effect } } } },
      other: { may: { hold: {}, harden: { when: 'precondition.ripe', effects: { tension: 1 } } } },
    },
    actors: {
      ada: { chart: 'other', preconditions: { ripe: `tension >= ${ripe}` } },
      bob: { chart: 'plain', weight },
      cyd: { chart: 'plain' },
    },
    events: { storm: { hazard: `${hazard} * tension / 9`, effects: { tension: strikes } } },
    'each-round': [{ when: `tension > ${rule}`, effects: { tension: -1 } }],
  });
}

describe('what has changed between two models', () => {
  it.each<[string, Numbers, ReturnType<typeof changesBetween>]>([
    ['nothing', {}, { actors: [], hazards: false }],
    ['what is not played', { title: 'Other' }, { actors: [], hazards: false }],
    ['the start of a gauge', { start: 5 }, { actors: [], hazards: false }],
    ['an appeal of two actors', { appeal: 0.7 }, { actors: [1, 2], hazards: false }],
    ['a guard of theirs', { guard: 2 }, { actors: [1, 2], hazards: false }],
    ['a precondition', { ripe: 3 }, { actors: [0], hazards: false }],
    ['a hazard', { hazard: 0.3 }, { actors: [], hazards: true }],
    ['several of them', { start: 0, ripe: 3, hazard: 0.3 }, { actors: [0], hazards: true }],
  ])('tells of %s', (_, numbers, changes) => {
    expect(changesBetween(modelWith(), modelWith(numbers))).toEqual(changes);
  });

  it.each<[string, Numbers]>([
    ['an effect', { effect: 2 }],
    ['what an event does', { strikes: 3 }],
    ['a rule of each round', { rule: 6 }],
    ['the range of a gauge', { highest: 10 }],
    ['the rounds', { rounds: 9 }],
    ['a weight', { weight: 2 }],
    ['an expression of another shape', { appeal: '0.5 + tension' }],
  ])('gives up where %s has changed', (_, numbers) => {
    expect(changesBetween(modelWith(), modelWith(numbers))).toBeNull();
  });
});
