import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAdjustable, readAdjustable } from './adjustable.ts';
import { parseScenario } from './parse.ts';
import { formatProblem } from './problem.ts';
import { SAMPLE, sampleWith } from './sample.test-support.ts';

const scenario = parseAdjustable(SAMPLE, { file: 's.yaml' }).scenario!;

describe('a scenario with other numbers', () => {
  it('is the scenario itself where no number is put in, with each variant', () => {
    for (const variant of [null, 'calm-start', 'no-attack']) {
      const read = parseScenario(SAMPLE, variant === null ? {} : { variant });
      expect(scenario.model(variant, {})).toEqual({ model: read.model, problems: [] });
    }
  });

  it('is the same where the text was checked before', () => {
    const read = readAdjustable(SAMPLE, 's.yaml');
    for (const numbers of [{}, { 'parameters.pace': 1.5 }, { 'gauges.tension.start': 11 }])
      expect(read.model('calm-start', numbers)).toEqual(scenario.model('calm-start', numbers));
    expect(() => readAdjustable('a: "b', 's.yaml')).toThrow('checked. s.yaml:1:4: expected well-formed YAML');
  });

  it('is what a variant would make that sets the same numbers, whatever they are', () => {
    const within = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0); // JSON has no -0
    const numbers = fc.record({
      'parameters.pace': within(-1, 2),
      'gauges.tension.start': fc.integer({ min: -1, max: 11 }),
      'charts.principal.states.pressure.on.dprk.test-missile.0.effects.tension': within(-3, 3),
      'charts.principal.states.dialogue.states.warm.may.invite': within(-5, 5),
      'actors.usa.weight': within(-1, 9),
      'each-round.0.calm': fc.integer({ min: -9, max: 9 }),
      rounds: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 9, max: 20 }) }, { weight: 1, arbitrary: within(9, 20) }),
    });
    let refused = 0;
    fc.assert(
      fc.property(numbers, (values) => {
        const set = JSON.stringify({
          ...values,
          'gauges.tension.start': { value: values['gauges.tension.start'], source: 'NP', range: [4, 8], note: 'our reading' },
          'charts.principal.states.dialogue.states.warm.may.invite': {
            value: values['charts.principal.states.dialogue.states.warm.may.invite'],
            note: 'a guess',
          },
        });
        const read = parseScenario(`${SAMPLE}  x: { set: ${set} }\n`, { variant: 'x' });
        const { model, problems } = scenario.model(null, values);
        if (read.model === null) refused++;
        expect(model).toEqual(read.model && { ...read.model, variant: null });
        expect(problems.length > 0).toBe(read.problems.length > 0);
      }),
      { seed: 20, numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(10);
    expect(refused).toBeLessThan(50);
  });

  it('says at its place what the scenario does not take', () => {
    const { model, problems } = scenario.model('no-attack', { rounds: 9.5, 'gauges.tension.start': 11 });
    expect(model).toBeNull();
    expect(problems.map(formatProblem)).toEqual(['s.yaml:8:9 rounds: expected a whole number from 1 to 10000, got 9.5.']);
    const meaning = scenario.model(null, { 'gauges.tension.start': 11 }).problems;
    expect(meaning.map(formatProblem)).toEqual(['s.yaml:13:47 gauges.tension.start.value: expected a whole number from 0 to 10, got 11.']);
  });

  it('puts a number at one place of a value that an alias repeats', () => {
    const text = sampleWith('  - calm: +1\n', '  - &tick { calm: +1 }\n  - *tick\n');
    const { model } = parseAdjustable(text).scenario!.model(null, { 'each-round.1.calm': 3 });
    expect(model!.eachRound.slice(0, 2).map(({ effects }) => effects[0]!.value.source)).toEqual(['1', '3']);
  });
});

describe('a number of a scenario', () => {
  it.each([
    ['parameters.pace', null, 0.1, null],
    ['gauges.tension.start', null, 6, [4, 8]],
    ['gauges.tension.start.value', null, 6, [4, 8]],
    ['gauges.calm.start', 'calm-start', 5, null],
    ['charts.principal.states.pressure.on.dprk.test-missile.0.effects.tension', null, 2, null],
    ['charts.principal.states.dialogue.states.warm.may.invite', null, 0.2, null],
  ])('%s is found (variant %s)', (path, variant, value, range) => {
    expect(scenario.numberAt(path, variant)).toMatchObject({ ok: true, value, range });
  });

  it.each([
    ['parameters.pase', 'nothing', 'Write the number there in the scenario, or set it by a variant.'],
    ['gauges.calm.start', '0..8', 'Set gauges.calm as a whole, or write it out as a mapping in the scenario.'],
    ['gauges.calm', '0..8', 'Write { from: 0, to: 8, start: 0 } in the scenario, and vary gauges.calm.start.'],
    ['gauge.tension', 'gauge', 'Did you mean gauges?'],
    ['actors.japan.precision', 'inf', 'Make it a parameter of the scenario that the expression names, and vary that.'],
    ['actors.japan', 'a mapping of chart, role, precision, parameters, preconditi…', null],
    ['', 'nothing', null],
  ])('%s is not', (path, got, fix) => {
    expect(scenario.numberAt(path, null)).toMatchObject({ ok: false, got, fix });
  });

  it('is asked of a variant that is known, and put where it is', () => {
    expect(() => scenario.numberAt('rounds', 'nobody')).toThrow('Expected a variant of s.yaml, got nobody.');
    expect(() => scenario.model(null, { 'parameters.pase': 1 })).toThrow(
      'parameters.pase: expected a number of the scenario, got nothing.',
    );
  });

  it('is not asked of a file with problems, which are told as usual', () => {
    const { scenario: none, problems } = parseAdjustable(sampleWith('pace: 0.1', 'pace: high'), { file: 's.yaml' });
    expect([none, problems.map(formatProblem)]).toEqual([null, ['s.yaml:11:9 parameters.pace: expected a number, got high.']]);
  });
});
