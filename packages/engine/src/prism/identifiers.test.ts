import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentText, Identifiers, numberText } from './identifiers.ts';

describe('an identifier', () => {
  const claimed = (...wanted: readonly string[]): string[] => {
    const identifiers = new Identifiers();
    return wanted.map((each) => identifiers.claim(each));
  };

  it('is the wanted name with what the language does not allow replaced', () => {
    expect(claimed('talks-about-talks', 'usa.patience', 'stance.tense & voice.loud', '2nd-round')).toEqual([
      'talks_about_talks',
      'usa_patience',
      'stance_tense_voice_loud',
      '_2nd_round',
    ]);
  });

  it('is given once', () => {
    expect(claimed('a-b', 'a_b', 'a.b', 'a-b_2')).toEqual(['a_b', 'a_b_2', 'a_b_3', 'a_b_2_2']);
  });

  it('is no word of PRISM or Storm', () => {
    expect(claimed('label', 'min', 'F', 'floor', 'player')).toEqual(['label_2', 'min_2', 'F_2', 'floor_2', 'player_2']);
  });

  it('is legal and unique whatever is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'a-', 'a_2', 'init', ''))), (wanted) => {
        const names = claimed(...wanted);
        for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
        expect(new Set(names).size).toBe(names.length);
      }),
      { seed: 20180116 },
    );
  });
});

describe('a number in the text', () => {
  it('is read back to the last bit, in a form that PRISM has', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = numberText(value);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
        expect(text).toMatch(/^-?(\d+|\d*\.?\d+(e-?\d+)?)$/);
      }),
      { seed: 20180116 },
    );
  });

  it('has a decimal point where it is beyond 32 bits', () => {
    expect([2 ** 31 - 1, 2 ** 31, -5e9, 1e300].map(numberText)).toEqual(['2147483647', '2147483648.0', '-5000000000.0', '1e300']);
  });
});

describe('a text in a comment', () => {
  it('stays on its line and moves no cursor', () => {
    expect(commentText(' a\n  module b\u2028c\u001b[2J d\t')).toBe('a module b c [2J d');
  });
});
