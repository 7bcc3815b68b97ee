import type { Spread } from './spread.ts';

/** Something that the project promised to reach, judged by the median of what was measured. */
export interface Target {
  readonly what: string;
  readonly bound: { readonly kind: 'at least' | 'at most'; readonly value: number; readonly unit: string };
  /** Null when it could not be measured. */
  readonly value: number | null;
  readonly met: boolean | null;
}

/** What targets are judged by; null what could not be measured. */
export interface Measured {
  /** Of the form in which every act is announced to all, as the meaning of a scenario has it. */
  readonly xstateOverKernel: Spread | null;
  /** A decision's time on the flagship over that on the toy. */
  readonly flagshipOverToy: Spread | null;
  readonly kernelOverC: Spread | null;
  readonly twoWorkersOverOne: Spread;
  readonly growthBytes: number;
  readonly coldRunSeconds: Spread;
  readonly startUpSeconds: Spread;
}

const MEGABYTE = 1e6;

export function judge(measured: Measured): readonly Target[] {
  const { xstateOverKernel, flagshipOverToy, kernelOverC, twoWorkersOverOne, growthBytes, coldRunSeconds, startUpSeconds } = measured;
  const times = (spread: Spread | null): number | null => spread?.median ?? null;
  return [
    target(
      'flagship: summits per second, kernel over XState actors, every act announced to all',
      'at least',
      1000,
      'times',
      times(xstateOverKernel),
    ),
    target('flagship: time of a decision over that of the toy', 'at most', 4, 'times', times(flagshipOverToy)),
    target('toy: time of the kernel over that of C by hand', 'at most', 3, 'times', times(kernelOverC)),
    target('flagship: summits per second, two workers over one', 'at least', 1.8, 'times', twoWorkersOverOne.median),
    target('toy: growth of resident memory over a million runs', 'at most', 20, 'MB', growthBytes / MEGABYTE),
    target('plenary run, flagship, 100,000 runs from a cold start', 'at most', 3, 's', coldRunSeconds.median),
    target('plenary --version', 'at most', 150, 'ms', 1000 * startUpSeconds.median),
  ];
}

function target(what: string, kind: 'at least' | 'at most', bound: number, unit: string, value: number | null): Target {
  const met = value === null ? null : kind === 'at least' ? value >= bound : value <= bound;
  return { what, bound: { kind, value: bound, unit }, value, met };
}
