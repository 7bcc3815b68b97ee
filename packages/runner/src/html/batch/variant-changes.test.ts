import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useWorkplace } from '../../workplace.test-support.ts';
import { coinPage, rowsOf } from './coin.test-support.ts';

const workplace = useWorkplace();

const headline = (page: string): string => /<li>With <em>[^<]*<\/em> ([^<]*)<\/li>/.exec(page)?.[1] ?? '';

/** The row of an outcome in the table of changes. */
const changed = (page: string): string[] => rowsOf(page).find(([label, ...rest]) => label === 'It is won' && rest.length === 5) ?? [];

const plan = (runs: number, values: string, factor = 'x'): string =>
  `runs: ${runs}\nvariants: all\nvary: { parameters.${factor}: [${values}] }\ndesign: grid\n`;

describe('the greatest change', () => {
  it('is told as going either way where points cancel each other', async () => {
    const page = await coinPage(workplace, 'flip', plan(1000, '-2, -1, 1, 2'), 'x * (1 - 2 * y)');
    expect(headline(page)).toMatch(
      /^the greatest change is [^,]+, but it goes either way: surely more at 2 points, surely less at 2 \(−7\d(\.\d)? to \+7\d(\.\d)? from point to point, luck ± \d\)\.$/,
    );
    expect(changed(page).slice(4)).toEqual(['2', '2']);
  });

  it('is told of the points that it is sure of where the mean over all hides it', async () => {
    const page = await coinPage(workplace, 'some', plan(200, '0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1'), 'x * y / 2');
    expect(headline(page)).toMatch(/^the greatest change is [^,]+, though not at every point: surely (more|less) at 1 point \(/);
  });

  it('is claimed at no point of many that luck alone makes differ', async () => {
    const values = Array.from({ length: 40 }, (_, index) => String(index / 40));
    // The flip changes what idle is worth, by 2 points at most: one interval in 20 leaves out zero, and of all together one batch in 20.
    const page = await coinPage(
      workplace,
      'idle',
      `luck: independent\n${plan(100, values.join(', '), 'idle')}`,
      'y * 0.01 + idle * y * 0.01',
    );
    expect(headline(page)).toMatch(/^no change stands out from luck; /);
    expect(changed(page).slice(4)).toEqual(['0', '0']);
  });

  it('is one number at a single point', async () => {
    const page = await coinPage(workplace, 'one', 'runs: 400\nvariants: all\n');
    expect(headline(page)).toMatch(/^the greatest change is [^,]+, by [+−]2\d(\.\d)? in 100 \(luck ± \d\)\.$/);
  });
});

describe('luck', () => {
  it('is the same in the report as on the terminal: the mean over points', async () => {
    const { file, plenary } = workplace;
    await coinPage(workplace, 'luck', 'runs: 50\nvary: { parameters.x: [1, 4] }\ndesign: grid\n');
    const { results } = await plenary('batch', file('luck.yaml'), '--workers', '1', '--quiet', '--json', '--out', file('again'));
    const [side] = JSON.parse(results).sides;
    const page = (await readFile(file('luck.results/report.html'), 'utf8')).replaceAll(/\s+/g, ' ');
    const row = rowsOf(page).find(([label]) => label === 'It is won');
    expect(row?.[3]).toBe(`± ${(100 * side.outcomes[0].luck).toFixed(0)} in 100`);
  });
});
