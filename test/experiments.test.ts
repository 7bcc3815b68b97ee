/** The figures of `docs/experiments.md` are measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseSobol } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { gFunction, ishigami, type TestFunction } from '../packages/engine/src/experiment/test-functions.test-support.ts';
import { ROOT } from './support/source-file.ts';

const SEEDS = 20;
const page = readFileSync(join(ROOT, 'docs/experiments.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \| (\d+) \| (0\.\d{3}) \| (\d+) \| (0\.\d{3}) \|$/gm)].map(([, ...cells]) => cells.map(Number));
const [, documented] = /documented sample size is \*\*(\d+)\*\*/.exec(page) ?? [];

describe('the sample sizes of the page on experiments', () => {
  it('are there to be measured, and the documented one among them', () => {
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(([samples]) => samples)).toContain(Number(documented));
  });

  it.each(rows)('%i samples: %i points, error %d of Ishigami; %i points, error %d of g', (samples, points, error, pointsOfG, errorOfG) => {
    expect([points, pointsOfG]).toEqual([samples * (3 + 2), samples * (8 + 2)]);
    const measured = [greatestError(ishigami(), samples), greatestError(gFunction(), samples)];
    expect(measured.map((value) => Number(value.toFixed(3)))).toEqual([error, errorOfG]);
    if (samples === Number(documented)) expect(Math.max(...measured)).toBeLessThan(0.02);
  });
});

/** The greatest error of any index over the seeds `documented 1`, `documented 2`, .. */
function greatestError({ factors, of, first, total }: TestFunction, samples: number): number {
  const errors = Array.from({ length: SEEDS }, (_, seed) => {
    const { indices } = analyseSobol(of, factors, { samples, seed: `documented ${seed + 1}`, resamples: 1 });
    return indices.flatMap((index, factor) => [index.first!.value - first[factor]!, index.total!.value - total[factor]!]);
  });
  return Math.max(...errors.flat().map(Math.abs));
}
