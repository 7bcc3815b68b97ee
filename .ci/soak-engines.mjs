// Plays random scenarios with both engines and compares every trajectory, in portions with pinned seeds: npm run soak:engines (100,000 trajectories, about
// half an hour of two cores), npm run soak:engines -- 2000. With --update the result goes into docs/performance.md.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCENARIOS = 50;
const RUNS = 40;
const ALL = 100_000;
const SIDE_BY_SIDE = 2;

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/performance.md');
const options = process.argv.slice(2);
const wanted = Number(options.find((option) => !option.startsWith('--')) ?? ALL);
if (!(wanted > 0) || options.some((option) => option.startsWith('--') && option !== '--update')) {
  process.stderr.write(
    `Expected how many trajectories, and --update or nothing; got ${options.join(' ')}. For example: npm run soak:engines -- 2000\n`,
  );
  process.exit(2);
}

const portions = Math.ceil(wanted / (SCENARIOS * RUNS));
const environment = (seed) => ({ PLENARY_CASES: String(SCENARIOS), PLENARY_RUNS: String(RUNS), PLENARY_CASES_SEED: String(seed) });
const say = (text) => process.stderr.write(`${text}\n`);

function play(seed) {
  return new Promise((resolve) => {
    const vitest = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', '--testNamePattern=random scenarios', 'test/engines.test.ts'],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment(seed) } },
    );
    let output = '';
    for (const stream of [vitest.stdout, vitest.stderr]) stream.on('data', (chunk) => (output += chunk));
    vitest.on('close', (status) => resolve({ seed, status, output }));
  });
}

let next = 1;
let done = 0;
async function work() {
  while (next <= portions) {
    const { seed, status, output } = await play(next++);
    if (status !== 0) {
      const line = Object.entries(environment(seed)).map(([name, value]) => `${name}=${value}`);
      say(`${output}\nTo replay: ${line.join(' ')} npx vitest run test/engines.test.ts`);
      process.exit(1);
    }
    done++;
    say(`${done} of ${portions} portions without a difference`);
  }
}
await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));

const count = (number) => number.toLocaleString('en');
const result = `${count(portions * SCENARIOS * RUNS)} trajectories of ${count(portions * SCENARIOS)} random scenarios (portions 1 to ${portions}, ${RUNS} runs of each scenario):
no difference between the reference engine, the kernel in WebAssembly and the kernel in JavaScript.`;
process.stdout.write(`${result}\n`);
if (options.includes('--update')) {
  const block = /(## The last soak of the engines\n[\s\S]*?```text\n)[\s\S]*?(\n```)/;
  const text = readFileSync(page, 'utf8');
  if (!block.test(text)) throw new Error('docs/performance.md has no section "The last soak of the engines".');
  writeFileSync(page, text.replace(block, `$1${result}$2`));
}
