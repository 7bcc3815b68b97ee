import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luckFrom, mutateScenario } from './mutation.test-support.ts';
import { parseScenario } from './parse.ts';
import { printScenario } from './print.ts';
import { SAMPLE, sampleWith } from './sample.test-support.ts';

describe('printing a scenario', () => {
  it('writes short mappings on one line and long ones on many', () => {
    const { raw } = parseScenario(SAMPLE);
    const lines = printScenario(raw!).split('\n');
    expect(lines).toContain('  calm: 0..8');
    expect(lines).toContain('calendar: { start: 2017-11-28, days: 7 }');
    expect(lines).toContain('        dialogue:'.slice(2));
  });

  it('may as well be done as JSON', () => {
    const { raw, model } = parseScenario(SAMPLE);
    expect(parseScenario(JSON.stringify(raw, null, 2)).model).toEqual(model);
  });

  it('and reading it again gives the same model', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const before = parseScenario(mutateScenario(SAMPLE, luckFrom(seed)), { checkVariants: false });
        fc.pre(before.model !== null);
        expect(parseScenario(printScenario(before.raw!), { checkVariants: false }).model).toEqual(before.model);
      }),
      { seed: 17, numRuns: 20, maxSkipsPerRun: 30 },
    );
  }, 120_000);

  it('keeps the order of what is cited, also where the file repeats a number by an alias', () => {
    const aliased = sampleWith(
      '  pace: 0.1\n',
      '  pace: &pace { value: 0.1, source: NP }\n  haste: { value: 2, note: a guess }\n  hurry: *pace\n',
    );
    const { raw, model } = parseScenario(aliased);
    expect(model?.citations.slice(0, 3).map(({ path }) => path)).toEqual(['parameters.pace', 'parameters.haste', 'parameters.hurry']);
    expect(parseScenario(printScenario(raw!)).model).toEqual(model);
  });

  it('keeps every text as it is', () => {
    const { raw } = parseScenario(SAMPLE);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }), (title, note) => {
        const printed = printScenario({ ...raw!, title, sources: { NP: note } });
        expect(parseScenario(printed, { checkVariants: false }).raw).toMatchObject({ title, sources: { NP: note } });
      }),
      {
        seed: 18,
        numRuns: 40,
        examples: [
          ['\u0000\u007F\uFEFF\uFFFD\uD800', '2017-11-28'],
          ['1e3', '~'],
          ['a\n b\n', '- #x: {'],
        ],
      },
    );
  }, 120_000);
});
