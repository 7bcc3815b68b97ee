import { blend } from './blend.ts';
import type { Effects } from './effect.ts';

/** What happens in the states whose variables have these values: by variable its values, ascending; any value of a variable that is not named. */
export interface Rule {
  readonly guard: ReadonlyMap<number, readonly number[]>;
  /** Number of the effect. */
  readonly effect: number;
}

export interface RuleOptions {
  /** Variables by whose values the rows are parted first. */
  readonly selectors: readonly number[];
  /** The other variables, in the order in which each is left out if what happens does not depend on it. */
  readonly order: readonly number[];
}

/**
 * The rules of a table: few of them, with few variables, such that exactly one applies to each row, and gives its effect. What decides is found from the
 * rows alone: a variable is left out where those that remain still tell the effects apart. Rules that differ in the values of one variable only are joined.
 * Rules and their guards follow the order of the variables, selectors first.
 * @param effects one or more ways of writing the effect of each row; of those, the one that takes the fewest rules is used, for each part
 * @param written the effects behind the numbers, by which rules that come to the same are joined too; null where numbers are all there is
 */
export function rulesOf(
  rows: readonly Int32Array[],
  effects: readonly (readonly number[])[],
  { selectors, order }: RuleOptions,
  written: Effects | null,
): readonly Rule[] {
  const parts = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const key = selectors.map((variable) => row[variable]!).join();
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [index]);
    else part.push(index);
  });
  const rules = [...parts.values()].flatMap((part) => {
    const first = rows[part[0]!]!;
    const candidates = effects.map((numbers) =>
      partRules(
        part.map((index) => ({ row: rows[index]!, effect: numbers[index]! })),
        order,
        written,
      ),
    );
    const fewest = candidates.reduce((best, candidate) => (candidate.length < best.length ? candidate : best));
    return fewest.map(({ guard, effect }) => ({
      guard: new Map([...selectors.map((variable) => [variable, [first[variable]!]] as const), ...guard]),
      effect,
    }));
  });
  return inOrder(joined(rules, [...selectors, ...order], written));
}

interface Case {
  readonly row: Int32Array;
  readonly effect: number;
}

function partRules(cases: readonly Case[], order: readonly number[], written: Effects | null): readonly Rule[] {
  let kept = order.filter((variable) => cases.some(({ row }) => row[variable] !== cases[0]!.row[variable]));
  let distinct = distinctCases(cases, kept)!;
  for (const variable of kept) {
    const others = kept.filter((other) => other !== variable);
    const fewer = distinctCases(distinct, others);
    if (fewer === null) continue;
    kept = others;
    distinct = fewer;
  }
  const shown = [...kept].sort((a, b) => a - b);
  const rules = distinct.map(({ row, effect }) => ({ guard: new Map(shown.map((variable) => [variable, [row[variable]!]])), effect }));
  return joined(rules, kept, written);
}

/** One case for each combination of the values of these variables; null if cases that agree on them differ in their effects. */
function distinctCases(cases: readonly Case[], variables: readonly number[]): readonly Case[] | null {
  const found = new Map<string, Case>();
  for (const each of cases) {
    let key = '';
    for (const variable of variables) key += `${each.row[variable]!},`;
    const known = found.get(key);
    if (known === undefined) found.set(key, each);
    else if (known.effect !== each.effect) return null;
  }
  return [...found.values()];
}

/** Joins rules that differ in the values of one variable only, variable by variable, until none are left. */
function joined(rules: readonly Rule[], variables: readonly number[], written: Effects | null): readonly Rule[] {
  let present = rules;
  for (;;) {
    const before = present.length;
    for (const variable of variables) present = joinedBy(present, variable, written);
    if (present.length === before) return present;
  }
}

function joinedBy(rules: readonly Rule[], variable: number, written: Effects | null): readonly Rule[] {
  const alike = new Map<string, Rule[]>();
  for (const rule of rules) {
    let key = `${written === null || !rule.guard.has(variable) ? rule.effect : written.without(rule.effect, variable)}`;
    for (const [other, values] of rule.guard) key += other === variable ? `;${other}` : `;${other}=${values.join()}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [rule]);
    else known.push(rule);
  }
  return [...alike.values()].flatMap((group) => {
    const clusters: Rule[] = [];
    for (const rule of group) {
      const place = clusters.findIndex((cluster) => join(cluster, rule, variable, written) !== null);
      if (place === -1) clusters.push(rule);
      else clusters[place] = join(clusters[place]!, rule, variable, written)!;
    }
    return clusters;
  });
}

/** One rule for two that differ in the values of one variable and in what becomes of it; null if they do not come to the same. */
function join(a: Rule, b: Rule, variable: number, written: Effects | null): Rule | null {
  const [mine, yours] = [a.guard.get(variable), b.guard.get(variable)];
  if (mine === undefined || yours === undefined) return a.effect === b.effect ? a : null;
  const effect =
    a.effect === b.effect || written === null
      ? a.effect === b.effect
        ? a.effect
        : null
      : blend(written, variable, { effect: a.effect, values: mine }, { effect: b.effect, values: yours });
  if (effect === null) return null;
  const values = [...new Set([...mine, ...yours])].sort((x, y) => x - y);
  return { guard: new Map([...a.guard, [variable, values]]), effect };
}

function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => {
    const [mine, yours] = [[...a.guard], [...b.guard]];
    for (let place = 0; place < Math.min(mine.length, yours.length); place++) {
      const [variable, values] = mine[place]!;
      const [other, others] = yours[place]!;
      if (variable !== other) return variable - other;
      if (values[0] !== others[0]) return values[0]! - others[0]!;
    }
    return mine.length - yours.length;
  });
}
