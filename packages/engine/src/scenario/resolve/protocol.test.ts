import { describe, expect, it } from 'vitest';
import { complaints, sampleWith } from '../sample.test-support.ts';

/** What is wrong, the piece of the sample that is replaced, by what, and the complaints as they are printed after the file's name. */
const TABLE: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'self where there is nobody',
    '- calm: +1',
    '- self.patience: +1',
    [
      '94:5 each-round.0."self.patience": expected a gauge of the world or of a named actor, got self.patience. self is known only in charts and in what an actor writes.',
    ],
  ],
  [
    'a text set to an unknown option',
    '{ text.terms: "= none" }',
    '{ text.terms: "= never" }',
    ['89:74 phases.table.on-enter."text.terms": expected an option of terms, got never. Known here: none, later, now.'],
  ],
  [
    'a text set to a bare option',
    '{ text.terms: "= none" }',
    '{ text.terms: none }',
    ['89:74 phases.table.on-enter."text.terms": expected steps such as +1, or = and an option, got none. Write "= none".'],
  ],
  [
    'an unknown issue in an effect',
    '{ text.terms: "= none" }',
    '{ text.term: "= none" }',
    ['89:62 phases.table.on-enter."text.term": expected an issue of the text, got term. Did you mean terms?'],
  ],
  [
    'an actor of a group that is not there',
    '[usa, japan] }\ntext',
    '[usa, jpan] }\ntext',
    ['75:29 groups.neighbours.1: expected an actor, got jpan. Did you mean japan?'],
  ],
  [
    'a group with the name of an actor',
    'groups: { neighbours',
    'groups: { usa: [japan], neighbours',
    [
      '75:11 groups.usa: expected a name that is free, got usa, which is an actor. Choose another.',
      '101:25 measures.first-talks.first: expected the name of an actor, got usa. usa is a group: write count(usa in STATE) > 0.',
    ],
  ],
  [
    'a first draft with an unknown option',
    'start: later',
    'start: never',
    ['78:50 text.issues.terms.start: expected an option of terms, got never. Known here: none, later, now.'],
  ],
  [
    'a chair that is no actor',
    'chairs: [envoy]',
    'chairs: [canada]',
    ['79:12 text.chairs.0: expected an actor, got canada. Known here: usa, japan, dprk, envoy.'],
  ],
  ['a quota above 1', 'quota: 2/3', 'quota: 3/2', ['80:38 text.adoption.quota: expected a quota from 0 to 1, got 3/2, which is 1.5.']],
  [
    'a veto twice',
    'vetoes: [usa]',
    'vetoes: [usa, usa]',
    ['80:57 text.adoption.vetoes.1: expected each name once, got usa again. Remove one of them.'],
  ],
  [
    'an unknown next phase',
    'sessions: 2 }',
    'sessions: 2 }, next: aftermaths',
    ['89:56 phases.table.next: expected a phase, got aftermaths. Did you mean aftermath?'],
  ],
  [
    'a slip without a quorum',
    'rounds: 6, speakers',
    'rounds: 6, slip: { by: 1, at-most: 1 }, speakers',
    ['90:27 phases.aftermath.slip: expected a quorum beside slip, got none. Add quorum, or remove slip.'],
  ],
  [
    'a single speaker not in a list',
    'speakers: [usa, dprk]',
    'speakers: usa',
    ['90:37 phases.aftermath.speakers: expected a group, or a list of actors, got usa. Write [usa] for one actor.'],
  ],
  ['a hazard above 1', 'hazard: pace / 2', 'hazard: 2', ['92:56 events.attack.hazard: expected a probability from 0 to 1, got 2.']],
  [
    'an otherwise before the end',
    'deal: text.status == adopted',
    'deal: otherwise',
    [
      '98:3 outcomes.deal: expected otherwise only as the last outcome, got 1 after it. Move deal to the end: what follows it could never be reached.',
    ],
  ],
  [
    'a count of an unknown act',
    'count: dprk.test-missile',
    'count: dprk.test-mistle',
    ['102:19 measures.tests.count: expected an act, ACTOR.ACT or an event, got dprk.test-mistle. Did you mean test-missile?'],
  ],
  [
    "a count of an unknown actor's acts",
    'count: dprk.test-missile',
    'count: dprc.test-missile',
    ['102:19 measures.tests.count: expected an act, ACTOR.ACT or an event, got dprc.test-missile. Did you mean dprk?'],
  ],
  [
    'a variant that sets what is not there',
    'gauges.calm: {',
    'gauges.clam.start: {',
    ['107:45 variants.calm-start.set."gauges.clam.start": expected a key of gauges, got clam. Did you mean calm?'],
  ],
  [
    'a variant that removes what is not there',
    'remove: [events.attack',
    'remove: [events.atack',
    ['108:25 variants.no-attack.remove.0: expected something to remove, got events.atack, which is not there.'],
  ],
  [
    'a variant that sets a value out of bounds',
    'start: 5 }',
    'start: 9 }',
    ['107:83 variants.calm-start.set."gauges.calm".start: expected a whole number from 0 to 8, got 9.'],
  ],
  [
    'a variant that leaves a name without meaning',
    'remove: [events.attack, charts.principal.states.pressure.on.attack]',
    'remove: [events.attack]',
    [
      '108:3 variants.no-attack: expected an act or an event at charts.principal.states.pressure.on.attack (line 35), got attack. Known here: hold, harden, ease, offer-talks, walk-out, test-missile, freeze, open-channel, invite.',
    ],
  ],
  [
    'a variant that looks into a short form',
    'gauges.calm: {',
    'gauges.calm.start: {',
    [
      '107:45 variants.calm-start.set."gauges.calm.start": expected a mapping or list at gauges.calm, got 0..8. Set gauges.calm as a whole, or write it out as a mapping in the scenario.',
    ],
  ],
  [
    'a warning to ignore that does not exist',
    'variants:\n',
    'lint: { ignore: [no-way] }\nvariants:\n',
    [
      '106:18 lint.ignore.0: expected the name of a warning, got no-way. Known here: always-holds, hidden-gauge, impossible-precondition, never-attends, never-holds, no-position, no-way-out, outside-range, shadowed-transition, unchanged-gauge, undrafted-text, unheard and 9 more.',
    ],
  ],
];

describe('what the meeting and its variants mean', () => {
  it.each(TABLE)('says where and how it is wrong: %s', (_, piece, replacement, expected) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual(expected.map((line) => `s.yaml:${line}`));
  });
});
