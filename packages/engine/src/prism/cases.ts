import type { Model } from '../scenario/model.ts';
import { causesOf } from './causes.ts';
import { VARIES } from './effect.ts';
import type { Exploration, Table } from './exploration.ts';
import type { Moment } from './moments.ts';
import type { Case, RuleOptions } from './rules.ts';
import type { Variable } from './variables.ts';

/** Variables that have another value after the moment in any of its cases. */
export function changingVariables({ rows, arrivals }: Table): readonly number[] {
  return [...(rows[0] ?? [])].flatMap((_, variable) =>
    rows.some((row, index) => arrivals[index]!.some((values) => values[variable] !== row[variable])) ? [variable] : [],
  );
}

export function casesOf({ variables }: Exploration, { rows, forks, arrivals }: Table, changing: readonly number[]): readonly Case[] {
  return rows.map((row, index) => {
    const values = arrivals[index]!;
    const effect = {
      fork: forks[index]!,
      absolute: new Int32Array(values.length * changing.length),
      relative: new Int32Array(values.length * changing.length),
    };
    values.forEach((after, branch) => {
      changing.forEach((variable, place) => {
        const at = branch * changing.length + place;
        effect.absolute[at] = after[variable]!;
        effect.relative[at] = differenceOf(variables[variable]!, after[variable]! - row[variable]!);
      });
    });
    return { row, effect };
  });
}

/** The difference as it may be written: any of a number, none of names, and of what goes up by one nothing else. */
function differenceOf({ values, change }: Variable, difference: number): number {
  if (difference === 0 || (change === 'advance' && difference === 1)) return difference;
  return values === null && change === undefined ? difference : VARIES;
}

/** By what the rules of a moment are parted, and what is rather left out. */
export function ruleOptions(model: Model, exploration: Exploration, moment: Moment): RuleOptions {
  const selectors = selectorsOf(exploration, moment);
  return { selectors, order: orderOf(exploration, causesOf(model, moment), selectors) };
}

/** The variables in the order in which they are left out: causes last, and among these the nearest. */
export function orderOf({ variables }: Exploration, causes: ReadonlySet<string>, selectors: readonly number[]): readonly number[] {
  const rank = (variable: number): number => {
    const { key, remoteness } = variables[variable]!;
    return remoteness - (causes.has(key) ? CAUSE : 0);
  };
  return variables
    .map((_, variable) => variable)
    .filter((variable) => !selectors.includes(variable))
    .sort((a, b) => rank(b) - rank(a) || b - a);
}

/** More than any remoteness. */
const CAUSE = 100;

function selectorsOf({ variables }: Exploration, moment: Moment): readonly number[] {
  const wanted = ((): readonly string[] => {
    switch (moment.kind) {
      case 'act':
      case 'word':
        return ['first-speaker', 'phase', `in ${moment.actor}`];
      case 'open':
      case 'next-round':
        return ['phase'];
      default:
        return [];
    }
  })();
  return variables.flatMap(({ key }, variable) => (wanted.includes(key) ? [variable] : []));
}
