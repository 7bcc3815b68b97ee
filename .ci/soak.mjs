// Tries the property tests on ever new cases until time is up or one fails: npm run soak (10 minutes), npm run soak -- 60 (an hour).
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CASES = '500';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The tests that take their seed from PLENARY_CASES_SEED. */
const tests = readdirSync(join(root, 'test'))
  .filter((name) => name.endsWith('.test.ts') && readFileSync(join(root, 'test', name), 'utf8').includes('PLENARY_CASES_SEED'))
  .map((name) => `test/${name}`);
const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) {
  process.stderr.write(`Expected how many minutes to go on, got ${process.argv[2]}. For example: npm run soak -- 60\n`);
  process.exit(2);
}

const end = Date.now() + minutes * 60_000;
let portions = 0;
while (Date.now() < end) {
  const seed = String(randomInt(2 ** 31));
  const vitest = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--silent', '--reporter=dot', ...tests],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, PLENARY_CASES: CASES, PLENARY_CASES_SEED: seed },
    },
  );
  if (vitest.status !== 0) {
    process.stderr.write(
      `${vitest.stdout}${vitest.stderr}\nTo replay: PLENARY_CASES=${CASES} PLENARY_CASES_SEED=${seed} npx vitest run ${tests.join(' ')}\n`,
    );
    process.exit(1);
  }
  portions += 1;
  process.stderr.write(
    `${portions} x ${CASES} cases without a failure (last seed ${seed}), ${Math.max(0, Math.ceil((end - Date.now()) / 60_000))} minutes to go\n`,
  );
}
