// Reads and plays damaged scenario files: npm run soak:scenarios (10,000), npm run soak:scenarios -- 500 20000 (500 of them, from number 20,000 on).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TEST = 'test/damage.test.ts';
const PORTION = 250;
const MOST_SECONDS_A_FILE = 120;

const root = fileURLToPath(new URL('..', import.meta.url));
const [count = 10_000, first = 1] = process.argv.slice(2).map(Number);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(first) || first < 0) {
  process.stderr.write(
    `Expected how many files and the number of the first, got ${process.argv.slice(2).join(' ')}. For example: npm run soak:scenarios -- 500 20000\n`,
  );
  process.exit(2);
}

let failed = false;
for (let from = first; from < first + count; from += PORTION) {
  const size = Math.min(PORTION, first + count - from);
  if (!endure(from, size)) failed = true;
  process.stderr.write(`${from + size - first} of ${count} files${failed ? ', with failures' : ''}\n`);
}
process.exitCode = failed ? 1 : 0;

/** Whether these files are endured; prints what is wrong. A portion in which one hangs is halved until that one is found. */
function endure(from, size) {
  const seconds = MOST_SECONDS_A_FILE + 5 * size;
  const vitest = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--silent', '--reporter=dot', TEST], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    env: { ...process.env, PLENARY_CASES: String(size), PLENARY_CASES_SEED: String(from) },
  });
  if (vitest.status === 0) return true;
  if (vitest.error?.code !== 'ETIMEDOUT') {
    process.stderr.write(`${vitest.stdout}${vitest.stderr}\n`);
  } else if (size > 1) {
    const half = Math.floor(size / 2);
    const fine = [endure(from, half), endure(from + half, size - half)];
    return fine.every((each) => each);
  } else {
    const replay = `PLENARY_CASES=1 PLENARY_CASES_SEED=${from} npx vitest run ${TEST}`;
    process.stderr.write(`File ${from} has not ended after ${seconds} seconds.\nTo replay: ${replay}\n`);
  }
  return false;
}
