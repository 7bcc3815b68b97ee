import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { COINS } from '../experiment/coins.test-support.ts';
import { sensitivityLines } from '../reports/sensitivity.ts';
import { createStyle } from '../terminal/style.ts';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary, plenaryUntil } = useWorkplace();

beforeAll(async () => {
  await writeFile(file('coins.yaml'), COINS);
  await writeFile(file('rangeless.yaml'), COINS.replaceAll('{ value: 0.5, range: [0, 1] }', '0.5'));
});

const asked = (...args: string[]) => plenary('sensitivity', file('coins.yaml'), '--workers', '1', '--quiet', ...args);

async function found(...args: string[]) {
  const { code, results, talk } = await asked(...args, '--json');
  expect([code, talk]).toEqual([0, '']);
  return JSON.parse(results);
}

interface Range {
  readonly low: number;
  readonly high: number;
}
const holds = ({ low, high }: Range, value: number): boolean => low <= value && value <= high;

describe('plenary sensitivity', () => {
  it('moves each number alone whose range the scenario gives, and finds the true differences', async () => {
    const { format, output, runs, points, factors, found: result, ...rest } = await found('--outcome', 'both');
    expect([format, output, runs, points]).toEqual([
      'plenary.sensitivity/1',
      { kind: 'outcome', name: 'both', title: 'both show heads', unit: '' },
      4000,
      5,
    ]);
    expect(rest.command).toBe(
      'npx plenary sensitivity FOLDER/coins.yaml --outcome both --method tornado --runs 4000 --seed plenary --confidence 95%',
    );
    expect(factors.map(({ name, base }: { name: string; base: number }) => [name, base])).toEqual([
      ['events.one.hazard', 0.5],
      ['events.two.hazard', 0.5],
    ]);
    expect(holds(result.base.interval, 0.25)).toBe(true);
    for (const { low, high } of result.bars) {
      expect([low.value, low.output, high.value]).toEqual([0, 0, 1]);
      expect(holds(low.interval, -0.25) && holds(high.interval, 0.25)).toBe(true);
    }
  });

  it("finds Morris' effects: slopes that depend on where the other coin stands", async () => {
    const args = ['--outcome', 'both', '--method', 'morris', '--trajectories', '100', '--vary', 'gauges.idle.start=0..4'];
    const { found: result, samples, points } = await found(...args, '--vary', 'events.one.hazard', '--vary', 'events.two.hazard');
    expect([samples, points]).toEqual([100, 400]);
    const [idle, one, two] = result.effects;
    expect([idle.muStar.value, idle.sigma]).toEqual([0, 0]);
    for (const { mu, muStar, sigma } of [one, two]) {
      // Where the other coin stands on one of four levels, as likely as the next: 0, 1/3, 2/3 or 1.
      expect(holds(muStar.interval, 0.5)).toBe(true);
      expect(mu).toBeCloseTo(muStar.value, 12);
      expect(Math.abs(sigma - Math.sqrt(5 / 36))).toBeLessThan(0.04);
    }
  });

  it("finds Sobol's indices: 3/7 alone and 4/7 in all", async () => {
    const { found: result, points } = await found('--outcome', 'both', '--method', 'sobol', '--samples', '256', '--runs', '100');
    expect(points).toBe(1024);
    expect(Math.abs(result.mean - 0.25)).toBeLessThan(0.01);
    expect(Math.abs(result.variance - 7 / 144)).toBeLessThan(0.005);
    for (const { first, total } of result.indices) {
      expect(holds(first.interval, 3 / 7)).toBe(true);
      expect(holds(total.interval, 4 / 7)).toBe(true);
      expect(Math.abs(first.value - 3 / 7)).toBeLessThan(0.12);
      expect(Math.abs(total.value - 4 / 7)).toBeLessThan(0.12);
    }
  });

  it('looks at the mean of a measure, in a variant', async () => {
    const { output, found: result, variant, factors } = await found('--measure', 'heads', '--variant', 'loaded', '--runs', '2000');
    expect([variant, output.unit, factors.length]).toEqual(['loaded', 'heads', 1]);
    const [{ low, high }] = result.bars;
    expect([low.output, high.output]).toEqual([1, 2]);
    expect(holds(low.interval, -0.5) && holds(high.interval, 0.5)).toBe(true);
  });

  it('tells people what moves the outcome, by how much, and what nothing was seen of', async () => {
    const { code, results, talk } = await asked('--outcome', 'both', '--vary', 'gauges.idle.start=0..4', '--vary', 'events.one.hazard');
    expect([code, talk]).toEqual([0, '']);
    expect(results).toMatch(/^What moves "both show heads" from 2\d\.\d% \(2\d\.\d to 2\d\.\d%\)$/m);
    expect(results).toMatch(/^events\.one\.hazard +0 +< 0\.09% +−2\d\.\d +−2\d\.\d to −2\d\.\d +█+/m);
    expect(results).toMatch(/^ +1 +\d\d\.\d% +\+2\d\.\d +\+2\d\.\d to \+2\d\.\d +█+$/m);
    expect(results).toMatch(/^Moves it most: events\.one\.hazard, with < 0\.09% at 0 and \d\d\.\d% at 1\.$/m);
    expect(results).toMatch(/^Not told from no effect at all by these runs: gauges\.idle\.start\.$/m);
    expect(results).toMatch(/^Again: npx plenary sensitivity .*--vary gauges\.idle\.start=0\.\.4 --vary events\.one\.hazard/m);
    expect(results).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it.each([
    [
      'morris',
      ['--trajectories', '4'],
      /^Strongest: events\.one\.hazard, whose whole range changes it by [45]\d points \(4\d\s+to\s+5\d\) on average\.$/m,
    ],
    ['sobol', ['--samples', '64'], /^Were events\.one\.hazard known, (9\d|100)% \(\d+ to \d+%\) of the variance would go\.$/m],
  ])('says which number matters most by %s, within 80 columns', async (method, size, answer) => {
    const varied = ['--vary', 'gauges.idle.start=0..4', '--vary', 'events.one.hazard'];
    const { found: result, ...report } = await found('--outcome', 'both', '--method', method, ...size, ...varied, '--runs', '300');
    const lines = sensitivityLines({ ...report, found: result }, { style: createStyle(false), width: 80 });
    expect(lines.join('\n')).toMatch(answer);
    expect(lines.slice(0, -1).filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('writes a page and its picture', async () => {
    const args = ['--html', file('page.html'), '--figures', file('pictures')];
    const { code, talk } = await asked('--outcome', 'both', '--runs', '300', ...args);
    expect([code, talk]).toEqual([0, 'Report: FOLDER/page.html\nFigures: 1 in FOLDER/pictures\n']);
    const page = await readFile(file('page.html'), 'utf8');
    expect(page).toMatch(/<p class="answer">Moves it most: events\.(one|two)\.hazard, with &lt; 1\.\d% at 0 and \d+% at 1\.<\/p>/);
    expect(page).toContain('from 0 to 1, all alike');
    expect(page).toContain('npx plenary sensitivity');
    expect(page).not.toMatch(/NaN|undefined|Infinity|<script/);
    expect(readdirSync(file('pictures')).sort()).toEqual(['figures.json', 'tornado-both.svg']);
  });

  it('says beforehand what there is to play', async () => {
    const { talk } = await plenary('sensitivity', file('coins.yaml'), '--outcome', 'both', '--workers', '1', '--runs', '50');
    expect(talk).toBe('2 numbers, 5 points of 50 runs each: 250 runs.\n');
  });

  it('ends in order when it is interrupted', async () => {
    const { code, results, talk } = await plenaryUntil(12, ['sensitivity', file('coins.yaml'), '--outcome', 'both', '--workers', '1']);
    expect([code, results]).toEqual([130, '']);
    expect(talk).toMatch(
      /about \d+ .* with 1 worker\.\nInterrupted\. Fewer --runs, or numbers to --vary, take less time; plenary batch .*\.\n$/,
    );
  });

  const outcomes = 'Known here: both, not-both.';
  it.each([
    ['', `--outcome: expected an outcome of the scenario, got none. ${outcomes}`],
    ['--outcome bots', '--outcome: expected one of the outcomes of the scenario, got "bots". Did you mean both?'],
    ['--outcome both --runs 1', '--runs: expected a whole number from 2 to 1000000, got "1".'],
    ['--measure head', '--measure: expected one of the measures of the scenario, got "head". Did you mean heads?'],
    ['--outcome both --measure heads', 'expected --outcome or --measure, got both. Leave one out.'],
    [
      '--outcome both --vary events.won.hazard=0..1 --vary gauges.idle.start=1..0',
      '--vary events.won.hazard: expected a key of events, got won. Known here: one, two.\n' +
        '--vary gauges.idle.start: expected finite ends with low < high of the uniform distribution, got 1 to 0.',
    ],
    ['--outcome both --vary gauges.idle.start', /^--vary gauges\.idle\.start: expected a number for which the scenario gives a range/],
    [
      '--outcome both --vary gauges.idle.start=0..9',
      /^expected a scenario that can be played at gauges\.idle\.start = 9, got: FOLDER\/coins\.yaml:8:\d+ gauges\.idle\.start: expected .* Narrow --vary\.$/,
    ],
    ['--outcome both --method sobl', '--method: expected one of "tornado", "morris", "sobol", got "sobl".'],
    ['--outcome both --samples 8', '--samples: expected it with --method sobol.'],
    ['--outcome both --trajectories 8', '--trajectories: expected it with --method morris.'],
    ['--outcome both --method sobol --samples 500000', '--samples: expected at most 1000000 points, got 2000000. Take fewer.'],
    [
      '--outcome both --method sobol --samples 10000 --runs 1000000',
      '--runs: expected at most 4294967296 runs with luck of their own, got 40000000000. Take fewer.',
    ],
    [
      '--measure win',
      'at events.one.hazard = 0: At least two runs have a value of what is looked at, got 0. Take more --runs, or an --outcome.',
    ],
  ])('refuses %s', async (args, expected) => {
    const { code, results, talk } = await asked(...args.split(' ').filter((word) => word !== ''));
    expect([code, results]).toEqual([2, '']);
    const said = talk.replace(/^plenary: /, '').trimEnd();
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
  });

  it('asks what to vary where the scenario gives no range', async () => {
    const { code, talk } = await plenary('sensitivity', file('rangeless.yaml'), '--outcome', 'both');
    expect([code, talk]).toEqual([
      2,
      'plenary: FOLDER/rangeless.yaml: expected numbers for which the scenario gives a range, got none. Say what to vary, such as --vary events.one.hazard=0..0.5\n',
    ]);
  });
});
