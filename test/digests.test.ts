/** The bytes of `--json`: the same twice, and the same on every machine and version of Node, which their kept digests show. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BUNDLED } from './support/bundled-scenario.ts';
import { ROOT } from './support/source-file.ts';

const plenary = (...args: string[]): string =>
  execFileSync(process.execPath, ['packages/runner/bin/plenary.js', ...args, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.each(BUNDLED)('the JSON of %s', (name) => {
  it('has the kept digests (after a wanted change: npx vitest run test/digests -u)', { timeout: 120_000 }, async () => {
    const file = `scenarios/${name}.yaml`;
    const forecast = plenary('run', file, '--runs', '1000');
    expect(plenary('run', file, '--runs', '1000')).toBe(forecast);
    const digests = {
      forecast: digest(forecast),
      causes: digest(plenary('explain', file, '--run', '1')),
      charts: digest(plenary('chart', file)),
    };
    await expect(`${JSON.stringify(digests, null, 2)}\n`).toMatchFileSnapshot(`digests/${name}.json`);
  });
});
