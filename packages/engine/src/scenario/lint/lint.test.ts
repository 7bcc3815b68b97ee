import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../parse.ts';
import { complaints, SAMPLE, sampleWith } from '../sample.test-support.ts';
import { WARNINGS } from './lint.ts';

/** What is doubtful, the piece of the sample that is replaced, by what, and the warnings as they are printed after the file's name. */
const TABLE: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a value outside its own range',
    'range: [4, 8]',
    'range: [7, 8]',
    ['13:47 gauges.tension.start.value: expected a value within its own range [7, 8], got 6.'],
  ],
  [
    'a state that nothing leads to',
    '      dialogue:\n        attends',
    '      fury: { may: { hold: 1 } }\n      dialogue:\n        attends',
    ['36:7 charts.principal.states.fury: expected a way into this state, got none. Add a transition to it, or remove it.'],
  ],
  [
    'a state without a way out',
    'on: { harden: { to: testing } }',
    'on: { harden: {} }',
    [
      '52:11 charts.target.states.stance.states.testing: expected a way into this state, got none. Add a transition to it, or remove it.',
      '53:11 charts.target.states.stance.states.frozen: expected a way out of this state, got none. Let one of its acts, or a reaction, lead elsewhere.',
    ],
  ],
  [
    'a chart that no actor has',
    'envoy:\n    attends: true',
    'idle: { may: { hold: 1 } }\n  envoy:\n    attends: true',
    ['58:3 charts.idle: expected an actor with this chart, got none.'],
  ],
  [
    'an act that nobody may do',
    'acts:\n',
    'acts:\n  shout: { lean: -1 }\n',
    ['16:3 acts.shout: expected an actor that may do it, got none.'],
  ],
  [
    'a reaction to what nobody else does',
    'on: { offer-talks: { to: quiet } }',
    'on: { offer-talks: { to: quiet }, test-missile: {} }',
    ['56:70 charts.target.states.voice.states.loud.on.test-missile: expected another actor that may test-missile, got nobody.'],
  ],
  [
    'a reaction to what that actor cannot do',
    'on: { offer-talks: { to: quiet } }',
    'on: { offer-talks: { to: quiet }, envoy.harden: {} }',
    [
      '56:70 charts.target.states.voice.states.loud.on."envoy.harden": expected envoy to be able to harden, got a chart in which it may not.',
    ],
  ],
  [
    'a condition that never holds',
    'when: calm > 4',
    'when: calm > 8',
    [
      '46:17 charts.principal.each-round.0.when: expected a condition that may or may not hold, got one that never holds within the bounds of what it reads.',
    ],
  ],
  [
    'a condition that always holds',
    'when: calm > 4',
    'when: calm >= 0',
    [
      '46:17 charts.principal.each-round.0.when: expected a condition that may or may not hold, got one that always holds within the bounds of what it reads.',
    ],
  ],
  [
    'a precondition that nothing can satisfy',
    'talks: calm >= 3',
    'talks: calm >= 9',
    [
      '62:103 actors.usa.preconditions.talks: expected a condition that may or may not hold, got one that never holds within the bounds of what it reads.',
      '69:22 actors.japan.preconditions.talks.when: expected a condition that may or may not hold, got one that never holds within the bounds of what it reads.',
    ],
  ],
  [
    'an outcome with the condition of an earlier one',
    'stalemate: otherwise',
    'again: text.status == adopted\n  stalemate: otherwise',
    ['99:3 outcomes.again: expected a condition of its own, got that of deal. Move it before deal, or change its condition.'],
  ],
  [
    'an outcome that can never hold',
    'deal: text.status == adopted',
    'deal: text.status == adopted and tension > 10',
    ['98:9 outcomes.deal: expected a condition that may or may not hold, got one that never holds within the bounds of what it reads.'],
  ],
  [
    'a gauge that nothing reads',
    'calm: 0..8\n',
    'calm: 0..8\n  noise: 0..3\n',
    ['15:3 gauges.noise: expected something that reads this gauge, got nothing. Read it, or add a measure of it.'],
  ],
  [
    'a parameter that nothing uses',
    'pace: 0.1',
    'pace: 0.1\n  haste: 2',
    ['12:3 parameters.haste: expected an expression that uses this parameter, got none.'],
  ],
  [
    'a parameter that an actor gives for nothing',
    'parameters: { hawkishness: 2 }',
    'parameters: { hawkishness: 2, hawkisness: 1 }',
    ['67:35 actors.japan.parameters.hawkisness: expected an expression that uses this parameter, got none.'],
  ],
  [
    'a parameter that hides a gauge',
    'parameters: { hawkishness: { value: 1, source: NP } }',
    'parameters: { hawkishness: { value: 1, source: NP }, calm: 4 }',
    ['20:58 charts.principal.parameters.calm: expected a name that no gauge has, got calm, which hides the gauge here.'],
  ],
  [
    'an issue that nobody cares about',
    'issues:\n',
    'issues:\n    seat: { options: [a, b] }\n',
    ['78:5 text.issues.seat: expected an actor with a position on this issue, got none.'],
  ],
  [
    'an actor that attends without a position',
    'luck: 7, position: { terms: { ideal: now, weight: 1 } }',
    'luck: 7',
    ['74:3 actors.envoy: expected a position on the text for an actor that attends, got none.'],
  ],
  [
    'a veto of someone who never attends',
    'vetoes: [usa]',
    'vetoes: [dprk]',
    [
      '80:52 text.adoption.vetoes.0: expected vetoes that can attend, got dprk, whose chart has no state that attends. Mark a state with attends: true.',
    ],
  ],
  [
    'a chair who never attends',
    'chairs: [envoy]',
    'chairs: [dprk]',
    [
      '79:12 text.chairs.0: expected chairs that can attend, got dprk, whose chart has no state that attends. Mark a state with attends: true.',
    ],
  ],
  [
    'a text that no phase drafts',
    ', drafting: { sessions: 2 }',
    '',
    ['76:1 text: expected a phase that drafts the text, got none. Add drafting: { sessions: 1 } to a phase.'],
  ],
  [
    'a group that nothing uses',
    'groups: { neighbours',
    'groups: { friends: [usa], neighbours',
    ['75:11 groups.friends: expected a use of this group, got none.'],
  ],
  [
    'a transition after one without a condition',
    'warm: { may: { hold: 0.5,',
    'warm: { may: { hold: [{ appeal: 1 }, { to: cool }],',
    [
      '42:33 charts.principal.states.dialogue.states.warm.may.hold.0: expected a condition on all but the last of a list, got none. Move it to the end, or give it a condition.',
    ],
  ],
  [
    'a phase that comes after the horizon',
    'rounds: 4\n    quorum: count(neighbours in attending) >= 1\n    slip: { by: 1, at-most: 2, effects: { tension: +1 } }\n    otherwise: aftermath',
    'rounds: 12\n    quorum: count(neighbours in attending) >= 1',
    [
      '87:3 phases.table: expected a way to this phase within 12 rounds, got one that takes until round 13.',
      '88:3 phases.aftermath: expected a way to this phase within 12 rounds, got one that takes until round 14.',
    ],
  ],
  [
    'a phase that none leads to',
    'table: { rounds: 2,',
    'lobby: { rounds: 1, next: aftermath }\n  table: { rounds: 2,',
    ['90:3 phases.table: expected a way to this phase within 12 rounds, got none.'],
  ],
];

describe('a doubtful scenario', () => {
  it('warns of nothing in a sound one', () => {
    expect(complaints(SAMPLE)).toEqual([]);
  });

  it.each(TABLE)('warns of %s', (_, piece, replacement, expected) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual(expected.map((line) => `s.yaml:${line}`));
  });

  it('warns of a gauge that nothing changes', () => {
    const text = sampleWith('calm: 0..8\n', 'calm: 0..8\n  noise: 0..3\n').replace('maximum: tension', 'maximum: noise');
    expect(complaints(text)).toEqual([
      's.yaml:15:3 gauges.noise: expected something that changes this gauge, got nothing. Make it a parameter.',
    ]);
  });

  it('still gives a model', () => {
    const { model, problems, warnings } = parseScenario(sampleWith('range: [4, 8]', 'range: [7, 8]'));
    expect([model === null, problems.length, warnings.map(({ code, severity }) => [code, severity])]).toEqual([
      false,
      0,
      [['outside-range', 'warning']],
    ]);
  });

  it('is silent about what the author wants ignored', () => {
    const text = `${sampleWith('range: [4, 8]', 'range: [7, 8]')}lint: { ignore: [outside-range] }\n`;
    expect(complaints(text)).toEqual([]);
  });
});

describe('the reference', () => {
  it('explains every kind of warning and no other', () => {
    const page = readFileSync(new URL('../../../../../docs/scenario-reference.md', import.meta.url), 'utf8');
    const table = page.slice(page.indexOf('## Warnings'), page.indexOf('## Limits'));
    const rows = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) => names.match(/[\w-]+/g) ?? []);
    expect([...rows].sort()).toEqual([...WARNINGS].sort());
  });
});
