import { type Goal, type PlayRuns, type SeekResult, seek as seekChanges, supportOf } from '@plenary/engine';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { type Experiment, readExperiment } from '../experiment/experiment.ts';
import { numbersAt } from '../experiment/point.ts';
import { createPointPlayers, Interrupted } from '../experiment/point-players.ts';
import { confidenceText } from '../reports/confidence.ts';
import { count } from '../reports/estimate.ts';
import { type SeekReport, seekLines } from '../reports/seek.ts';
import { createCount } from '../terminal/progress.ts';
import { commandLine } from '../terminal/quoted.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { confidence, DEFAULT_WORKERS, json, quiet, seed, share, variant, vary, wholeNumber, workers } from './flags.ts';

const DEFAULT_RUNS = 2_000;
/** Fresh runs for each run of the search: as many confirm a true finding half of the time, four times as many four times in five. */
const FRESH = 4;
const DEFAULT_POINTS = 400;

export const seek = defineCommand({
  examples: [
    [
      'seek scenarios/first-summit.yaml --outcome open-border --at-least 12% --vary actors.north.parameters.pride=0..4',
      'what it would take',
    ],
    ['seek scenarios/vancouver-2018.yaml --outcome war --at-most 0.5% --vary parameters.clash', 'what would make it rarer'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: {
    outcome: { type: 'string', requiresArg: true, describe: 'The outcome whose probability is to be reached' },
    'at-least': {
      type: 'string',
      requiresArg: true,
      coerce: share('at-least'),
      describe: 'The probability to reach from below, such as 0.5',
    },
    'at-most': { type: 'string', requiresArg: true, coerce: share('at-most'), describe: 'Instead: the probability to reach from above' },
    vary,
    runs: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('runs', 10, 1_000_000),
      describe: `How many runs at each point; what is found is played again with ${FRESH} times as many fresh ones [default: ${DEFAULT_RUNS}]`,
    },
    points: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('points', 1, 100_000),
      describe: `How many points to try at most [default: ${DEFAULT_POINTS}]`,
    },
    seed,
    variant,
    confidence,
    workers,
    quiet,
    json,
  },
  async run(options, terminal) {
    const { file, outcome, vary = [], variant, confidence, runs = DEFAULT_RUNS, points = DEFAULT_POINTS } = options;
    const goal = goalOf(options['at-least'], options['at-most']);
    const experiment = await readExperiment({ file, variant, outcome, vary }, terminal.talk);
    checkBases(experiment);
    const inquiry = {
      experiment,
      goal,
      vary,
      variant: variant ?? null,
      runs,
      points,
      seed: options.seed ?? experiment.model.seed,
      confidence,
    };
    const { workers = DEFAULT_WORKERS, quiet = false, json = false } = options;
    return look(inquiry, { workers, quiet, json }, terminal);
  },
});

interface Inquiry {
  readonly experiment: Experiment;
  readonly goal: Goal;
  /** As typed. */
  readonly vary: readonly string[];
  readonly variant: string | null;
  readonly runs: number;
  readonly points: number;
  readonly seed: string;
  readonly confidence: number;
}

async function look(
  inquiry: Inquiry,
  { workers, quiet, json }: { readonly workers: number; readonly quiet: boolean; readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { experiment, variant, runs, seed } = inquiry;
  const { model, output, factors } = experiment;
  const found = await search(inquiry, workers, quiet, terminal);
  if (found === null) {
    terminal.talk.line('Interrupted. Fewer --runs, --points or numbers to --vary take less time.');
    return EXIT.interrupted;
  }
  const report: SeekReport = {
    format: 'plenary.seek/1',
    title: model.title,
    variant,
    output: { kind: output.kind, name: output.name, title: output.title, unit: output.unit },
    seed,
    runs,
    freshRuns: FRESH * runs,
    factors,
    found,
    command: replayLine(inquiry),
  };
  const { results } = terminal;
  if (json) results.raw(`${JSON.stringify(report, null, 2)}\n`);
  else for (const line of seekLines(report, results)) results.line(line);
  return EXIT.done;
}

/** Null when Ctrl-C came first. */
async function search(inquiry: Inquiry, workers: number, quiet: boolean, terminal: Terminal): Promise<SeekResult | null> {
  const { experiment, goal, variant, runs, points, seed, confidence } = inquiry;
  const { file, text, output, factors } = experiment;
  const numbers = `${factors.length} ${factors.length === 1 ? 'number' : 'numbers'}`;
  if (!quiet)
    terminal.talk.line(
      `${numbers}, at most ${count(points)} points of ${count(runs)} runs each, and ${FRESH} times as many for each finding.`,
    );
  const { signal, release } = terminal.interruption();
  const progress = createCount(terminal.talk, quiet, terminal.now);
  const work = { text, file, variant, seed, output: { kind: output.kind, index: output.index } };
  const players = createPointPlayers(work, factors, { workers, shared: true });
  let played = 0;
  const play: PlayRuns = async (point, luck) => {
    const [first, wanted] = luck === 'search' ? [0, runs] : [runs, FRESH * runs];
    const values = await players.play(numbersAt(factors, point), first, wanted, signal);
    progress.update(++played);
    let hits = 0;
    for (const value of values) hits += value;
    return { hits, runs: wanted };
  };
  try {
    return await seekChanges(factors, play, { goal, confidence, evaluations: points });
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  } finally {
    progress.end();
    release();
    await players.close();
  }
}

function goalOf(atLeast: number | undefined, atMost: number | undefined): Goal {
  if (atLeast !== undefined && atMost !== undefined) throw new UsageError('expected --at-least or --at-most, got both. Leave one out.');
  if (atLeast !== undefined) return { says: 'at-least', probability: atLeast };
  if (atMost !== undefined) return { says: 'at-most', probability: atMost };
  throw new UsageError('expected a probability to reach, got none. Say --at-least 0.5, or --at-most 0.1.');
}

/** A change is measured from where the scenario stands, which must be a place within the range. */
function checkBases({ factors }: Experiment): void {
  for (const { name, base = Number.NaN, distribution } of factors) {
    const { low, high } = supportOf(distribution);
    if (low <= base && base <= high) continue;
    throw new UsageError(`--vary ${name}: expected a range around the scenario's own ${base}, got ${low} to ${high}. Widen it.`);
  }
}

/** The command that gives these numbers again. */
function replayLine({ experiment, goal, vary, variant, runs, points, seed, confidence }: Inquiry): string {
  return commandLine(
    ...['npx', 'plenary', 'seek', experiment.file, '--outcome', experiment.output.name, `--${goal.says}`, String(goal.probability)],
    ...vary.flatMap((each) => ['--vary', each]),
    ...(variant === null ? [] : ['--variant', variant]),
    ...['--runs', String(runs), '--points', String(points), '--seed', seed, '--confidence', confidenceText(confidence, 6)],
  );
}
