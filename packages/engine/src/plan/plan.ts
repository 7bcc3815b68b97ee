import type { Factor, Point } from '../experiment/factor.ts';
import type { AdjustableScenario } from '../scenario/adjustable.ts';
import type { Model } from '../scenario/model.ts';
import type { PlanDesign } from './design.ts';
import type { Luck } from './luck.ts';

/** What a plan calls the scenario without any of its variants. */
export const AS_IT_STANDS = 'as-it-stands';

/** A batch as it is to be played: everything settled, all names and numbers checked. Points are outside, runs inside. */
export interface Plan {
  readonly title: string;
  readonly scenarios: readonly PlanScenario[];
  /** What is played of each scenario: null is the scenario as it stands. The others are compared with the first. */
  readonly variants: readonly (string | null)[];
  /** Numbers that are set in all scenarios and variants, by path. */
  readonly constants: Readonly<Record<string, number>>;
  readonly factors: readonly Factor[];
  readonly design: PlanDesign;
  /** Those of the design: one value for each factor. */
  readonly points: readonly Point[];
  /** Runs of each variant at each point. */
  readonly runs: number;
  readonly luck: Luck;
  readonly keep: PlanKeep;
  /** The most runs in one chunk. */
  readonly portion: number;
}

export interface PlanScenario {
  /** What results call it. */
  readonly name: string;
  /** Its file as the plan names it. */
  readonly file: string;
  readonly scenario: AdjustableScenario;
  /** By variant: with the plan's constants and without its points. */
  readonly models: readonly Model[];
  readonly seeds: readonly string[];
}

export interface PlanKeep {
  /** Names of outcomes, in the order of the results' columns. */
  readonly outcomes: readonly string[];
  readonly measures: readonly string[];
  readonly rounds: boolean;
  readonly runs: boolean;
}

/** The values of a point by path, with the plan's constants: what a scenario's model is made with. */
export function numbersAt({ factors, constants, points }: Plan, point: number): Readonly<Record<string, number>> {
  const values = points[point];
  if (values === undefined) throw new RangeError(`A point is a number from 0 to ${points.length - 1}, got ${point}.`);
  return { ...constants, ...Object.fromEntries(factors.map(({ name }, index) => [name, values[index]!])) };
}
