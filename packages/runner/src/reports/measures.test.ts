import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { COINS } from '../experiment/coins.test-support.ts';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

it('a measure that has the same value in all runs is told with a bound of how likely another is', async () => {
  await writeFile(file('coins.yaml'), COINS.replaceAll('{ value: 0.5, range: [0, 1] }', '0.0000001'));
  const { results } = await plenary('run', file('coins.yaml'), '--runs', '300', '--workers', '1');
  expect(results).toMatch(/heads +0 +the same in all 300 runs: another value is < 1\.2% likely/);
});
