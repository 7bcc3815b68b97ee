import { describe, expect, it } from 'vitest';
import { useWorkplace } from '../../workplace.test-support.ts';
import { coinPage, rowsOf } from './coin.test-support.ts';

const workplace = useWorkplace();

/** The heads of the table of a gauge, and its first row. */
async function gaugeTable(name: string, plan: string): Promise<string[][]> {
  const page = await coinPage(workplace, name, plan);
  const rows = rowsOf(page);
  const head = rows.findIndex(([round, runs]) => round === 'Round' && runs === 'Runs');
  return rows.slice(head, head + 2);
}

describe('the means of a gauge in the report of a batch', () => {
  it('have no intervals over many points, whose luck may be the same', async () => {
    const [heads, row] = await gaugeTable('many', 'runs: 50\nvary: { parameters.x: [0, 0.1, 0.2] }\ndesign: grid\n');
    expect(heads?.slice(0, 3)).toEqual(['Round', 'Runs', 'Mean']);
    expect(row?.slice(1, 3)).toEqual(['150', expect.stringMatching(/^0\.\d\d$/)]);
    const page = await coinPage(workplace, 'words', 'runs: 50\nvary: { parameters.x: [0, 0.1, 0.2] }\ndesign: grid\n');
    expect(page).toContain('Means are without intervals, as points may have had the same luck');
  });

  it('have intervals at a single point', async () => {
    const [heads, row] = await gaugeTable('single', 'runs: 50\n');
    expect(heads?.[2]).toBe('Mean (interval)');
    expect(row?.[2]).toMatch(/^0\.\d\d \(0\.\d\d to 0\.\d\d\)$/);
  });
});
