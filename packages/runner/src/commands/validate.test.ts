import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

const { file, plenary } = useWorkplace();

beforeAll(async () => {
  await plenary('new', file('border-talks'));
  await writeFile(file('broken.yaml'), 'plenary: 1\ntitle: Broken\nrounds: many\n');
});

describe('plenary validate', () => {
  it('goes on after a file that cannot be used, and ends with 2', async () => {
    const { code, results } = await plenary('validate', file('absent.yaml'), file('broken.yaml'), file('border-talks.yaml'));
    expect(code).toBe(2);
    expect(results).toMatch(/^error FOLDER\/absent\.yaml: expected a scenario file/);
    expect(results).toMatch(/^error FOLDER\/broken\.yaml:3:9 /m);
    expect(results).toMatch(/^valid FOLDER\/border-talks\.yaml: /m);
    expect(results).toMatch(/2 of 3 files cannot be used\.\n$/);
  });

  it('gives problems as data', async () => {
    const { code, results } = await plenary('validate', file('broken.yaml'), '--json');
    const { format, valid, files } = JSON.parse(results);
    expect([code, format, valid]).toEqual([2, 'plenary.validation/1', false]);
    expect(files[0].problems[0]).toMatchObject({
      severity: 'error',
      line: expect.any(Number),
      path: expect.any(String),
      expected: expect.any(String),
    });
  });
});
