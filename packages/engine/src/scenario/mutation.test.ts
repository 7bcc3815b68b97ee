import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luckFrom, mutateScenario } from './mutation.test-support.ts';
import { parseScenario } from './parse.ts';
import { SAMPLE } from './sample.test-support.ts';

describe('a damaged scenario', () => {
  it('gives a model, or problems in words at places of the file, and never throws', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = mutateScenario(SAMPLE, luckFrom(seed));
        const { model, problems, warnings } = parseScenario(text);
        expect(model === null).toBe(problems.length > 0);
        refused += problems.length > 0 ? 1 : 0;
        const lines = text.split('\n');
        for (const { line, column, expected, got } of [...problems, ...warnings]) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
          expect(`${expected} ${got}`).not.toMatch(/undefined|\[object|Invalid input|Unrecognized|NaN,/);
        }
      }),
      { seed: 16, numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(30);
  }, 120_000);
});
