import { describe, expect, it } from 'vitest';
import { complaints, sampleWith } from '../sample.test-support.ts';

/** What is wrong, the piece of the sample that is replaced, by what, and the complaints as they are printed after the file's name. */
const TABLE: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['a date that does not exist', '2017-11-28', '2017-02-30', ['7:20 calendar.start: expected a date of the calendar, got 2017-02-30.']],
  [
    'a source that is not among the sources',
    'hawkishness: { value: 1, source: NP }',
    'hawkishness: { value: 1, source: NPP }',
    ['20:52 charts.principal.parameters.hawkishness.source: expected a key of sources, got NPP. Did you mean NP?'],
  ],
  [
    'a range the wrong way round',
    'range: [4, 8]',
    'range: [8, 4]',
    ['13:69 gauges.tension.start.range: expected a range [low, high], got [8, 4]. Write the lower number first.'],
  ],
  [
    'a gauge whose bounds are swapped',
    'calm: 0..8',
    'calm: 8..0',
    ['14:9 gauges.calm: expected bounds of which the lower comes first, got 8..0. Write 0..8.'],
  ],
  [
    'a gauge of too many values',
    'calm: 0..8',
    'calm: 0..70000',
    ['14:9 gauges.calm: expected a gauge of at most 65536 values, got 0..70000. Count in larger units.'],
  ],
  [
    'a gauge that starts outside its bounds',
    'to: 5, start: 2',
    'to: 5, start: 6',
    ['21:50 charts.principal.gauges.patience.start: expected a whole number from 0 to 5, got 6.'],
  ],
  [
    'a start that depends on the state',
    'to: 5, start: 2',
    'to: 5, start: tension',
    ['21:50 charts.principal.gauges.patience.start: expected a number or a parameter, got tension. Known here: pace, hawkishness, rounds.'],
  ],
  [
    'a gauge named like a function',
    'calm: 0..8\n',
    'calm: 0..8\n  max: 0..8\n',
    ['15:3 gauges.max: expected a name that is free, got max, a word of the language. Choose another.'],
  ],
  [
    'an initial state that is not there',
    'initial: warm',
    'initial: war',
    ['38:18 charts.principal.states.dialogue.initial: expected a state directly in this one, got war. Did you mean warm?'],
  ],
  [
    'an initial state among regions',
    '    type: parallel\n',
    '    type: parallel\n    initial: stance\n',
    [
      '49:14 charts.target.initial: expected initial only where one state of several begins, got it in a parallel state, all of whose states are active. Remove initial.',
    ],
  ],
  [
    'regions that are missing',
    'envoy:\n    attends: true',
    'envoy:\n    type: parallel\n    attends: true',
    ['59:11 charts.envoy.type: expected states in a parallel state, got none. Add states, or remove the type.'],
  ],
  [
    'a transition to an unknown state',
    'to: dialogue, when: precondition',
    'to: dialog, when: precondition',
    ['30:30 charts.principal.states.pressure.may.offer-talks.to: expected a state of the chart, got dialog. Did you mean dialogue?'],
  ],
  [
    'a transition to one of two states of a name',
    'states:\n          loud:',
    'states:\n          testing: {}\n          frozen: {}\n          loud:',
    [
      '75:97 actors.dprk.initial.0: expected the name of one state, got frozen, which 2 states have. Write one of stance.frozen, voice.frozen.',
    ],
  ],
  [
    'an unknown act',
    'offer-talks: { to: dialogue',
    'ofer-talks: { to: dialogue',
    [
      '30:11 charts.principal.states.pressure.may.ofer-talks: expected a known act, got ofer-talks. Did you mean offer-talks? Others are declared under acts.',
    ],
  ],
  [
    'an unknown name in an appeal',
    'appeal: 0.3 * tension',
    'appeal: 0.3 * tenson',
    ['29:35 charts.principal.states.pressure.may.harden.appeal: expected a known name, got tenson. Did you mean tension?'],
  ],
  [
    'a number for a condition',
    'when: tension > 8 }\n    each-round',
    'when: tension }\n    each-round',
    [
      '44:43 charts.principal.states.dialogue.may.walk-out.when: expected a condition, got the number tension. Compare it, as in tension > 0.',
    ],
  ],
  [
    'a divisor that may be 0',
    'calm / 2',
    'calm / tension',
    [
      '30:110 charts.principal.states.pressure.may.offer-talks.effects.tension: expected a divisor that cannot be 0, got tension. It lies between 0 and 10. Write max(1, ...).',
    ],
  ],
  [
    'an effect without a sign',
    '"- calm / 2"',
    'calm / 2',
    [
      '30:100 charts.principal.states.pressure.may.offer-talks.effects.tension: expected a number, or a text that begins with =, + or -, got calm / 2. Write "= calm / 2" to set the gauge, or "+ calm / 2" to add.',
    ],
  ],
  [
    'an effect on an unknown gauge',
    'effects: { tension: +2 }',
    'effects: { tensoin: +2 }',
    [
      '33:53 charts.principal.states.pressure.on."dprk.test-missile".0.effects.tensoin: expected a gauge, got tensoin. Did you mean tension?',
    ],
  ],
  [
    'an effect on a gauge that the actor does not own',
    '{ self.patience: -1 }',
    '{ self.patients: -1 }',
    [
      '34:28 charts.principal.states.pressure.on."dprk.test-missile".1.effects."self.patients": expected a gauge, got self.patients. Did you mean self.patience?',
    ],
  ],
  [
    'a reaction to what does not exist',
    'attack: {}',
    'atack: {}',
    [
      '35:11 charts.principal.states.pressure.on.atack: expected an act or an event, got atack. Did you mean attack?',
      '107:88 variants.calm-start.set."charts.principal.states.pressure.on.attack.to": expected a key of charts.principal.states.pressure.on, got attack. Did you mean atack?',
      '108:40 variants.no-attack.remove.1: expected something to remove, got charts.principal.states.pressure.on.attack, which is not there.',
    ],
  ],
  [
    'a reaction to an unknown actor',
    'dprk.test-missile:\n',
    'dprc.test-missile:\n',
    ['32:11 charts.principal.states.pressure.on."dprc.test-missile": expected ACTOR.ACT, got dprc.test-missile. Did you mean dprk?'],
  ],
  [
    'a reaction to nature by name',
    'attack: {}',
    'nature.attack: {}',
    [
      '35:11 charts.principal.states.pressure.on."nature.attack": expected an event by its name alone, got nature.attack. Write attack.',
      '107:88 variants.calm-start.set."charts.principal.states.pressure.on.attack.to": expected a key of charts.principal.states.pressure.on, got attack. Known here: dprk.test-missile, nature.attack.',
      '108:40 variants.no-attack.remove.1: expected something to remove, got charts.principal.states.pressure.on.attack, which is not there.',
    ],
  ],
  [
    'a wish for an unknown option',
    '{ terms: { ideal: now } }',
    '{ terms: { ideal: soon } }',
    ['39:37 charts.principal.states.dialogue.position.terms.ideal: expected an option of terms, got soon. Known here: none, later, now.'],
  ],
  [
    'a wish on an unknown issue',
    '{ terms: { ideal: now } }',
    '{ term: { ideal: now } }',
    ['39:21 charts.principal.states.dialogue.position.term: expected an issue of the text, got term. Did you mean terms?'],
  ],
  [
    'a negative weight of an issue',
    'ideal: later, weight: 2',
    'ideal: later, weight: -2',
    ['70:48 actors.japan.position.terms.weight: expected a weight from 0 to 1e9, got -2.'],
  ],
  [
    'a negative weight from a parameter',
    'weight: hawkishness',
    'weight: 0 - hawkishness',
    [
      '26:51 charts.principal.states.pressure.position.terms.weight: expected a weight from 0 to 1e9, got 0 - hawkishness, which is -1.',
      '26:51 charts.principal.states.pressure.position.terms.weight: expected a weight from 0 to 1e9, got 0 - hawkishness, which is -2.',
    ],
  ],
  [
    'a reservation value above 1',
    'reservation: 0.6',
    'reservation: 6',
    ['26:79 charts.principal.states.pressure.position.reservation: expected a number from 0 to 1, got 6.'],
  ],
  [
    'an unknown chart',
    'chart: envoy, role',
    'chart: envoi, role',
    ['74:19 actors.envoy.chart: expected one of the charts, got envoi. Did you mean envoy?'],
  ],
  [
    'an unknown strategy',
    'name: tit-for-tat',
    'name: tit-for-tatt',
    ['73:58 actors.dprk.strategy.name: expected a strategy, got tit-for-tatt. Did you mean tit-for-tat?'],
  ],
  [
    'a strategy against nobody',
    'against: usa',
    'against: us',
    ['73:80 actors.dprk.strategy.against: expected an actor, got us. Did you mean usa?'],
  ],
  [
    'a strategy without its option',
    '{ name: tit-for-tat, against: usa }',
    'tit-for-tat',
    ['73:50 actors.dprk.strategy: expected the name of an actor, got nothing. Write { name: tit-for-tat, against: ACTOR }.'],
  ],
  [
    'an unknown option of a strategy',
    'against: usa }',
    'against: usa, grudge: 2 }',
    ['73:85 actors.dprk.strategy.grudge: expected an option of this strategy, got grudge. Known here: against.'],
  ],
  [
    'initial states that exclude each other',
    'initial: [frozen, quiet]',
    'initial: [frozen, testing]',
    [
      '73:105 actors.dprk.initial.1: expected a state that can be active together with frozen, got testing. Name one state for each region.',
    ],
  ],
  [
    'preconditions in a circle',
    'preconditions: { talks: calm >= 3 }',
    'preconditions: { talks: japan.precondition }',
    [
      '62:103 actors.usa.preconditions.talks: expected preconditions that do not need themselves, got usa.talks -> japan.talks -> usa.talks. Break the circle.',
    ],
  ],
  [
    'an actor named nature',
    'envoy: { chart: envoy, role',
    'nature: { chart: envoy, role',
    [
      '74:3 actors.nature: expected a name that is free, got nature, a word of the language. Choose another.',
      '79:12 text.chairs.0: expected an actor, got envoy. Known here: usa, japan, dprk, nature.',
    ],
  ],
  [
    'an option twice',
    'options: [none, later, now]',
    'options: [none, later, later]',
    [
      '39:37 charts.principal.states.dialogue.position.terms.ideal: expected an option of terms, got now. Known here: none, later, later.',
      '74:78 actors.envoy.position.terms.ideal: expected an option of terms, got now. Known here: none, later, later.',
      '78:37 text.issues.terms.options.2: expected each option once, got later again. Remove one of them.',
    ],
  ],
  [
    'an event named like an act',
    'attack: { title',
    'harden: { title',
    [
      '35:11 charts.principal.states.pressure.on.attack: expected an act or an event, got attack. Known here: harden, hold, harden, ease, offer-talks, walk-out, test-missile, freeze, open-channel, invite.',
      '92:3 events.harden: expected a name that no act has, got harden. Rename the event.',
      '108:25 variants.no-attack.remove.0: expected something to remove, got events.attack, which is not there.',
    ],
  ],
];

describe('what charts and actors mean', () => {
  it.each(TABLE)('says where and how it is wrong: %s', (_, piece, replacement, expected) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual(expected.map((line) => `s.yaml:${line}`));
  });
});
