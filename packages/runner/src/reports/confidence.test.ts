import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { COINS } from '../experiment/coins.test-support.ts';
import { useWorkplace } from '../workplace.test-support.ts';
import { confidenceText } from './confidence.ts';

const { file, plenary } = useWorkplace();

describe('the text of a confidence', () => {
  it.each([
    [0.95, '95%'],
    [0.9973, '99.73%'],
    [0.99999, '99.999%'],
    [0.999999999, '99.9999999%'],
    [1 - 2 ** -53, '99.99999999999999%'],
    [1e-8, '0.000001%'],
  ])('of %d is %s: never rounded to certainty', (confidence, text) => {
    expect(confidenceText(confidence)).toBe(text);
  });

  it('has fewer decimals where they are enough', () => {
    expect([confidenceText(0.991666, 2), confidenceText(0.999999, 2)]).toEqual(['99.17%', '99.9999%']);
  });

  it('stands so in a forecast', async () => {
    await writeFile(file('coins.yaml'), COINS);
    const { results } = await plenary('run', file('coins.yaml'), '--runs', '50', '--workers', '1', '--confidence', '99.9999999%');
    expect(results).toContain('intervals at 99.9999999%');
  });
});
