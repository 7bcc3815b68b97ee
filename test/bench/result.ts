import { type Summit, TOY_IN_C } from './contenders.ts';
import type { Laps } from './race.ts';
import { ratioOf, type Spread, spreadOf } from './spread.ts';
import { judge, type Target } from './targets.ts';

/** What the benchmark found: its output with --json. */
export interface BenchmarkResult {
  readonly format: 'plenary.benchmark/1';
  readonly machine: Machine;
  readonly repetitions: number;
  readonly secondsPerTurn: number;
  readonly summits: readonly SummitResult[];
  readonly worth: readonly Worth[];
  readonly readings: Readings;
  readonly targets: readonly Target[];
}

export interface Machine {
  readonly cores: number;
  readonly system: string;
  readonly node: string;
  /** How the toy in C was made; null without a compiler. */
  readonly compiler: string | null;
}

export interface SummitResult {
  readonly summit: Summit;
  /** Actors' turns and positions on the text. */
  readonly decisionsPerRun: number;
  readonly contenders: readonly ContenderResult[];
}

export interface ContenderResult {
  readonly name: string;
  readonly title: string;
  readonly runsPerTurn: number;
  readonly runsPerSecond: Spread;
  readonly nanosecondsPerDecision: Spread;
  /** Its time over the kernel's. */
  readonly overKernel: Spread;
  /** Of how many runs its counts were compared with the kernel's. */
  readonly compared: number;
  readonly disagreements: readonly string[];
}

/** How many times longer the toy takes without something. */
export interface Worth {
  readonly what: string;
  readonly ratio: Spread;
}

/** What is measured apart from the race. */
export interface Readings {
  /** Of summits per second, on the flagship. */
  readonly twoWorkersOverOne: Spread;
  readonly growth: { readonly warmUpRuns: number; readonly runs: number; readonly bytes: number };
  readonly coldRunSeconds: Spread;
  readonly startUpSeconds: Spread;
}

const WORTHS = [
  { what: 'tables of thresholds instead of exp at every decision', without: 'toy-with-exp', having: 'toy-by-hand' },
  { what: 'a block of luck for four rounds instead of one for every draw', without: 'toy-block-a-draw', having: 'toy-by-hand' },
  { what: 'writing the toy by hand instead of as a scenario', without: 'toy-kernel', having: 'toy-by-hand' },
  { what: 'writing it by hand in C instead of TypeScript', without: 'toy-by-hand', having: TOY_IN_C },
] as const;

/** Everything measured, with the targets judged by it. */
export function resultOf(
  machine: Machine,
  race: { readonly laps: readonly Laps[]; readonly repetitions: number; readonly seconds: number },
  decisions: Readonly<Record<Summit, number>>,
  readings: Readings,
): BenchmarkResult {
  const { laps, repetitions, seconds } = race;
  const timesOf = (name: string): readonly number[] | null => laps.find(({ entry }) => entry.name === name)?.perRun ?? null;
  const ratio = (above: string, below: string, factor = 1): Spread | null => {
    const [times, others] = [timesOf(above), timesOf(below)];
    return times === null || others === null ? null : ratioOf(times, others, factor);
  };
  const summits = (['flagship', 'toy'] as const).map((summit): SummitResult => {
    const own = laps.filter(({ entry }) => entry.summit === summit);
    return { summit, decisionsPerRun: decisions[summit], contenders: own.map((lap) => contenderResult(lap, own[0]!, decisions[summit])) };
  });
  const worth = WORTHS.flatMap(({ what, without, having }): readonly Worth[] => {
    const found = ratio(without, having);
    return found === null ? [] : [{ what, ratio: found }];
  });
  const targets = judge({
    xstateOverKernel: ratio('xstate-aloud', 'kernel'),
    flagshipOverToy: ratio('kernel', 'toy-kernel', decisions.toy / decisions.flagship),
    kernelOverC: ratio('toy-kernel', 'toy-in-c'),
    twoWorkersOverOne: readings.twoWorkersOverOne,
    growthBytes: readings.growth.bytes,
    coldRunSeconds: readings.coldRunSeconds,
    startUpSeconds: readings.startUpSeconds,
  });
  return { format: 'plenary.benchmark/1', machine, repetitions, secondsPerTurn: seconds, summits, worth, readings, targets };
}

function contenderResult({ entry, perRun, runs, disagreements }: Laps, kernel: Laps, decisions: number): ContenderResult {
  return {
    name: entry.name,
    title: entry.title,
    runsPerTurn: runs,
    runsPerSecond: spreadOf(perRun.map((nanoseconds) => 1e9 / nanoseconds)),
    nanosecondsPerDecision: spreadOf(perRun.map((nanoseconds) => nanoseconds / decisions)),
    overKernel: ratioOf(perRun, kernel.perRun),
    compared: entry.compared,
    disagreements,
  };
}
