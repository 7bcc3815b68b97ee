import type { Model } from '../scenario/model.ts';
import { causesOf } from './causes.ts';
import type { Effect, Update } from './effect.ts';
import type { Exploration } from './exploration.ts';
import { numberText } from './identifiers.ts';
import type { Moment } from './moments.ts';
import { type Naming, valuesText } from './naming.ts';
import { type Rule, rulesOf } from './rules.ts';

/** A rule with its guard as text; the guard includes the moment. */
export interface WrittenRule {
  readonly guard: string;
  readonly effect: Effect;
}

const WIDTH = 150;

/** The rules of a moment that luck or the state's own course decides; none of the others. */
export function rulesAt(model: Model, exploration: Exploration, naming: Naming, moment: number): readonly WrittenRule[] {
  const { tables, moments, effects } = exploration;
  const { rows, absolute, relative } = tables[moment]!;
  if (rows.length === 0) return [];
  const selectors = selectorsOf(exploration, moments.list[moment]!);
  const causes = causesOf(model, moments.list[moment]!);
  const rules = rulesOf(rows, [relative, absolute], { selectors, order: orderOf(exploration, causes, selectors) }, effects);
  const texts = guardTexts(exploration, naming, rows, rules);
  return rules.map(({ guard, effect }, index) => ({
    guard: [
      `${naming.step}=${naming.moments[moment]!}`,
      ...texts[index]!,
      ...bounds(exploration, naming, rows, guard, effects.list[effect]!),
    ].join(' & '),
    effect: effects.list[effect]!,
  }));
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
  { branches }: Effect,
): readonly string[] {
  const changed = new Set(branches.flatMap(({ updates }) => updates.flatMap(({ variable, isRelative }) => (isRelative ? [variable] : []))));
  return [...changed].flatMap((variable) => {
    const values = guard.get(variable) ?? domainOf(rows, variable);
    const domain = domainOf(rows, variable);
    const isEqual = values.length === 1 && domain.length > 1;
    const differences = branches.flatMap(({ updates }) =>
      updates.flatMap((update) => (update.variable === variable && update.isRelative ? [update.value] : [])),
    );
    const [least, greatest] = [Math.min(0, ...differences), Math.max(0, ...differences)];
    const [low, high] = [reached[variable]![0]!, reached[variable]!.at(-1)!];
    const name = naming.variables[variable]!;
    return [
      ...(least < 0 && !isEqual && values[0] === domain[0] ? [`${name}>=${low - least}`] : []),
      ...(greatest > 0 && !isEqual && values.at(-1) === domain.at(-1) ? [`${name}<=${high - greatest}`] : []),
    ];
  });
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

/** A rule as a command of the PRISM language. */
export function commandText(naming: Naming, { guard, effect: { branches } }: WrittenRule): string {
  const ways = branches.map(({ probability, moment, updates }) => {
    const assignments = [`(${naming.step}'=${naming.moments[moment]!})`, ...updates.map((update) => assignment(naming, update))].join('&');
    return branches.length === 1 ? assignments : `${numberText(probability)}:${assignments}`;
  });
  const line = `  [] ${guard} -> ${ways.join(' + ')};`;
  return line.length <= WIDTH ? line : `  [] ${guard} ->\n      ${ways.join('\n    + ')};`;
}

function assignment({ variables, values }: Naming, { variable, value, isRelative }: Update): string {
  const name = variables[variable]!;
  if (isRelative) return `(${name}'=${name}${value < 0 ? '-' : '+'}${Math.abs(value)})`;
  return `(${name}'=${values[variable]!.get(value) ?? numberText(value)})`;
}
