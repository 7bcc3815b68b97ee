import { describe, expect, it } from 'vitest';
import { useWorkplace } from '../../workplace.test-support.ts';
import { coinPage, rowsOf } from './coin.test-support.ts';

const workplace = useWorkplace();

const VARY = `vary: { parameters.x: { uniform: [-0.7, 0.7] }, parameters.y: { uniform: [-0.7, 0.7] } }
keep: { outcomes: [won], measures: [] }
`;

/** The row of a factor in the table of indices or effects, as numbers: an estimate with the ends of its interval in each field. */
function numbersOf(page: string, factor: string): number[][] {
  const row = rowsOf(page.split('<section id="sensitivity"')[1] ?? '').find(([name]) => name === factor) ?? [];
  return row.slice(1).map((text) => [...text.matchAll(/[-−]?[\d.]+/g)].map(([number]) => Number(number.replace('−', '-'))));
}

describe('the indices of a batch', () => {
  it('with common luck divide the variance as it is, and say so', async () => {
    const page = await coinPage(workplace, 'common', `runs: 20\nluck: common\n${VARY}design: { saltelli: 128 }\n`);
    expect(page).not.toContain('The variance that luck adds has been taken away');
    expect(page).toContain('All points had the same luck, and what is divided is the variance of the output with that luck.');
    for (const factor of ['parameters.x', 'parameters.y']) {
      const [alone = [], inAll = []] = numbersOf(page, factor);
      // With such luck an index is about a half; the variance of luck of its own, taken away, gave 1.3 and -0.3.
      expect(Math.abs(alone[0]! - 0.5)).toBeLessThan(0.15);
      expect(Math.abs(inAll[0]! - 0.5)).toBeLessThan(0.15);
    }
  });

  it('with independent luck have the variance of luck taken away, and say so', async () => {
    const page = await coinPage(workplace, 'independent', `runs: 100\n${VARY}design: { saltelli: 128 }\n`);
    expect(page).toContain('The variance that luck adds has been taken away.');
    const [alone = []] = numbersOf(page, 'parameters.x');
    expect(alone[1]! <= 0.5 && 0.5 <= alone[2]!).toBe(true);
  });
});

describe('the indices of an output that no number moves', () => {
  it('are unknown in picture and table, whatever the luck', async () => {
    const vary = 'vary: { parameters.idle: { uniform: [0, 1] } }\nkeep: { outcomes: [won], measures: [] }\n';
    for (const seed of ['one', 'two', 'three']) {
      const page = await coinPage(workplace, `idle-${seed}`, `runs: 50\n${vary}design: { saltelli: 64, seed: ${seed} }\n`);
      const section = page.split('<section id="sensitivity"')[1]?.split('<section')[0] ?? '';
      expect(rowsOf(section).at(-1)).toEqual(['parameters.idle', 'unknown', 'unknown']);
      expect(section).toContain('The variance is not told from none.');
      expect(section).not.toContain('<circle');
    }
  });
});

describe('the effects of a batch', () => {
  it.each([
    ['by-trajectory', 'nothing was seen that luck of its own at each point would not give.', false],
    ['common', 'nothing was seen that luck of its own at each point would not give.', true],
    ['independent', 'nothing was seen that luck alone would not give.', false],
  ])('with luck %s say what the dashed line and the intervals leave out', async (luck, line, isNarrow) => {
    const page = await coinPage(workplace, `morris-${luck}`, `runs: 40\nluck: ${luck}\n${VARY}design: { morris: 6 }\n`);
    expect(page).toContain(line);
    expect(page.includes('other luck would give other effects')).toBe(isNarrow);
  });
});

describe('the report of a design whose intervals come from resampling', () => {
  it.each(['morris: 2', 'saltelli: 2'])('is refused of %s at a confidence that resampling cannot bear', async (design) => {
    const name = design.replace(': ', '-');
    await coinPage(workplace, name, `runs: 4\n${VARY}design: { ${design} }\n`);
    const { code, talk } = await workplace.plenary('report', workplace.file(`${name}.results`), '--confidence', '99.999%');
    expect([code, talk]).toEqual([2, expect.stringContaining('--confidence: expected at most 99.99%')]);
  });
});
