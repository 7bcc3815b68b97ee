import { gatherSensitivity, type SensitivityMethod, sensitivityDesign } from '@plenary/engine';
import { EXIT, UsageError } from '../exit.ts';
import { type Experiment, readExperiment } from '../experiment/experiment.ts';
import { playDesign, tooFewValues } from '../experiment/play-design.ts';
import { numbersAt } from '../experiment/point.ts';
import { createPointPlayers, Interrupted } from '../experiment/point-players.ts';
import { checkResampledConfidence } from '../experiment/resampled-confidence.ts';
import { tellWork } from '../experiment/work.ts';
import { digestOf } from '../files/digest.ts';
import { checkReportTargets, writeReport } from '../files/report-targets.ts';
import { version } from '../files/version.ts';
import { confidenceText } from '../reports/confidence.ts';
import { sensitivityLines } from '../reports/sensitivity.ts';
import type { SensitivityReport } from '../reports/sensitivity-report.ts';
import { commandLine } from '../terminal/quoted.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { confidence, DEFAULT_WORKERS, figures, html, json, quiet, seed, variant, vary, wholeNumber, workers } from './flags.ts';

const METHODS = ['tornado', 'morris', 'sobol'] as const;
/** Runs at each point, by method: where there are many points each may be known less well. */
const DEFAULT_RUNS = { tornado: 4_000, morris: 1_000, sobol: 500 };
const DEFAULT_TRAJECTORIES = 20;
const DEFAULT_SAMPLES = 256;
const MOST_POINTS = 1_000_000;
const MOST_RUN_NUMBERS = 2 ** 32;
/** Sobol's sequence has two dimensions for each. */
const MOST_SOBOL_FACTORS = 64;

export const sensitivity = defineCommand({
  examples: [
    ['sensitivity scenarios/vancouver-2018.yaml --outcome us-talks', 'which of its uncertain numbers the outcome depends on'],
    ['sensitivity scenarios/first-summit.yaml --outcome open-border --vary events.raid.hazard=0..0.3', 'a number and range of your own'],
    ['sensitivity scenarios/six-party-talks.yaml --outcome freeze-stands --method morris', 'wherever the other numbers stand'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: {
    outcome: { type: 'string', requiresArg: true, describe: 'The outcome whose probability is looked at' },
    measure: { type: 'string', requiresArg: true, describe: 'Instead: the measure whose mean is looked at' },
    vary,
    method: {
      type: 'string',
      requiresArg: true,
      choices: METHODS,
      default: 'tornado' as (typeof METHODS)[number],
      describe: 'tornado: each number alone; morris: wherever the others stand; sobol: shares of the variance',
    },
    runs: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('runs', 2, 1_000_000),
      describe: `How many runs at each point [default: ${METHODS.map((method) => `${DEFAULT_RUNS[method]} for ${method}`).join(', ')}]`,
    },
    trajectories: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('trajectories', 2, MOST_POINTS),
      describe: `With morris: how many trajectories [default: ${DEFAULT_TRAJECTORIES}]`,
    },
    samples: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('samples', 2, MOST_POINTS),
      describe: `With sobol: how many rows of its design, a power of two [default: ${DEFAULT_SAMPLES}]`,
    },
    seed,
    variant,
    confidence,
    workers,
    html,
    figures,
    quiet,
    json,
  },
  async run(options, terminal) {
    const { file, outcome, measure, vary = [], method: kind, trajectories, samples, variant, confidence } = options;
    if (trajectories !== undefined && kind !== 'morris') throw new UsageError('--trajectories: expected it with --method morris.');
    if (samples !== undefined && kind !== 'sobol') throw new UsageError('--samples: expected it with --method sobol.');
    const { workers = DEFAULT_WORKERS, quiet = false, json: asJson = false, runs = DEFAULT_RUNS[kind] } = options;
    const experiment = await readExperiment({ file, variant, outcome, measure, vary }, terminal.talk);
    await checkReportTargets(options);
    const method = methodOf(kind, trajectories, samples);
    checkSize(experiment, method, runs);
    if (kind !== 'tornado') checkResampledConfidence(confidence);
    const seed = options.seed ?? experiment.model.seed;
    const inquiry = { experiment, method, variant: variant ?? null, vary, runs, seed, confidence };
    const report = await look(inquiry, { workers, quiet }, terminal);
    if (report === null) {
      terminal.talk.line(
        'Interrupted. Fewer --runs, or numbers to --vary, take less time; plenary batch plays the same designs and can go on where it was.',
      );
      return EXIT.interrupted;
    }
    const { results, talk } = terminal;
    if (asJson) results.raw(`${JSON.stringify(report, null, 2)}\n`);
    else for (const line of sensitivityLines(report, results)) results.line(line);
    await writeReport(
      options,
      async () => {
        const { sensitivityPage } = await import('../html/sensitivity-page.ts');
        const { text } = experiment;
        return sensitivityPage(report, { version: version(), command: report.command, files: [{ name: file, digest: digestOf(text) }] });
      },
      talk,
    );
    return EXIT.done;
  },
});

interface Inquiry {
  readonly experiment: Experiment;
  readonly method: SensitivityMethod;
  readonly variant: string | null;
  /** As typed. */
  readonly vary: readonly string[];
  readonly runs: number;
  readonly seed: string;
  readonly confidence: number;
}

/** Null when Ctrl-C came first. */
async function look(
  inquiry: Inquiry,
  { workers, quiet }: { readonly workers: number; readonly quiet: boolean },
  terminal: Terminal,
): Promise<SensitivityReport | null> {
  const { experiment, method, variant, runs, seed, confidence } = inquiry;
  const { file, text, output, factors, model } = experiment;
  const planned = sensitivityDesign(factors, method, seed);
  const points = planned.design.points.length;
  const work = { text, file, variant, seed, output: { kind: output.kind, index: output.index } };
  const threads = Math.min(workers, points);
  if (!quiet) {
    const [first = [], second = []] = planned.design.points;
    const trials = [numbersAt(factors, first), numbersAt(factors, second)] as const;
    tellWork(work, trials, { factors: factors.length, points, runs, workers: threads }, terminal);
  }
  const gathering = gatherSensitivity(planned, output.kind);
  const players = createPointPlayers(work, factors, { workers: threads, shared: false });
  try {
    await playDesign({ planned, runs, gathering, quiet }, players, terminal);
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  } finally {
    await players.close();
  }
  const { index, ...told } = output;
  return {
    format: 'plenary.sensitivity/1',
    title: model.title,
    variant,
    output: told,
    seed,
    confidence,
    runs,
    points,
    samples: method.kind === 'morris' ? method.trajectories : method.kind === 'sobol' ? method.samples : null,
    factors,
    found: resultOf(() => gathering.result({ seed, confidence })),
    command: replayLine(inquiry),
  };
}

function resultOf<T>(give: () => T): T {
  try {
    return give();
  } catch (error) {
    throw tooFewValues(error);
  }
}

function methodOf(kind: (typeof METHODS)[number], trajectories = DEFAULT_TRAJECTORIES, samples = DEFAULT_SAMPLES): SensitivityMethod {
  if (kind === 'tornado') return { kind };
  return kind === 'morris' ? { kind, trajectories } : { kind, samples };
}

/** @throws {UsageError} if there would be more points, runs or numbers than can be */
function checkSize({ factors }: Experiment, method: SensitivityMethod, runs: number): void {
  if (method.kind === 'tornado') return;
  if (method.kind === 'sobol' && factors.length > MOST_SOBOL_FACTORS) {
    throw new UsageError(
      `--method sobol: expected at most ${MOST_SOBOL_FACTORS} numbers that vary, got ${factors.length}. Screen with morris.`,
    );
  }
  const [flag, points] =
    method.kind === 'morris'
      ? (['trajectories', method.trajectories * (factors.length + 1)] as const)
      : (['samples', method.samples * (factors.length + 2)] as const);
  if (points > MOST_POINTS) throw new UsageError(`--${flag}: expected at most ${MOST_POINTS} points, got ${points}. Take fewer.`);
  const numbered = (method.kind === 'morris' ? method.trajectories : points) * runs;
  if (numbered > MOST_RUN_NUMBERS) {
    throw new UsageError(`--runs: expected at most ${MOST_RUN_NUMBERS} runs with luck of their own, got ${numbered}. Take fewer.`);
  }
}

/** The command that gives these numbers again. */
function replayLine({ experiment, method, variant, vary, runs, seed, confidence }: Inquiry): string {
  const { file, output } = experiment;
  const size =
    method.kind === 'morris'
      ? ['--trajectories', String(method.trajectories)]
      : method.kind === 'sobol'
        ? ['--samples', String(method.samples)]
        : [];
  return commandLine(
    ...['npx', 'plenary', 'sensitivity', file, `--${output.kind}`, output.name, '--method', method.kind, ...size],
    ...vary.flatMap((each) => ['--vary', each]),
    ...(variant === null ? [] : ['--variant', variant]),
    ...['--runs', String(runs), '--seed', seed, '--confidence', confidenceText(confidence, 6)],
  );
}
