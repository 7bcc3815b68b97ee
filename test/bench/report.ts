import type { BenchmarkResult, ContenderResult, SummitResult } from './result.ts';
import type { Spread } from './spread.ts';
import type { Target } from './targets.ts';

type Row = readonly string[];

const SUMMIT_TITLES = { flagship: 'The flagship, scenarios/vancouver-2018.yaml', toy: 'The toy summit' } as const;

/** The result for reading, line by line. */
export function reportLines(result: BenchmarkResult): readonly string[] {
  const { machine, repetitions, secondsPerTurn, summits, worth, readings, targets } = result;
  const { twoWorkersOverOne, growth, coldRunSeconds, startUpSeconds } = readings;
  return [
    `${machine.cores} cores, ${machine.system}, Node ${machine.node}, ${machine.compiler ?? 'no C compiler: THE TOY IN C IS MISSING'}`,
    `Medians of ${repetitions} turns of ${secondsPerTurn} s taken in rotation, with the least and the greatest.`,
    ...summits.flatMap((summit) => ['', ...summitLines(summit)]),
    '',
    'What is worth what on the toy (how many times longer it takes without)',
    ...tableLines(worth.map(({ what, ratio }) => [what, spread(ratio)])),
    '',
    'Around them, by the clock',
    ...tableLines([
      ['flagship, summits per second of two workers over one', spread(twoWorkersOverOne)],
      [
        'toy, growth of resident memory',
        `${figure(growth.bytes / 1e6)} MB over ${count(growth.runs)} runs after ${count(growth.warmUpRuns)}`,
      ],
      ['plenary run, flagship, 100,000 runs', spread(coldRunSeconds, ' s')],
      ['plenary --version', spread(scaled(startUpSeconds, 1000), ' ms')],
    ]),
    '',
    'Targets',
    ...tableLines(targets.map(targetRow)),
  ];
}

function summitLines({ summit, decisionsPerRun, contenders }: SummitResult): readonly string[] {
  const odd = contenders.filter(({ disagreements }) => disagreements.length > 0);
  return [
    `${SUMMIT_TITLES[summit]}: ${figure(decisionsPerRun)} decisions a run`,
    ...tableLines([
      ['', 'summits per second', 'ns per decision', 'time over the kernel’s', 'runs counted alike'],
      ...contenders.map(contenderRow),
    ]),
    ...odd.map(({ title, disagreements }) => `${title} DISAGREES with the kernel: ${disagreements.join('; ')}`),
  ];
}

function contenderRow({ title, runsPerSecond, nanosecondsPerDecision, overKernel, compared, disagreements }: ContenderResult): Row {
  const alike = compared === 0 ? '' : disagreements.length === 0 ? count(compared) : 'NO';
  return [title, spread(runsPerSecond), spread(nanosecondsPerDecision), spread(overKernel), alike];
}

function targetRow({ what, bound, value, met }: Target): Row {
  const measured = value === null ? 'not measured' : `${figure(value)} ${bound.unit}`;
  return [what, `${bound.kind} ${figure(bound.value)}`, measured, met === null ? '' : met ? 'met' : 'NOT MET'];
}

function spread({ median, low, high }: Spread, unit = ''): string {
  return low === high ? `${figure(median)}${unit}` : `${figure(median)}${unit} (${figure(low)} to ${figure(high)})`;
}

function scaled({ median, low, high }: Spread, factor: number): Spread {
  return { median: factor * median, low: factor * low, high: factor * high };
}

/** Three figures that say something. */
function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function tableLines(rows: readonly Row[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
}
