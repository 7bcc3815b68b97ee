import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { COINS } from '../experiment/coins.test-support.ts';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

beforeAll(() => writeFile(file('coins.yaml'), COINS));

const IDLE = ['--vary', 'gauges.idle.start=0..4'];

async function toldOf(...args: string[]): Promise<string> {
  const asked = ['sensitivity', file('coins.yaml'), '--outcome', 'both', '--method', 'sobol', '--workers', '1', '--quiet'];
  const { code, results, talk } = await plenary(...asked, ...args);
  expect(code, talk).toBe(0);
  return results.replaceAll(/\s+/g, ' ');
}

describe("what is told of Sobol's indices", () => {
  it.each(['s1', 's2', 's3', 's4'])('claims nothing where nothing matters, whatever the luck (seed %s)', async (seed) => {
    const told = await toldOf(...IDLE, '--samples', '64', '--runs', '50', '--seed', seed);
    expect(told).toMatch(/gauges\.idle\.start unknown unknown /);
    expect(told).toContain('These runs tell no effect of any of these numbers');
    expect(told).toContain('The variance that these numbers cause is not told from none, so their shares in it are unknown.');
    expect(told).not.toMatch(/Were |standard deviation|1[1-9]\d%/);
  });

  it('names the numbers that are not told from no effect beside one that is', async () => {
    const told = await toldOf(...IDLE, '--vary', 'events.one.hazard', '--samples', '64', '--runs', '300');
    expect(told).toMatch(/Were events\.one\.hazard known, \d+% \(\d+ to \d+%\) of the variance would go\./);
    expect(told).toContain('Not told from no effect at all by these runs: gauges.idle.start.');
  });

  it('makes no ratio of what rounding leaves', async () => {
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const told = await toldOf('--samples', '3', '--runs', '2', '--seed', seed);
      expect(told).not.toMatch(/\d{6}\.\d/);
    }
  });

  it('stands on the page as it does on the terminal', async () => {
    await toldOf(...IDLE, '--samples', '64', '--runs', '50', '--seed', 's1', '--html', file('idle.html'));
    const page = await readFile(file('idle.html'), 'utf8');
    expect(page).toContain('<p class="answer">These runs tell no effect of any of these numbers');
    expect(page).toContain('The variance is not told from none. gauges.idle.start: alone unknown, in all unknown');
  });
});

describe('what is told of a tornado', () => {
  it('gives no interval to a number that moves a measure alike in every run', async () => {
    const asked = ['--measure', 'heads', ...IDLE, '--vary', 'events.one.hazard', '--html', file('tornado.html')];
    const { results } = await plenary('sensitivity', file('coins.yaml'), ...asked, '--runs', '50', '--workers', '1', '--quiet');
    expect(results).toMatch(/gauges\.idle\.start +0 +\S+ +0\.\d+ +in all pairs/);
    expect(results).toContain('Not told from no effect at all by these runs: gauges.idle.start.');
    expect(await readFile(file('tornado.html'), 'utf8')).toMatch(/gauges\.idle\.start: 0 \(in all pairs\) at 0/);
  });
});

describe('a confidence that resampling cannot bear', () => {
  const asked = (method: string, confidence: string) => {
    const args = ['--method', method, '--runs', '20', '--workers', '1', '--quiet', '--confidence', confidence];
    return plenary('sensitivity', file('coins.yaml'), '--outcome', 'both', ...args);
  };

  it.each(['morris', 'sobol'])('is refused by %s before anything is played, with the most that is possible', async (method) => {
    expect(await asked(method, '99.999%')).toEqual({
      code: 2,
      results: '',
      talk: "plenary: --confidence: expected at most 99.99%, beyond which resampling gives no intervals of Morris' effects and Sobol's indices, got 99.999%.\n",
    });
  });

  it('is no matter of tornados, which resample nothing', async () => {
    const { code, results } = await asked('tornado', '99.9999999%');
    expect([code, results]).toEqual([0, expect.stringContaining('--confidence 99.9999999%')]);
  });

  it('is not reached at the most that is possible', async () => {
    const { code, results } = await asked('morris', '99.99%');
    expect([code, results.replaceAll(/\s+/g, ' ')]).toEqual([0, expect.stringContaining('intervals at 99.99%')]);
  });
});
