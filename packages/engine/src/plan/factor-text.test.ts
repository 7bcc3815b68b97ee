import { describe, expect, it } from 'vitest';
import { readFactorText } from './factor-text.ts';

describe('what is typed of a number that varies', () => {
  it.each([
    ['parameters.pace', 'parameters.pace', 'range'],
    ['parameters.pace=0.5..2', 'parameters.pace', { uniform: [0.5, 2] }],
    ['x=-2.5..-1', 'x', { uniform: [-2.5, -1] }],
    [' x = 1e-3..2E-3 ', 'x', { uniform: [0.001, 0.002] }],
    ['x=.5...75', 'x', { uniform: [0.5, 0.75] }],
    ['x=0..1..4', 'x', { triangular: [0, 1, 4] }],
    ['x=1,2,4', 'x', [1, 2, 4]],
    ['x=uniform:1..2', 'x', { uniform: [1, 2] }],
    ['x=integer:2..8', 'x', { integer: [2, 8] }],
    ['x=log-uniform:0.1..10', 'x', { 'log-uniform': [0.1, 10] }],
    ['x=triangular:0..1..4', 'x', { triangular: [0, 1, 4] }],
    ['on."a=b"=1..2', 'on."a=b"', { uniform: [1, 2] }],
  ])('%s is read', (text, path, raw) => {
    expect(readFactorText(text)).toEqual({ ok: true, path, raw });
  });

  const rule = 'LOW..HIGH, LOW..MODE..HIGH or a list of values';
  const example = 'For example: 2..8, integer:2..8, log-uniform:0.1..10 or 1,2,4.';
  it.each([
    ['x=', rule, 'nothing', example],
    ['x=3', rule, '3', example],
    ['x=2..', rule, '2..', example],
    ['x=2-8', rule, '2-8', example],
    ['x=two..eight', rule, 'two..eight', example],
    ['x=1,,2', rule, '1,,2', example],
    ['x=0x1..0x8', rule, '0x1..0x8', example],
    ['x=1..2..3..4', rule, '1..2..3..4', null],
    ['x=integr:2..8', 'one of uniform, integer, log-uniform, triangular', 'integr', 'Did you mean integer?'],
    ['x=integer:2..3..8', 'integer:LOW..HIGH', 'integer:2..3..8', null],
    ['x=triangular:2..8', 'triangular:LOW..MODE..HIGH', 'triangular:2..8', null],
    ['x=uniform:1,2', 'uniform:LOW..HIGH', 'uniform:1,2', null],
  ])('%s is refused with the mend', (text, expected, got, fix) => {
    expect(readFactorText(text)).toEqual({ ok: false, path: 'x', expected, got, fix });
  });
});
