import { describe, expect, it } from 'vitest';
import { parseAdjustable } from '../scenario/adjustable.ts';
import { SAMPLE } from '../scenario/sample.test-support.ts';
import { settleVaried, type VariedResult } from './settle-varied.ts';

const RANGED = SAMPLE.replace('pace: 0.1', 'pace: { value: 0.1, range: [0.1, 0.3] }');

function varied(...texts: string[]): VariedResult {
  return settleVaried(texts, { title: 's', scenario: parseAdjustable(RANGED, { file: 's.yaml' }).scenario!, variant: null });
}

describe('numbers that are typed', () => {
  it('are factors around the values that the scenario has', () => {
    expect(varied('parameters.pace', 'actors.usa.weight=1..9')).toEqual({
      factors: [
        { name: 'parameters.pace', distribution: { kind: 'uniform', low: 0.1, high: 0.3 }, base: 0.1 },
        { name: 'actors.usa.weight', distribution: { kind: 'uniform', low: 1, high: 9 }, base: expect.any(Number) },
      ],
      problems: [],
    });
  });

  it('are whole numbers where the scenario takes no others', () => {
    const { factors } = varied('gauges.tension.start=4..8');
    expect(factors[0]?.distribution).toEqual({ kind: 'integer', low: 4, high: 8 });
  });

  it.each([
    ['parameters.pase=1..2', 'a number of the scenario', 'nothing', /^Write the number there/],
    ['parameter.pace=1..2', 'a key of the top of the file', 'parameter', /^Did you mean parameters\?$/],
    ['actors.usa.weight', 'a number for which the scenario gives a range', 'one without', /such as =0\.\.1\.$/],
    ['parameters.pace=3..2', 'finite ends with low < high of the uniform distribution', '3 to 2', null],
    ['gauges.tension.start=4.5..5.5', 'values that the scenario takes', /^others \(s\.yaml:/, /integer:LOW\.\.HIGH/],
    ['gauges.tension.start=40..80', 'values that the scenario takes', /^others \(s\.yaml:/, null],
    ['parameters.pace=1-2', 'LOW..HIGH, LOW..MODE..HIGH or a list of values', '1-2', /^For example: 2\.\.8/],
  ])('are refused as %s', (text, expected, got, fix) => {
    const { factors, problems } = varied(text);
    expect(factors).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.path).toBe(text.replace(/=.*/, ''));
    expect(problems[0]!.expected).toBe(expected);
    expect(problems[0]!.got).toMatch(got);
    if (fix === null) expect(problems[0]!.fix).toBeNull();
    else expect(problems[0]!.fix).toMatch(fix);
  });

  it('are varied once each, whatever they are called', () => {
    expect(varied('parameters.pace', 'parameters.pace.value=0..1').problems).toEqual([
      { path: 'parameters.pace.value', expected: 'each number once', got: 'parameters.pace again', fix: 'Remove one of them.' },
    ]);
  });
});
