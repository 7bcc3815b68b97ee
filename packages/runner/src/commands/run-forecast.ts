import {
  createForecast,
  type Forecast,
  type LookPlan,
  type Model,
  mendName,
  parseImportance,
  planLooks,
  type RareOptions,
} from '@plenary/engine';
import { playBatch } from '../batch/batch.ts';
import type { Recruits } from '../batch/crew.ts';
import { playSplitting } from '../batch/splitting.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { digestOf } from '../files/digest.ts';
import { checkReportTargets, writeReport } from '../files/report-targets.ts';
import { readScenarioText } from '../files/scenario-file.ts';
import { version } from '../files/version.ts';
import { confidenceText } from '../reports/confidence.ts';
import { rareLines } from '../reports/rare.ts';
import { runReport } from '../reports/run-report.ts';
import { commandLine } from '../terminal/quoted.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { DEFAULT_RUNS } from './flags.ts';

/** What `plenary run` was asked; the flags fit together. */
export interface ForecastOptions {
  readonly file: string;
  readonly runs: number | undefined;
  readonly within: number | undefined;
  readonly seed: string | undefined;
  readonly variant: string | undefined;
  readonly confidence: number;
  readonly rare: string | undefined;
  readonly levels: string | undefined;
  readonly workers: number;
  /** All workers but this thread, if they have been called already. */
  readonly recruits: Recruits | null;
  readonly html: string | undefined;
  readonly figures: string | undefined;
  readonly json: boolean | undefined;
}

/** Plays a scenario and tells what is likely, or how likely a rare outcome is. */
export async function runForecast(options: ForecastOptions, terminal: Terminal): Promise<ExitCode> {
  const { file, runs, within, seed, variant, confidence, rare, levels, workers, recruits, html, figures, json } = options;
  const plan = within === undefined ? null : lookPlan(within, confidence);
  const { results, talk } = terminal;
  const { model, text, variantTitle } = await readScenarioText(file, variant, talk);
  await checkReportTargets({ html, figures });
  const usedSeed = seed ?? model.seed;
  if (rare !== undefined) {
    const options = { ...splittingOptions(model, rare, levels), seed: usedSeed, runs: runs ?? DEFAULT_RUNS };
    return estimateRare({ model, options, confidence, json: json === true }, terminal);
  }
  const { tally, examples, interrupted } = await playBatch(
    { model, seed: usedSeed, until: plan ?? runs ?? DEFAULT_RUNS, workers, recruits },
    terminal,
  );
  if (interrupted) {
    talk.line(`Interrupted after ${tally.runs} runs; --runs ${tally.runs} gives the same numbers.`);
    if (tally.runs === 0) return EXIT.interrupted;
  }
  const forecast = createForecast(tally, { confidence, seed: usedSeed });
  if (json === true) {
    const outcomes = forecast.outcomes.map((outcome, index) => ({ ...outcome, example: examples[index] ?? null }));
    results.raw(`${JSON.stringify({ ...forecast, outcomes, precision: plan }, null, 2)}\n`);
  } else
    for (const line of runReport({ forecast, model, examples, precision: interrupted ? null : plan, output: results })) results.line(line);
  await writeReport(
    { html, figures },
    async () => {
      const { runPage } = await import('../html/run-page.ts');
      const origin = { version: version(), command: replayLine(forecast, file), files: [{ name: file, digest: digestOf(text) }] };
      return runPage({ prefix: '', points: 1, variantTitle, forecast, model, examples, precision: interrupted ? null : plan, origin });
    },
    talk,
  );
  return interrupted ? EXIT.interrupted : EXIT.done;
}

/** The command that gives these numbers again. */
function replayLine({ runs, seed, variant, confidence }: Forecast, file: string): string {
  const sure = confidenceText(confidence, 6);
  const variants = variant === null ? [] : ['--variant', variant];
  return commandLine('npx', 'plenary', 'run', file, ...variants, '--runs', String(runs), '--seed', seed, '--confidence', sure);
}

interface RareTask {
  readonly model: Model;
  readonly options: RareOptions;
  readonly confidence: number;
  readonly json: boolean;
}

async function estimateRare({ model, options, confidence, json }: RareTask, terminal: Terminal): Promise<ExitCode> {
  const { results, talk } = terminal;
  const { splitting, interrupted } = await playSplitting(model, options, terminal);
  if (interrupted) {
    talk.line(`Interrupted after ${splitting.played} of ${splitting.replications} replications.`);
    if (splitting.played === 0) return EXIT.interrupted;
  }
  const estimate = splitting.estimate(confidence);
  if (json) results.raw(`${JSON.stringify(estimate, null, 2)}\n`);
  else for (const line of rareLines(estimate, results)) results.line(line);
  return interrupted ? EXIT.interrupted : EXIT.done;
}

function splittingOptions(model: Model, rare: string, levels: string | undefined): Pick<RareOptions, 'outcome' | 'importance'> {
  const names = model.outcomes.map(({ name }) => name);
  const outcome = names.indexOf(rare);
  if (outcome === -1) throw new UsageError(`--rare: expected an outcome of the scenario, got "${rare}". ${mendName(rare, names)}`);
  if (levels === undefined) return { outcome };
  const read = parseImportance(model, levels);
  if (read.ok) return { outcome, importance: read.expression };
  const [problem] = read.problems;
  const fix = problem?.fix ?? '';
  throw new UsageError(`--levels: expected ${problem?.expected}, got ${problem?.got}. ${fix}`.trimEnd());
}

function lookPlan(halfWidth: number, confidence: number): LookPlan {
  try {
    return planLooks({ halfWidth, confidence });
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--within: ${error.message}`) : error;
  }
}
