// Shows that the tests would fail if a claim were false: breaks the engine at one place at a time, in a copy of the tree, and expects the tests named to
// notice. npm run mutate (all), npm run mutate -- luck (those whose claim or file has this word).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text) => process.stdout.write(`${text}\n`);

const ENGINES = { tests: ['test/engines.test.ts'], env: { PLENARY_CASES: '40', PLENARY_AT_ONCE: '1' } };

/** What is claimed, the place that is broken, and who should notice. The text to replace stands in the file once. */
const MUTATIONS = [
  {
    claim: 'the engines are equal: the compiled loop foresees no turn that somebody has changed since',
    file: 'packages/engine/src/kernel/moves.ts',
    from: 'memory.words[more + MORE_MATTERS] = 1;',
    to: 'memory.words[more + MORE_MATTERS] = 0;',
    ...ENGINES,
  },
  {
    claim: 'the engines are equal: the compiled loop keeps cells within their bounds',
    file: 'packages/engine/core/programs.ts',
    from: 'return above > high ? high : above;',
    to: 'return above;',
    ...ENGINES,
  },
  {
    claim: 'the engines are equal: the kernel in JavaScript keeps cells within their bounds',
    file: 'packages/engine/src/kernel/turn-loop.ts',
    from: 'Math.min(words[step + 3]!, ',
    to: 'Math.min(2 ** 31 - 1, ',
    ...ENGINES,
  },
  {
    claim: 'the engines are equal: keys tell apart what expressions tell apart',
    file: 'packages/engine/src/kernel/digits.ts',
    from: 'if (found === undefined) {',
    to: 'if (found === undefined && count < 2) {',
    ...ENGINES,
  },
  {
    claim: 'the engines are equal: the compiled loop counts what a tally counts',
    file: 'packages/engine/core/counts.ts',
    from: 'addTo(at, hits * occasions);',
    to: 'addTo(at, hits);',
    ...ENGINES,
  },
  {
    claim: 'kept tables are true: those of actors with other numbers are forgotten',
    file: 'packages/engine/src/kernel/compile.ts',
    from: 'turns.forget(actor);',
    to: '',
    tests: ['test/hand-over.test.ts'],
  },
  {
    claim: 'what is equal on paper is equal: thresholds and ties have room for rounding',
    file: 'packages/engine/src/choice/rounding.ts',
    from: 'const ROUNDING: number = 1e-12;',
    to: 'const ROUNDING: number = 0;',
    tests: ['test/thresholds.test.ts'],
  },
  {
    claim: 'no act is decided that is not open',
    file: 'packages/engine/src/reference/step.ts',
    from: 'if (refused !== null) throw new RangeError(refused);',
    to: '',
    tests: ['test/decisions.test.ts'],
  },
  {
    claim: 'luck is addressed: the compiled loop draws at the address of the round',
    file: 'packages/engine/core/luck.ts',
    from: '((round - 1) & 3) * word(SLOT_COUNT)',
    to: '(round & 3) * word(SLOT_COUNT)',
    ...ENGINES,
  },
  {
    claim: 'luck is addressed: a draw does not depend on what was drawn before',
    file: 'packages/engine/src/luck/luck.ts',
    from: 'return block[index & 3] ?? 0;',
    to: 'return block[(index + (drawn++ % 2)) & 3] ?? 0;',
    also: [{ from: 'const block = new Uint32Array(4);', to: 'const block = new Uint32Array(4);\nlet drawn = 0;' }],
    tests: ['packages/engine/src/luck'],
  },
  {
    claim: 'luck has a key for every seed: a text and its repetitions have different ones',
    file: 'packages/engine/src/luck/luck.ts',
    from: 'if (isPlain && (seed + seed).indexOf(seed, 1) === seed.length) return seed;',
    to: 'if (isPlain) return seed;',
    tests: ['packages/engine/src/luck'],
  },
  {
    claim: 'a snapshot is gone on from only as a run of the scenario',
    file: 'packages/engine/src/reference/restoration.ts',
    from: 'if (replayed !== null && sorted(replayed.state) === sorted(history.state))',
    to: 'if (replayed !== null)',
    tests: ['test/summit.test.ts'],
  },
  {
    claim: 'runs are counted in a tally of their scenario only',
    file: 'packages/engine/src/kernel/counter-check.ts',
    from: 'gauge.low <= low && high <= gauge.high;',
    to: 'true;',
    tests: ['packages/engine/src/kernel/kernel.test.ts'],
  },
  {
    claim: 'intervals bound what was not seen: none where all pairs differ alike',
    file: 'packages/engine/src/statistics/difference.ts',
    from: 'interval: differences.variance === 0 ? null : meanInterval(differences, confidence),',
    to: 'interval: meanInterval(differences, confidence),',
    tests: ['packages/engine/src/statistics/difference.test.ts'],
  },
  {
    claim: 'a rule for everybody leaves others as they are',
    file: 'packages/engine/src/kernel/lanes.ts',
    from: 'step?.low ?? LOWEST',
    to: 'step?.low ?? 0',
    tests: ['packages/engine/src/kernel/lanes.test.ts'],
  },
  {
    claim: 'the exact solver is exact to 1e-9',
    file: 'packages/engine/src/kernel/choices.ts',
    from: 'doubles[shares + kept] = weight / total;',
    to: 'doubles[shares + kept] = weight / (total * (1 + 1e-8));',
    tests: ['test/markov-chains.test.ts'],
  },
  {
    claim: 'the exact solver and sampling agree: no act is drawn more often than its probability',
    file: 'packages/engine/src/choice/threshold.ts',
    from: 'return Math.ceil((cumulative / total) * RESOLUTION);',
    to: 'return Math.ceil((cumulative / total) * 0.99 * RESOLUTION);',
    tests: ['test/exact.test.ts'],
  },
  {
    claim: 'exact intervals hold the truth at their confidence',
    file: 'packages/engine/src/statistics/interval.ts',
    from: 'low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),',
    to: 'low: successes === 0 ? 0 : betaQuantile(2 * tail, successes, failures + 1),',
    tests: ['packages/engine/src/statistics/interval.test.ts'],
  },
  {
    claim: 'stopping by precision keeps the confidence while it looks again and again',
    file: 'packages/engine/src/statistics/precision.ts',
    from: 'const lookConfidence = 1 - (1 - confidence) / count;',
    to: 'const lookConfidence = 1 - 2 * (1 - confidence);',
    tests: ['packages/engine/src/statistics/precision.test.ts'],
  },
  {
    claim: 'estimates of rare outcomes have no bias',
    file: 'packages/engine/src/rare/splitting.ts',
    from: 'weight *= arrivals.length / effort;',
    to: 'weight *= (arrivals.length + 0.15 * effort) / effort;',
    tests: ['test/rare.test.ts'],
  },
  {
    claim: 'tallies of portions add up to the tally of the whole, to the last bit',
    file: 'packages/engine/src/statistics/exact-sum.ts',
    from: 'limbs[limb + 2]! += factor * upperCarry;',
    to: 'limbs[limb + 1]! += factor * upperCarry;',
    tests: ['packages/engine/src/statistics'],
  },
];

const word = process.argv[2] ?? '';
const chosen = MUTATIONS.filter(({ claim, file }) => `${claim} ${file}`.includes(word));
if (chosen.length === 0) {
  process.stderr.write(`Expected a word of a claim or a file, got "${word}". For example: npm run mutate -- luck\n`);
  process.exit(2);
}

const copy = mkdtempSync(join(tmpdir(), 'plenary-mutate-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));

function copyTree() {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of stdout.split('\0')) {
    if (file === '' || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  for (const modules of ['node_modules', 'packages/engine/node_modules', 'packages/runner/node_modules']) {
    symlinkSync(join(root, modules), join(copy, modules));
  }
}

/** Whether the tests pass in the copy, and the first line that says what failed. */
function runTests({ tests, env = {} }) {
  const build = spawnSync(process.execPath, ['-e', 'import("./.ci/build-core.mjs").then(({ buildCore }) => buildCore())'], { cwd: copy });
  if (build.status !== 0) throw new Error(`The loop does not compile: ${build.stderr}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', ...tests], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', PLENARY_UNBUILT: '1', ...env },
  });
  const failed = /^ *FAIL +(.*)$/m.exec(`${stdout}${stderr}`)?.[1] ?? null;
  return { passes: status === 0, failed };
}

copyTree();
let missed = 0;
/** Tests that pass while nothing is broken. */
const sound = new Set();
for (const { claim, file, from, to, also = [], ...check } of chosen) {
  const path = join(copy, file);
  const original = readFileSync(path, 'utf8');
  const mutated = [{ from, to }, ...also].reduce((text, change) => {
    if (text.split(change.from).length !== 2) throw new Error(`${file}: expected ${JSON.stringify(change.from)} once.`);
    return text.replace(change.from, () => change.to);
  }, original);
  const key = JSON.stringify(check);
  if (!sound.has(key) && !runTests(check).passes) throw new Error(`The tests of "${claim}" fail before anything is broken.`);
  sound.add(key);
  writeFileSync(path, mutated);
  const { passes, failed } = runTests(check);
  writeFileSync(path, original);
  const noticed = !passes && failed !== null;
  if (!noticed) missed++;
  say(`${noticed ? 'noticed' : 'MISSED '}  ${claim}`);
  say(`         ${file}: ${from} -> ${to}`);
  say(`         ${noticed ? failed : `nobody noticed (${check.tests.join(' ')})`}`);
}
say(missed === 0 ? `All ${chosen.length} mutations were noticed.` : `${missed} of ${chosen.length} mutations were not noticed.`);
process.exitCode = missed === 0 ? 0 : 1;
