import { describe, expect, it } from 'vitest';
import { formatProblem, InputError, type Problem, shorten, showValue } from './problem.ts';

const problem: Problem = {
  severity: 'error',
  file: 's.yaml',
  line: 3,
  column: 9,
  path: 'gauges.calm',
  expected: 'bounds',
  got: 'eight',
  fix: 'Write 0..8.',
  code: 'form',
};

describe('a problem', () => {
  it('is told in one line: place, path, what was expected, what came, how to mend it', () => {
    expect(formatProblem(problem)).toBe('s.yaml:3:9 gauges.calm: expected bounds, got eight. Write 0..8.');
    expect(formatProblem({ ...problem, path: '', fix: null })).toBe('s.yaml:3:9: expected bounds, got eight.');
  });

  it('keeps what would garble a terminal out of its text', () => {
    const told = formatProblem({ ...problem, got: 'a\n\u001B[31m\u202Eb\u2028\uD800', path: 'x\ty' });
    expect(told).toBe('s.yaml:3:9 x\\ty: expected bounds, got a\\n\\u001b[31m\\u202eb\\u2028\\ud800. Write 0..8.');
  });

  it('never fills the screen', () => {
    const long = 'x'.repeat(100_000);
    expect(formatProblem({ ...problem, path: long, expected: long, got: long, fix: long }).length).toBeLessThan(2_100);
  });

  it('shows values of any kind and length in a few words', () => {
    const shown = ['', 'a', null, undefined, 1.5, true, [], [1, 2], {}, { a: 1, b: 2 }].map(showValue);
    expect(shown).toEqual([
      'an empty text',
      'a',
      'nothing',
      'nothing',
      '1.5',
      'true',
      'an empty list',
      'a list of 2',
      'an empty mapping',
      'a mapping of a, b',
    ]);
    expect(shorten('x'.repeat(1_000_000))).toBe(`${'x'.repeat(59)}…`);
  });

  it('travels in an error whose message tells all of them', () => {
    const error = new InputError([problem, { ...problem, line: 4 }]);
    expect(error.message.split('\n').map((line) => line.slice(0, 8))).toEqual(['s.yaml:3', 's.yaml:4']);
    expect(error.problems).toHaveLength(2);
  });
});
