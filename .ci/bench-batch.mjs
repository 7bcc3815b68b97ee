// Measures batches: npm run bench:batch. Plays scenarios/plans/vancouver-levers.yaml with one worker and with two (three times each, in turn), and 10,000 points
// of a small scenario for their memory. Exits with 1 if two workers are not at least 1.8 times as fast as one, or more than 300 MB are needed.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_RATIO = 1.8;
const MOST_BYTES = 300e6;
const POINTS = 10_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'packages/runner/bin/plenary.js');
const repetitions = Number(process.argv[2] ?? 3);
if (!Number.isInteger(repetitions) || repetitions < 1) {
  process.stderr.write(`Expected how many repetitions, got ${process.argv[2]}. For example: npm run bench:batch -- 3\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
try {
  const faster = await isFaster();
  const flat = await isFlat();
  process.exitCode = faster && flat ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function isFaster() {
  const plan = join(root, 'scenarios/plans/vancouver-levers.yaml');
  const times = { 1: [], 2: [] };
  const busiest = { 1: [], 2: [] };
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const workers of [1, 2]) {
      const { seconds, thread } = await play(plan, workers, join(folder, `${workers}-${repetition}`));
      times[workers].push(seconds);
      busiest[workers].push(thread);
      process.stderr.write(`${workers} ${workers === 1 ? 'worker' : 'workers'}: ${seconds.toFixed(1)} s\n`);
    }
  }
  const ratio = median(times[1]) / median(times[2]);
  const verdict = ratio >= LEAST_RATIO ? 'met' : 'NOT MET';
  process.stdout.write(
    `3 variants of vancouver-2018 at 64 points over 6 numbers, 2,000 runs each: ${median(times[1]).toFixed(1)} s with one worker, ${median(times[2]).toFixed(1)} s with two\n` +
      `two workers over one: ${ratio.toFixed(2)} times; at least ${LEAST_RATIO}: ${verdict}\n`,
  );
  const [alone, shared] = [median(busiest[1]), median(busiest[2])];
  if (alone > 0) {
    process.stdout.write(
      `the busiest thread: ${alone.toFixed(1)} s of processor time with one worker, ${shared.toFixed(1)} s with two: ${(alone / shared).toFixed(2)} times where V8's own threads have cores to spare\n`,
    );
  }
  return ratio >= LEAST_RATIO;
}

async function isFlat() {
  copyFileSync(join(root, 'scenarios/first-summit.yaml'), join(folder, 'first-summit.yaml'));
  const plan = join(folder, 'points.yaml');
  const varied = 'charts.neighbour.parameters.pride: { uniform: [0, 2] }, events.raid.hazard: { uniform: [0, 0.3] }';
  writeFileSync(plan, `plan: 1\nscenario: first-summit.yaml\nruns: 100\nvary: { ${varied} }\ndesign: { sobol: ${POINTS} }\n`);
  const { seconds, bytes } = await play(plan, 2, join(folder, 'points'));
  if (bytes === null) {
    process.stdout.write('memory: can be measured on Linux only\n');
    return true;
  }
  const verdict = bytes <= MOST_BYTES ? 'met' : 'NOT MET';
  process.stdout.write(
    `${POINTS} points of first-summit, 100 runs each, two workers: ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB of resident memory at most; at most ${MOST_BYTES / 1e6} MB: ${verdict}\n`,
  );
  return bytes <= MOST_BYTES;
}

/** Plays a plan; how long it takes and, where the system tells, the most memory that the process ever had and the processor time of its busiest thread in seconds. */
async function play(plan, workers, out) {
  const began = performance.now();
  const child = spawn(process.execPath, [program, 'batch', plan, '--workers', String(workers), '--out', out, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let bytes = null;
  let thread = 0;
  const look = setInterval(() => {
    bytes = peakOf(child.pid) ?? bytes;
    thread = Math.max(thread, busiestOf(child.pid));
  }, 50);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`plenary batch ${plan} ended with ${code}.`);
  return { seconds: (performance.now() - began) / 1000, bytes, thread };
}

function peakOf(pid) {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line === null ? null : 1024 * Number(line[1]);
  } catch {
    return null;
  }
}

/** Seconds of processor time that the busiest thread of a process has had; 0 where the system does not tell. */
function busiestOf(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]));
    return Math.max(...nanoseconds) / 1e9;
  } catch {
    return 0;
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
