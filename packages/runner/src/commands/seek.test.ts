import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { COINS } from '../experiment/coins.test-support.ts';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary, plenaryUntil } = useWorkplace();

beforeAll(() => writeFile(file('coins.yaml'), COINS));

const sought = (...args: string[]) => plenary('seek', file('coins.yaml'), '--outcome', 'both', '--workers', '1', '--quiet', ...args);

async function found(...args: string[]) {
  const { code, results, talk } = await sought(...args, '--json');
  expect([code, talk]).toEqual([0, '']);
  return JSON.parse(results);
}

/** How far beyond a probability of 0.4 the search must see itself, with 2,000 runs; and how finely it looks. */
const MARGIN = 1.96 * Math.sqrt((0.4 * 0.6) / 2000);
const TOLERANCE = 1 / 64;

describe('plenary seek', () => {
  it('finds the smallest change of each number alone, and of both together', async () => {
    const { format, runs, freshRuns, found: result } = await found('--at-least', '0.4');
    expect([format, runs, freshRuns, result.status]).toEqual(['plenary.seek/1', 2000, 8000, 'found']);
    for (const { distance, changes } of result.alone) {
      // Alone a * 0.5 = 0.4, so a = 0.8.
      expect(distance).toBeGreaterThan(0.3 - 2 * MARGIN);
      expect(distance).toBeLessThan(0.3 + 4 * MARGIN + TOLERANCE);
      expect(changes.filter((change: number) => change !== 0)).toHaveLength(1);
    }
    // Together a = b = sqrt(0.4).
    expect(Math.abs(result.together.distance - 2 * (Math.sqrt(0.4) - 0.5))).toBeLessThan(2 * MARGIN + 4 * TOLERANCE);
    expect(result.together.verdict).toBe('reached');
  });

  it('tells people what to change, from where to where, and what fresh runs say', async () => {
    const { code, results, talk } = await sought('--at-least', '0.6');
    expect([code, talk]).toEqual([0, '']);
    expect(results).toMatch(/^What it would take for "both show heads" to have at least 60%; as it stands 2\d\.\d% \(/m);
    expect(results.replaceAll(/\s+/g, ' ')).toMatch(
      /least first events\.one\.hazard 0\.5 -> 0\.\d+, events\.two\.hazard 0\.5 -> 0\.\d+: 6\d\.\d% \(\d\d\.\d to \d\d\.\d%\); confirmed by fresh runs Not reached/,
    );
    expect(results).toMatch(/^ +events\.one\.hazard 0\.5 -> 1: (49|50|51)\.\d% \(/m);
    expect(results).toMatch(/^Again: npx plenary seek .* --at-least 0\.6 --runs 2000 --points 400 --seed plenary --confidence 95%$/m);
    expect(results).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('says of one number that it reaches the probability alone', async () => {
    const { results } = await sought('--at-most', '10%', '--vary', 'events.one.hazard');
    expect(results).toMatch(/^ +events\.one\.hazard 0\.5 -> 0\.1\d+ alone: \d\.\d% \(\d\.\d to \d+\.\d%\); confirmed by fresh runs$/m);
  });

  it('says when nothing that was tried reaches it, and what came closest', async () => {
    const args = ['--at-least', '0.5', '--vary', 'events.one.hazard=0.4..0.6', '--vary', 'events.two.hazard=0.4..0.6'];
    const { results } = await sought(...args);
    expect(results.replaceAll(/\s+/g, ' ')).toMatch(
      /None of the \d+ points that were tried reaches it\. The closest: events\.one\.hazard 0\.5 -> 0\.6, events\.two\.hazard 0\.5 -> 0\.6: 3\d\.\d% \(.*\)\. That is no proof/,
    );
    expect((await found(...args)).found.status).toBe('none');
  });

  it('says when there is nothing to change', async () => {
    const { results } = await sought('--at-least', '0.2');
    expect(results).toMatch(/^It has that already: 2\d\.\d% \(2\d\.\d to 2\d\.\d%\); confirmed by fresh runs\.$/m);
  });

  it('says when it was given too few points', async () => {
    const { results } = await sought('--at-least', '0.6', '--points', '3');
    expect(results).toMatch(/^The search wanted more points than it was given: --points allows more\.$/m);
  });

  it('ends in order when it is interrupted', async () => {
    const args = ['seek', file('coins.yaml'), '--outcome', 'both', '--at-least', '0.4', '--workers', '1'];
    const { code, results, talk } = await plenaryUntil(6, args);
    expect([code, results, talk]).toEqual([
      130,
      '',
      '2 numbers, at most 400 points of 2,000 runs each, and 4 times as many for each finding.\n' +
        'Interrupted. Fewer --runs, --points or numbers to --vary take less time.\n',
    ]);
  });

  it.each([
    ['', 'expected a probability to reach, got none. Say --at-least 0.5, or --at-most 0.1.'],
    ['--at-least 0.5 --at-most 0.6', 'expected --at-least or --at-most, got both. Leave one out.'],
    ['--at-least 1', '--at-least: expected a share between 0 and 1, such as 0.95 or 95%, got "1".'],
    [
      '--at-least 0.5 --vary events.one.hazard=0.6..1',
      "--vary events.one.hazard: expected a range around the scenario's own 0.5, got 0.6 to 1. Widen it.",
    ],
    ['--at-least 0.5 --vary parameters.x=0..1', /^--vary parameters\.x: expected /],
    [
      '--at-least 0.5 --vary gauges.idle.start=0..9',
      /^expected a scenario that can be played at gauges\.idle\.start = [5-9], got: .*Narrow --vary\.$/,
    ],
  ])('refuses %s', async (args, expected) => {
    const { code, results, talk } = await sought(...args.split(' ').filter((word) => word !== ''));
    expect([code, results]).toEqual([2, '']);
    const said = talk.replace(/^plenary: /, '').trimEnd();
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
  });
});
