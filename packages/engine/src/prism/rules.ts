import { agreement, type Effect } from './effect.ts';

/** A state by the values of its variables, and what happens in it. */
export interface Case {
  readonly row: Int32Array;
  readonly effect: Effect;
}

/** What happens in the states whose variables have these values: by variable its values, ascending; any value of a variable that is not named. */
export interface Rule {
  readonly guard: ReadonlyMap<number, readonly number[]>;
  readonly effect: Effect;
}

export interface RuleOptions {
  /** Variables by whose values the cases are parted first. */
  readonly selectors: readonly number[];
  /** The other variables, in the order in which each is left out if what happens does not depend on it. */
  readonly order: readonly number[];
}

/**
 * Rules for cases: few of them, with few variables, such that exactly one applies to each case, and has its effect. What decides is found from the cases
 * alone: a variable is left out where those that remain still tell the effects apart. Rules that differ in the values of one variable only are joined, if
 * one effect can say what both do. Rules and guards follow the order of the variables, selectors first.
 */
export function rulesOf(cases: readonly Case[], { selectors, order }: RuleOptions): readonly Rule[] {
  const [first, ...rest] = selectors;
  const rules =
    first === undefined
      ? treeOf(cases, order)
      : partsBy(cases, first).flatMap(([value, part]) => rulesWith(first, value, rulesOf(part, { selectors: rest, order })));
  return inOrder(first === undefined ? rules : joinedBy(rules, first));
}

/**
 * A decision tree, as rules: variables that decide nothing in these cases are left out, the cases are parted by the values of the last that is kept, and the
 * same is done in each part.
 */
function treeOf(cases: readonly Case[], order: readonly number[]): readonly Rule[] {
  const { kept, distinct } = decisive(cases, order);
  const nearest = kept.at(-1);
  if (nearest === undefined) return distinct.map(({ effect }) => ({ guard: new Map(), effect }));
  const below = kept.slice(0, -1);
  return joined(
    partsBy(distinct, nearest).flatMap(([value, part]) => rulesWith(nearest, value, treeOf(part, below))),
    kept,
  );
}

/** The variables without those whose values do not tell the effects of these cases apart, and one case for each combination of the values of the others. */
function decisive(
  cases: readonly Case[],
  order: readonly number[],
): { readonly kept: readonly number[]; readonly distinct: readonly Case[] } {
  let kept = order.filter((variable) => cases.some(({ row }) => row[variable] !== cases[0]!.row[variable]));
  let distinct = distinctBy(cases, kept)!;
  for (const variable of kept) {
    const others = kept.filter((other) => other !== variable);
    const fewer = distinctBy(distinct, others);
    if (fewer === null) continue;
    kept = others;
    distinct = fewer;
  }
  return { kept, distinct };
}

/** One case for each combination of the values of these variables; null if what happens where they agree takes more than one effect to say. */
function distinctBy(cases: readonly Case[], variables: readonly number[]): readonly Case[] | null {
  const found = new Map<string, Case>();
  for (const each of cases) {
    let key = '';
    for (const variable of variables) key += `${each.row[variable]!},`;
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, each);
      continue;
    }
    const effect = agreement(known.effect, each.effect);
    if (effect === null) return null;
    if (effect !== known.effect) found.set(key, { row: known.row, effect });
  }
  return [...found.values()];
}

function partsBy(cases: readonly Case[], variable: number): readonly (readonly [number, readonly Case[]])[] {
  const parts = new Map<number, Case[]>();
  for (const each of cases) {
    const value = each.row[variable]!;
    const part = parts.get(value);
    if (part === undefined) parts.set(value, [each]);
    else part.push(each);
  }
  return [...parts];
}

function rulesWith(variable: number, value: number, rules: readonly Rule[]): readonly Rule[] {
  return rules.map(({ guard, effect }) => ({ guard: new Map([[variable, [value]], ...guard]), effect }));
}

/** Joins rules that differ in the values of one variable only, variable by variable, until none are left. */
function joined(rules: readonly Rule[], variables: readonly number[]): readonly Rule[] {
  let present = rules;
  for (;;) {
    const before = present.length;
    for (const variable of variables) present = joinedBy(present, variable);
    if (present.length === before) return present;
  }
}

function joinedBy(rules: readonly Rule[], variable: number): readonly Rule[] {
  const alike = new Map<string, Rule[]>();
  for (const rule of rules) {
    let key = `${rule.effect.fork}`;
    for (const [other, values] of rule.guard) key += other === variable ? `;${other}` : `;${other}=${values.join()}`;
    const clusters = alike.get(key);
    if (clusters === undefined) alike.set(key, [rule]);
    else if (rule.guard.has(variable)) joinInto(clusters, rule, variable);
    else clusters.push(rule);
  }
  return [...alike.values()].flat();
}

/** Joins a rule to the first of these that can say what both do, or adds it to them. */
function joinInto(clusters: Rule[], rule: Rule, variable: number): void {
  for (const [place, cluster] of clusters.entries()) {
    const effect = agreement(cluster.effect, rule.effect);
    if (effect === null) continue;
    const values = [...cluster.guard.get(variable)!, ...rule.guard.get(variable)!].sort((a, b) => a - b);
    clusters[place] = { guard: new Map([...cluster.guard, [variable, values]]), effect };
    return;
  }
  clusters.push(rule);
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
