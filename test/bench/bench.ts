/**
 * The benchmark: npm run bench (-- --json, --repetitions N, --seconds S; --update to put the result into docs/performance.md). Exits with 1 when contenders
 * disagree; targets that are not met are printed as such.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type CompiledToy, compileToy } from './compiler.ts';
import { CONTENDERS, flagshipModel, TOY_IN_C, toyModel } from './contenders.ts';
import { twoWorkersOverOne } from './crews.ts';
import { race } from './race.ts';
import { decisionsPerRun, GROWTH_RUNS, GROWTH_WARM_UP, residentGrowth, secondsOf } from './readings.ts';
import { reportLines } from './report.ts';
import { type BenchmarkResult, type Machine, resultOf } from './result.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const flagship = join(root, 'scenarios/vancouver-2018.yaml');
const plenary = join(root, 'packages/runner/bin/plenary.js');

const START_UPS = 15;
const COLD_RUNS = 3;
const RUNS_FOR_DECISIONS = 2_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    repetitions: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1' },
  },
});
const repetitions = positive('repetitions', values.repetitions);
const seconds = positive('seconds', values.seconds);

const talk = (text: string): void => void process.stderr.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
try {
  const compiled = compileToy(join(root, 'test/bench/toy-summit.c'), folder);
  if (compiled === null) talk('There is no C compiler here: the toy in C is left out, and with it the target that needs it.');
  const result = await measure(compiled);
  const report = `${reportLines(result).join('\n')}\n`;
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : report);
  if (values.update) updatePage(report);
  const disagrees = result.summits.some(({ contenders }) => contenders.some(({ disagreements }) => disagreements.length > 0));
  process.exitCode = disagrees ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(compiled: CompiledToy | null): Promise<BenchmarkResult> {
  const machine: Machine = {
    cores: availableParallelism(),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    compiler: compiled === null ? null : `${compiled.made} (${compiled.version})`,
  };
  const entries = CONTENDERS.filter(({ name }) => compiled !== null || name !== TOY_IN_C);
  const laps = await race(entries, { places: { flagship, toyInC: compiled?.program ?? '' }, repetitions, seconds, talk });
  const model = flagshipModel(flagship);
  talk('comparing two workers with one');
  const twoOverOne = await twoWorkersOverOne(model, repetitions, seconds);
  talk('measuring memory and start-up');
  const decisions = {
    flagship: decisionsPerRun(model, RUNS_FOR_DECISIONS),
    toy: decisionsPerRun(toyModel(), RUNS_FOR_DECISIONS),
  };
  return resultOf(machine, { laps, repetitions, seconds }, decisions, {
    twoWorkersOverOne: twoOverOne,
    growth: { warmUpRuns: GROWTH_WARM_UP, runs: GROWTH_RUNS, bytes: residentGrowth() },
    coldRunSeconds: secondsOf([plenary, 'run', flagship, '--runs', '100000'], COLD_RUNS),
    startUpSeconds: secondsOf([plenary, '--version'], START_UPS),
  });
}

/** Puts the report into the page's block of text, of which there is one. */
function updatePage(report: string): void {
  const page = join(root, 'docs/performance.md');
  const text = readFileSync(page, 'utf8');
  const block = /^```text\n[\s\S]*?^```$/m;
  if (!block.test(text)) throw new Error(`${page} has no block of text for the result.`);
  writeFileSync(
    page,
    text.replace(block, () => `\`\`\`text\n${report}\`\`\``),
  );
}

function positive(name: string, given: string): number {
  const value = Number(given);
  if (value > 0 && Number.isFinite(value)) return value;
  process.stderr.write(`--${name}: expected a number above 0, got ${JSON.stringify(given)}.\n`);
  process.exit(2);
}
