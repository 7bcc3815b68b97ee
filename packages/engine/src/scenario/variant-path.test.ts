import { describe, expect, it } from 'vitest';
import { followPath } from './variant-path.ts';

const data = {
  actors: { dprk: { weight: 1 } },
  gauges: { calm: '0..8' },
  on: { 'dprk.test-missile': { to: 'x' }, dprk: 1 },
  effects: { tension: 1 },
  'each-round': [{ tension: 1 }, { calm: 1 }],
};

describe('a dotted path', () => {
  it.each([
    ['actors.dprk.weight', ['actors', 'dprk', 'weight'], true],
    ['actors.dprk.role', ['actors', 'dprk', 'role'], false],
    ['on.dprk.test-missile.to', ['on', 'dprk.test-missile', 'to'], true],
    ['on.dprk.harden', ['on', 'dprk.harden'], false],
    ['on.dprk', ['on', 'dprk'], true],
    ['on."usa.harden"', ['on', 'usa.harden'], false],
    ['effects.text.framing', ['effects', 'text.framing'], false],
    ['each-round.1.calm', ['each-round', 1, 'calm'], true],
    ['each-round.0.self.patience', ['each-round', 0, 'self.patience'], false],
    ['each-round.2', ['each-round', 2], false],
  ])('%s leads to its place', (text, path, exists) => {
    // The key `dprk` of `on` would hide `dprk.harden`: the longest existing key goes first.
    const plain = text === 'on.dprk.harden' ? { ...data, on: { 'dprk.test-missile': {} } } : data;
    expect(followPath(plain, text)).toEqual({ ok: true, path, exists });
  });

  it.each([
    ['', 'a dotted path such as gauges.tension.start', 'nothing', null],
    ['a..b', 'a dotted path such as gauges.tension.start', 'a..b', null],
    ['gauge.calm', 'a key of the top of the file', 'gauge', 'Did you mean gauges?'],
    ['actors.usa.weight', 'a key of actors', 'usa', 'Known here: dprk.'],
    [
      'gauges.calm.start',
      'a mapping or list at gauges.calm',
      '0..8',
      'Set gauges.calm as a whole, or write it out as a mapping in the scenario.',
    ],
    ['each-round.3', 'an index of each-round, from 0 to 1', '3', null],
    ['each-round.2.calm', 'an index of each-round, from 0 to 1', '2', null],
    ['each-round.last', 'an index of each-round, from 0 to 1', 'last', null],
    ['actors.__proto__', 'a key that JavaScript leaves free', '__proto__', null],
    ['actors.__proto__.x', 'a key of actors', '__proto__', 'Known here: dprk.'],
  ])('%s leads nowhere and says why', (text, expected, got, fix) => {
    expect(followPath(data, text)).toEqual({ ok: false, expected, got, fix });
  });
});
