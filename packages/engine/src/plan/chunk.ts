import type { Plan } from './plan.ts';

/** One seed of one scenario of a plan, at all points: what a plan's results are grouped by. */
export interface Study {
  /** Index of the scenario. */
  readonly scenario: number;
  readonly seed: string;
}

/**
 * A piece of work: some runs of one point of one study, with all the plan's variants. Which chunks there are, and their numbers, depends on
 * the plan alone, never on who plays them.
 */
export interface Chunk {
  /** From 0: studies in their order, in each the points, in each the runs. */
  readonly number: number;
  /** Index of the study. */
  readonly study: number;
  readonly point: number;
  readonly firstRun: number;
  readonly count: number;
}

/** The studies of a plan: scenarios in their order, each with its seeds. */
export function studiesOf({ scenarios }: Plan): readonly Study[] {
  return scenarios.flatMap(({ seeds }, scenario) => seeds.map((seed) => ({ scenario, seed })));
}

/** Chunks of one point. */
export function chunksPerPoint({ runs, portion }: Plan): number {
  return Math.ceil(runs / portion);
}

/** How many chunks a plan has. */
export function chunkCount(plan: Plan): number {
  return studiesOf(plan).length * plan.points.length * chunksPerPoint(plan);
}

/** How many points, one after the other, have the same runs. */
export function pointsWithOneLuck({ luck, points, factors }: Pick<Plan, 'luck' | 'points' | 'factors'>): number {
  return { common: points.length, 'by-trajectory': factors.length + 1, independent: 1 }[luck];
}

/** @throws RangeError if the plan has no chunk of this number */
export function chunkAt(plan: Plan, number: number): Chunk {
  const total = chunkCount(plan);
  if (!(Number.isInteger(number) && number >= 0 && number < total)) {
    throw new RangeError(`A chunk is a number from 0 to ${total - 1}, got ${number}.`);
  }
  const { points, runs, portion } = plan;
  const each = chunksPerPoint(plan);
  const cell = Math.floor(number / each);
  const first = (number % each) * portion;
  const point = cell % points.length;
  return {
    number,
    study: Math.floor(cell / points.length),
    point,
    firstRun: Math.floor(point / pointsWithOneLuck(plan)) * runs + first,
    count: Math.min(portion, runs - first),
  };
}
