/** Without WebAssembly, as under a content-security policy that forbids it, everything is played in JavaScript and comes out the same. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ROOT } from './support/source-file.ts';

/** Node has no WebAssembly without a just-in-time compiler. */
const JITLESS = '--jitless';

function forecast(...flags: readonly string[]): string {
  const line = ['packages/runner/bin/plenary.js', 'run', 'scenarios/first-summit.yaml', '--runs', '300', '--json'];
  return execFileSync(process.execPath, [...flags, ...line], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

it('a forecast is the same without WebAssembly', () => {
  expect(
    execFileSync(process.execPath, [JITLESS, '-p', 'typeof WebAssembly'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
  ).toBe('undefined');
  expect(forecast(JITLESS)).toBe(forecast());
});
