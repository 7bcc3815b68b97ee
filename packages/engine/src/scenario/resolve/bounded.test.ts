import { describe, expect, it } from 'vitest';
import { parseAdjustable } from '../adjustable.ts';
import { formatProblem } from '../problem.ts';
import { complaints, sampleWith } from '../sample.test-support.ts';

/** The number that is written, the piece of the sample that is replaced, by what, and the complaint after the file's name. */
const TABLE: readonly (readonly [string, string, string, string])[] = [
  [
    'an appeal alone',
    'hold: 0.5,',
    'hold: 1e308,',
    '42:32 charts.principal.states.dialogue.states.warm.may.hold: expected a number from -1e100 to 1e100, got 1e+308. Write one nearer to 0.',
  ],
  [
    'an appeal below 0 with a note',
    '{ value: 0.2, note: a guess }',
    '{ value: -2e100, note: a guess }',
    '42:54 charts.principal.states.dialogue.states.warm.may.invite.value: expected a number from -1e100 to 1e100, got -2e+100. Write one nearer to 0.',
  ],
  [
    'an appeal that is computed',
    'appeal: 0.5 * calm,',
    'appeal: 1e100 * calm,',
    '30:68 charts.principal.states.pressure.may.offer-talks.appeal: expected a number from -1e100 to 1e100, got 1e100 * calm. It lies between 0 and 8e+100. Bound it with min and max.',
  ],
  [
    'a measure',
    '{ final: tension }',
    '{ final: tension * 1e100 }',
    '103:28 measures.tension-at-end.final: expected a number from -1e100 to 1e100, got tension * 1e100. It lies between 0 and 1e+101. Bound it with min and max.',
  ],
  [
    'a precision of acts',
    'precision: inf',
    'precision: 2e100',
    '66:16 actors.japan.precision: expected a number from 0 to 1e100, or inf, got 2e+100.',
  ],
  [
    'a precision in drafting',
    'reservation: 0.6 }',
    'reservation: 0.6, precision: 2e100 }',
    '26:95 charts.principal.states.pressure.position.precision: expected a number from 0 to 1e100, or inf, got 2e+100.',
  ],
  [
    'a weight of an issue',
    'ideal: later, weight: 2 }',
    'ideal: later, weight: 1e308 }',
    '70:48 actors.japan.position.terms.weight: expected a weight from 0 to 1e9, got 1e+308.',
  ],
];

describe('a number that the engines multiply or add up', () => {
  it.each(TABLE)('is refused at its place if that could overflow: %s', (_, piece, replacement, expected) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual([`s.yaml:${expected}`]);
  });

  it.each([
    ['hold: 0.5,', 'hold: -1e100,'],
    ['appeal: 0.5 * calm,', 'appeal: "min(1e100 * calm, 1e100)",'],
    ['hazard: pace / 2', 'hazard: 1e200 * pace'],
    ['precision: inf', 'precision: 1e100'],
    ['ideal: later, weight: 2 }', 'ideal: later, weight: 1e9 }'],
  ])('is taken up to the limit: not %s but %s', (piece, replacement) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual([]);
  });

  it('is refused in the same way where it is put in or depends on a parameter that is', () => {
    const { scenario } = parseAdjustable(sampleWith('appeal: 1 - pace', 'appeal: 1e50 * pace'), { file: 's.yaml' });
    const told = (numbers: Readonly<Record<string, number>>): readonly string[] =>
      scenario!.model(null, numbers).problems.map(formatProblem);
    expect(told({ 'charts.principal.states.dialogue.states.warm.may.hold': 1e101 })).toEqual([
      's.yaml:42:32 charts.principal.states.dialogue.states.warm.may.hold: expected a number from -1e100 to 1e100, got 1e+101. Write one nearer to 0.',
    ]);
    expect(told({ 'parameters.pace': 1e60 })).toEqual([
      's.yaml:52:62 charts.target.states.stance.states.testing.may.test-missile.appeal: expected a number from -1e100 to 1e100, got 1e50 * pace. It is 1e+110. Bound it with min and max.',
    ]);
  });
});
