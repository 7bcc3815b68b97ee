import { describe, expect, it } from 'vitest';
import { complaints, sampleWith } from './sample.test-support.ts';

/** What is wrong, the piece of the sample that is replaced, by what, and the complaints as they are printed after the file's name. */
const TABLE: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['another version of the language', 'plenary: 1', 'plenary: 2', ['1:10 plenary: expected 1, the version of this language, got 2.']],
  ['a missing key', 'title: A small summit\n', '', ['1:1: expected the key title (a text), got none. Add title.']],
  ['a number for a title', 'title: A small summit', 'title: 2018', ['2:8 title: expected a text, got 2018. Put it in quotes.']],
  [
    'a key at the top without a value',
    'rounds: 12',
    'rounds:',
    ['8:1 rounds: expected a whole number from 1 to 10000, got nothing. Give it a value, or remove the key.'],
  ],
  ['rounds that are not whole', 'rounds: 12', 'rounds: 12.5', ['8:9 rounds: expected a whole number from 1 to 10000, got 12.5.']],
  ['a misspelt key', 'order: rotating', 'oder: rotating', ['9:1 oder: expected a key of a scenario, got oder. Did you mean order?']],
  ['an unknown order', 'order: rotating', 'order: random', ['9:8 order: expected declared or rotating, got random.']],
  ['a date in another form', '2017-11-28', '28 Nov 2017', ['7:20 calendar.start: expected a date such as 2017-11-28, got 28 Nov 2017.']],
  [
    'a comma in a text that is not quoted',
    'note: our reading',
    'note: our, reading',
    ['13:88 gauges.tension.start.reading: expected a key of start, got reading. Put a text that contains a comma in quotes.'],
  ],
  [
    'a gauge written with a hyphen',
    'calm: 0..8',
    'calm: 0-8',
    ['14:9 gauges.calm: expected bounds such as 0..10, or { from, to, start, title, unit }, got 0-8.'],
  ],
  [
    'a name in capitals',
    'calm: 0..8',
    'Calm Days: 0..8',
    ['14:3 gauges."Calm Days": expected a name of lower-case words joined by hyphens, got Calm Days. Write calm-days.'],
  ],
  ['a leaning out of range', 'lean: 0.5', 'lean: 2', ['16:19 acts.invite.lean: expected a number from -1 to 1, got 2.']],
  [
    'a delayed transition',
    'tags: [hard]',
    'after: { 1000: dialogue }',
    [
      '25:9 charts.principal.states.pressure.after: expected what can be tabulated, got after. For a delay, count rounds in a gauge under each-round and ask for it in when.',
    ],
  ],
  [
    'an eventless transition',
    'tags: [hard]',
    'always: [{ to: dialogue }]',
    [
      '25:9 charts.principal.states.pressure.always: expected what can be tabulated, got always. Put the condition in the when of the acts and reactions that should lead there.',
    ],
  ],
  [
    'an invoked service',
    'tags: [hard]',
    'invoke: { src: fetch }',
    [
      '25:9 charts.principal.states.pressure.invoke: expected what can be tabulated, got invoke. Write what happens outside the chart as an event or another actor, and hear it under on.',
    ],
  ],
  [
    'entry actions',
    'tags: [hard]',
    'entry: harden',
    [
      '25:9 charts.principal.states.pressure.entry: expected what can be tabulated, got entry. Put the effects on the transitions that lead here.',
    ],
  ],
  [
    'free context',
    'tags: [hard]',
    'context: { x: 1 }',
    [
      "25:9 charts.principal.states.pressure.context: expected what can be tabulated, got context. Declare a gauge: the chart's gauges belong to each actor that uses it.",
    ],
  ],
  [
    'a final state',
    'tags: [hard]',
    'type: final',
    [
      '25:15 charts.principal.states.pressure.type: expected parallel (or no type at all), got final. Write an ordinary state without acts; an outcome with ends: true ends the run.',
    ],
  ],
  [
    'a history state',
    'tags: [hard]',
    'type: history',
    [
      '25:15 charts.principal.states.pressure.type: expected parallel (or no type at all), got history. Remember the past in a gauge, and ask for it in when.',
    ],
  ],
  [
    "a guard in XState's words",
    'when: precondition',
    'guard: precondition',
    ['30:40 charts.principal.states.pressure.may.offer-talks.guard: expected a key of a transition, got guard. Write when.'],
  ],
  [
    'a misspelt key of a transition',
    'appeal: 0.5 * calm',
    'apeal: 0.5 * calm',
    ['30:60 charts.principal.states.pressure.may.offer-talks.apeal: expected a key of a transition, got apeal. Did you mean appeal?'],
  ],
  [
    'an empty list of reactions',
    'attack: {}',
    'attack: []',
    ['35:19 charts.principal.states.pressure.on.attack: expected a reaction { to, when, effects } or a list of them, got an empty list.'],
  ],
  [
    'a wish that is not a mapping',
    '{ terms: { ideal: now } }',
    '{ terms: now }',
    ['39:28 charts.principal.states.dialogue.position.terms: expected a position on an issue, { ideal, weight }, got now.'],
  ],
  ['a negative weight of an actor', 'weight: 5', 'weight: -5', ['62:76 actors.usa.weight: expected a number from 0 to 1e9, got -5.']],
  [
    'too great a weight of an actor',
    'weight: 5',
    'weight: 1e10',
    ['62:76 actors.usa.weight: expected a number from 0 to 1e9, got 10000000000.'],
  ],
  [
    'too many slips',
    'at-most: 2',
    'at-most: 10001',
    ['86:29 phases.invitation.slip.at-most: expected a whole number from 0 to 10000, got 10001.'],
  ],
  [
    'too long a time between rounds',
    'days: 7',
    'days: 36526',
    ['7:38 calendar.days: expected a whole number of days from 1 to 36525, got 36526.'],
  ],
  [
    'a missing chart',
    'chart: envoy, role',
    'role',
    ['74:10 actors.envoy: expected the key chart (a name of lower-case words joined by hyphens), got none. Add chart.'],
  ],
  [
    'an unknown role',
    'role: channel',
    'role: chanel',
    ['74:32 actors.envoy.role: expected one of delegation, target, power, channel, faction, other, got chanel.'],
  ],
  [
    "infinity in YAML's words",
    'precision: inf',
    'precision: .inf',
    ['66:16 actors.japan.precision: expected a number from 0 to 1e100, or inf, got Infinity. Write inf.'],
  ],
  [
    "a mapping in place of a position's precision",
    'reservation: 0.6 }',
    'reservation: 0.6, precision: { note: guess } }',
    [
      '26:95 charts.principal.states.pressure.position.precision: expected the key value (a number from 0 to 1e100, or inf), got none. Add value.',
    ],
  ],
  [
    'a negative precision',
    'precision: inf',
    'precision: -1',
    ['66:16 actors.japan.precision: expected a number from 0 to 1e100, or inf, got -1.'],
  ],
  [
    'an issue without options',
    'options: [none, later, now]',
    'options: []',
    ['78:23 text.issues.terms.options: expected a list of at least one option, got an empty list.'],
  ],
  ['a chair not in a list', 'chairs: [envoy]', 'chairs: envoy', ['79:11 text.chairs: expected a list of actors, got envoy.']],
  [
    'an unknown rule of adoption',
    'rule: weighted',
    'rule: unanimity',
    ['80:21 text.adoption.rule: expected an adoption with rule consensus, consensus-minus, majority or weighted, got unanimity.'],
  ],
  [
    'a quota under consensus',
    'rule: weighted',
    'rule: consensus',
    ['80:32 text.adoption.quota: expected a key of adoption, got quota. Known here: rule, vetoes, opt-outs.'],
  ],
  [
    'an unknown fallback',
    'fallback: { summary: draft',
    'fallback: { summary: text',
    ['81:24 text.fallback.summary: expected draft or chairs, got text.'],
  ],
  [
    'a fallback that is a word',
    '{ summary: draft, when: japan in attending }',
    'draft',
    ['81:13 text.fallback: expected nothing, { summary: draft } or { summary: chairs }, got draft.'],
  ],
  ['no sessions', 'sessions: 2', 'sessions: 0', ['89:45 phases.table.drafting.sessions: expected a whole number from 1 to 100, got 0.']],
  [
    'an event without a hazard',
    'hazard: pace / 2, ',
    '',
    ['92:11 events.attack: expected the key hazard (a number or an expression), got none. Add hazard.'],
  ],
  [
    'an event that is a number',
    '{ title: an attack, when: round > 2, hazard: pace / 2, effects: { tension: +3 } }',
    '0.05',
    ['92:11 events.attack: expected a mapping { title, when, hazard, effects, luck }, got 0.05.'],
  ],
  [
    'a guard without effects',
    '{ when: tension > 8, effects: { calm: -1 } }',
    '{ when: tension > 8, calm: -1 }',
    ['95:5 each-round.1: expected effects beside when, got a mapping of when, calm. Write { when: ..., effects: { ... } }.'],
  ],
  [
    'an outcome that is a number',
    'deal: text.status == adopted',
    'deal: 1',
    ['98:9 outcomes.deal: expected a condition, otherwise, or { when, ends, title, happened, base-rate }, got 1.'],
  ],
  [
    'an unknown key of an outcome',
    'happened: false',
    'hapened: false',
    ['97:75 outcomes.war.hapened: expected a key of war, got hapened. Did you mean happened?'],
  ],
  [
    'a base rate above 1',
    'base-rate: 0.01',
    'base-rate: 1.01',
    ['97:103 outcomes.war.base-rate: expected a probability from 0 to 1, got 1.01.'],
  ],
  [
    'an unknown kind of measure',
    '{ maximum: tension }',
    '{ max: tension }',
    [
      '105:9 measures.peak: expected one of final, first, rounds, maximum, minimum, mean or count, with title and unit, got a mapping of max.',
    ],
  ],
  [
    'a measure of nothing',
    '{ maximum: tension }',
    '{}',
    [
      '105:9 measures.peak: expected one of final, first, rounds, maximum, minimum, mean or count, with title and unit, got an empty mapping.',
    ],
  ],
];

describe('the form of a scenario', () => {
  it.each(TABLE)('says where and how it is wrong: %s', (_, piece, replacement, expected) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual(expected.map((line) => `s.yaml:${line}`));
  });

  it.each([
    ['a text', 'hello', '1:1: expected a mapping { plenary, title, summary, seed, sources, calendar, ... }, got hello.'],
    ['a list', '- plenary: 1', '1:1: expected a mapping { plenary, title, summary, seed, sources, calendar, ... }, got a list of 1.'],
  ])('does not take %s for a scenario', (_, text, expected) => {
    expect(complaints(text)).toEqual([`s.yaml:${expected}`]);
  });

  it.each([
    ['1e999', 'Infinity'],
    ['.nan', 'NaN'],
    ['-.inf', '-Infinity'],
    ['123456789012345678901234567890', '1.2345678901234568e+29'],
  ])('does not take %s for a number of rounds', (written, got) => {
    expect(complaints(sampleWith('rounds: 12', `rounds: ${written}`))).toEqual([
      `s.yaml:8:9 rounds: expected a whole number from 1 to 10000, got ${got}.`,
    ]);
  });
});
