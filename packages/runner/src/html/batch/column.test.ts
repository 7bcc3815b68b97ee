import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useWorkplace } from '../../workplace.test-support.ts';
import { coinPage } from './coin.test-support.ts';

const workplace = useWorkplace();
const SAME = '0 (the same in all 300 runs: another value is &lt; 1.2% likely)';

describe('a count of what was never seen in a batch', () => {
  const rare = 'runs: 300\nconstants: { events.e.hazard: 0.0000001 }\n';

  it('has a bound in the report of a single point', async () => {
    expect(await coinPage(workplace, 'single', rare)).toContain(`Mean ${SAME}`);
  });

  it('has a bound at every point of a heat map, and no interval in the tables', async () => {
    const vary = 'vary: { parameters.x: [0, 1], parameters.y: [0, 1] }\ndesign: grid\n';
    expect(await coinPage(workplace, 'grid', `${rare}${vary}`)).toContain(`>${SAME}<`);
    const lines = (await readFile(workplace.file('grid.results/points.csv'), 'utf8')).split('\n').map((line) => line.split(','));
    const at = (name: string): string | undefined => lines[1]?.[lines[0]?.indexOf(`measure.es.${name}`) ?? -1];
    expect(['mean', 'low', 'high', 'deviation', 'runs'].map(at)).toEqual(['0', '', '', '0', '300']);
  });
});
