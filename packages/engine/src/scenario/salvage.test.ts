import { describe, expect, it } from 'vitest';
import { complaints, sampleWith } from './sample.test-support.ts';

/** The sample with these pieces replaced, one after the other. */
const sampleWithAll = (...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((text, [from, to]) => (text === '' ? sampleWith(from, to) : text.replace(from, to)), '');

describe('a scenario that is wrong in form and in meaning', () => {
  it('has all of it told at once, in the order of the file', () => {
    const told = complaints(
      sampleWithAll(
        ['rounds: 12', 'rounds: many'],
        ['tags: [hard]', 'tag: [hard]'],
        ['0.3 * tension', '0.3 * tensoin'],
        ['calm >= 3', 'calm >= "x"'],
      ),
    );
    expect(told).toHaveLength(4);
    expect(told[0]).toContain('rounds: expected a whole number from 1 to 10000, got many.');
    expect(told[1]).toContain('expected a key of a state, got tag. Did you mean tags?');
    expect(told[2]).toContain('expected a known name, got tensoin. Did you mean tension?');
    expect(told[3]).toContain('actors.usa.preconditions.talks');
  });

  it('has nothing told that only follows from what cannot be read', () => {
    expect(complaints(sampleWithAll(['gauges:\n  tension', 'guages:\n  tension'], ['rounds: 12', 'rounds: many']))).toHaveLength(2);
    expect(complaints(sampleWith('calm: 0..8', 'calm: high')).every((line) => line.includes('gauges.calm'))).toBe(true);
  });
});
