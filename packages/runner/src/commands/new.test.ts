import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

describe('plenary new', () => {
  it('writes a scenario that is valid without a warning, titled after its file', async () => {
    expect(await plenary('new', file('grain-corridor'))).toEqual({
      code: 0,
      results: 'FOLDER/grain-corridor.yaml\n',
      talk: 'Play it with: npx plenary run FOLDER/grain-corridor.yaml\n',
    });
    expect(await plenary('validate', file('grain-corridor.yaml'))).toEqual({
      code: 0,
      results: 'valid FOLDER/grain-corridor.yaml: Grain corridor, with 1 variant\n',
      talk: '',
    });
  });

  it('leaves a file that exists as it is', async () => {
    await writeFile(file('mine.yaml'), 'mine');
    expect(await plenary('new', file('mine'))).toMatchObject({ code: 2, results: '' });
    expect(await readFile(file('mine.yaml'), 'utf8')).toBe('mine');
  });

  it('makes no folders', async () => {
    const { code, talk } = await plenary('new', file('nowhere/talks'));
    expect([code, talk]).toEqual([
      2,
      'plenary: FOLDER/nowhere/talks.yaml: expected a folder that exists, got none of that name. Make it first.\n',
    ]);
  });
});
