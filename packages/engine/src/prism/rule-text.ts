import type { Model } from '../scenario/model.ts';
import { casesOf, changingVariables, ruleOptions } from './cases.ts';
import { type Effect, VARIES } from './effect.ts';
import type { Exploration } from './exploration.ts';
import { numberText } from './identifiers.ts';
import { type Naming, valuesText } from './naming.ts';
import { type Rule, rulesOf } from './rules.ts';

/** A rule with its guard, which includes the moment, and its effect as they are written. */
export interface WrittenRule {
  readonly guard: string;
  readonly branches: readonly { readonly probability: number; readonly assignments: string }[];
}

const WIDTH = 150;

/** The rules of a moment that luck or the state's own course decides; none of the others. */
export function rulesAt(model: Model, exploration: Exploration, naming: Naming, moment: number): readonly WrittenRule[] {
  const { tables, moments, forks } = exploration;
  const table = tables[moment]!;
  if (table.rows.length === 0) return [];
  const changing = changingVariables(table);
  const rules = rulesOf(casesOf(exploration, table, changing), ruleOptions(model, exploration, moments.list[moment]!));
  const texts = guardTexts(exploration, naming, table.rows, rules);
  return rules.map((rule, index) => {
    const updates = updatesOf(exploration, rule.effect, changing);
    return {
      guard: [
        `${naming.step}=${naming.moments[moment]!}`,
        ...texts[index]!,
        ...bounds(exploration, naming, table.rows, rule.guard, updates.flat()),
      ].join(' & '),
      branches: forks.list[rule.effect.fork]!.branches.map((branch, place) => ({
        probability: branch.probability,
        assignments: [
          `(${naming.step}'=${naming.moments[branch.moment]!})`,
          ...updates[place]!.map((update) => assignment(naming, update)),
        ].join('&'),
      })),
    };
  });
}

interface Update {
  readonly variable: number;
  readonly value: number;
  readonly isRelative: boolean;
}

/** By branch: the changes to write. Where both a value and a difference would do, steps of one are written as such. */
function updatesOf(
  { forks }: Exploration,
  { fork, absolute, relative }: Effect,
  changing: readonly number[],
): readonly (readonly Update[])[] {
  return forks.list[fork]!.branches.map((_, branch) =>
    changing.flatMap((variable, place) => {
      const at = branch * changing.length + place;
      const [value, difference] = [absolute[at]!, relative[at]!];
      if (difference === 0) return [];
      const isRelative = value === VARIES || Math.abs(difference) === 1;
      return [{ variable, value: isRelative ? difference : value, isRelative }];
    }),
  );
}

/** Where something is counted, how often it is on average: the conditions, which include the moment, under which a count is the same. */
export function countsAt(
  model: Model,
  exploration: Exploration,
  naming: Naming,
  moment: number,
  measure: number,
): readonly { readonly guard: string; readonly count: number }[] {
  const { rows, counts: all } = exploration.tables[moment]!;
  const counts = all.map((each) => each[measure]!);
  if (counts.every((count) => count === 0)) return [];
  const known = [...new Set(counts)];
  const none = new Int32Array(0);
  const cases = rows.map((row, index) => ({ row, effect: { fork: known.indexOf(counts[index]!), absolute: none, relative: none } }));
  const rules = rulesOf(cases, ruleOptions(model, exploration, exploration.moments.list[moment]!));
  const texts = guardTexts(exploration, naming, rows, rules);
  return rules.flatMap(({ effect }, index) => {
    const guard = [`${naming.step}=${naming.moments[moment]!}`, ...texts[index]!].join(' & ');
    return known[effect.fork] === 0 ? [] : [{ guard, count: known[effect.fork]! }];
  });
}

/** The parts of the guards of rules over rows, which name nothing that holds in all rows. */
export function guardTexts(
  { variables }: Exploration,
  naming: Naming,
  rows: readonly Int32Array[],
  rules: readonly Rule[],
): readonly (readonly string[])[] {
  const domains = variables.map((_, variable) => domainOf(rows, variable));
  return rules.map(({ guard }) =>
    [...guard].flatMap(([variable, values]) => {
      const name = naming.variables[variable]!;
      return valuesText(variables[variable]!, name, naming.values[variable]!, values, domains[variable]!) ?? [];
    }),
  );
}

/** The values that a variable takes in rows, ascending. */
function domainOf(rows: readonly Int32Array[], variable: number): readonly number[] {
  return [...new Set(rows.map((row) => row[variable]!))].sort((a, b) => a - b);
}

/** What a guard must say, although all reachable states have it, lest a difference lead out of the range of its variable from a state that is not reachable. */
function bounds(
  { reached }: Exploration,
  naming: Naming,
  rows: readonly Int32Array[],
  guard: Rule['guard'],
  updates: readonly Update[],
): readonly string[] {
  const relative = updates.filter(({ isRelative }) => isRelative);
  return [...new Set(relative.map(({ variable }) => variable))].flatMap((variable) => {
    const domain = domainOf(rows, variable);
    const values = guard.get(variable) ?? domain;
    if (values.length === 1 && domain.length > 1) return [];
    const differences = relative.filter((update) => update.variable === variable).map(({ value }) => value);
    const [least, greatest] = [Math.min(0, ...differences), Math.max(0, ...differences)];
    const [low, high] = [reached[variable]![0]!, reached[variable]!.at(-1)!];
    const name = naming.variables[variable]!;
    return [
      ...(least < 0 && values[0] === domain[0] ? [boundText(name, '>=', low - least, high)] : []),
      ...(greatest > 0 && values.at(-1) === domain.at(-1) ? [boundText(name, '<=', high - greatest, low)] : []),
    ];
  });
}

function boundText(name: string, sign: '<=' | '>=', value: number, extreme: number): string {
  return value === extreme ? `${name}=${value}` : `${name}${sign}${value}`;
}

/** A rule as a command of the PRISM language. */
export function commandText({ guard, branches }: WrittenRule): string {
  const ways = branches.map(({ probability, assignments }) =>
    branches.length === 1 ? assignments : `${numberText(probability)}:${assignments}`,
  );
  const line = `  [] ${guard} -> ${ways.join(' + ')};`;
  return line.length <= WIDTH ? line : `  [] ${guard} ->\n      ${ways.join('\n    + ')};`;
}

function assignment({ variables, values }: Naming, { variable, value, isRelative }: Update): string {
  const name = variables[variable]!;
  if (isRelative) return `(${name}'=${name}${value < 0 ? '-' : '+'}${Math.abs(value)})`;
  return `(${name}'=${values[variable]!.get(value) ?? numberText(value)})`;
}
