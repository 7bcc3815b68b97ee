import type { Expr, Expression } from '../expression/ast.ts';
import type { Model } from '../scenario/model.ts';
import { orderOf } from './cases.ts';
import type { Exploration } from './exploration.ts';
import { expressionWriter, type LeafTexts } from './expression-text.ts';
import { numberText } from './identifiers.ts';
import { configurationsIn, isShown, type Naming, valuesText } from './naming.ts';
import { guardTexts } from './rule-text.ts';
import { rulesOf } from './rules.ts';

/** Writes what an exploration has read: as an expression, or where PRISM has no such expression, as a list of the cases. */
export class ConditionTexts {
  private readonly exploration: Exploration;
  private readonly naming: Naming;
  /** Writes an expression, or gives null where it cannot be written with what the exported model has. */
  readonly write: (expr: Expr) => string | null;

  constructor(model: Model, exploration: Exploration, naming: Naming) {
    this.exploration = exploration;
    this.naming = naming;
    this.write = expressionWriter(model, leafTexts(model, exploration, naming));
  }

  /** A condition that the exploration has read as its number `reading`. */
  condition({ root }: Expression, reading: number): string {
    const written = this.write(root);
    if (written !== null) return written;
    const cases = this.cases(reading).filter(({ value }) => value === 1);
    return cases.length < 2 ? (cases[0]?.guard ?? 'false') : cases.map(({ guard }) => `(${guard})`).join(' | ');
  }

  /** A number that the exploration has read as its number `reading`. */
  number({ root }: Expression, reading: number): string {
    const written = this.write(root);
    if (written !== null) return written;
    const cases = this.cases(reading);
    const last = cases.at(-1);
    if (last === undefined) return '0';
    const before = cases.slice(0, -1).map(({ guard, value }) => `${guard} ? ${numberText(value)} : `);
    return before.reduceRight((rest, head) => `(${head}${rest})`, numberText(last.value));
  }

  private cases(reading: number): readonly { readonly guard: string; readonly value: number }[] {
    const { exploration, naming } = this;
    const { rows, values } = exploration.readings;
    const known = [...new Set(values[reading]!)];
    const order = orderOf(exploration, new Set(), []);
    const places = new Map(known.map((value, place) => [value, place]));
    const none = new Int32Array(0);
    const cases = rows.map((row, index) => ({
      row,
      effect: { fork: places.get(values[reading]![index]!)!, absolute: none, relative: none },
    }));
    const rules = rulesOf(cases, { selectors: [], order });
    const guards = guardTexts(exploration, naming, rows, rules);
    return rules.map(({ effect }, index) => ({ guard: guards[index]!.join(' & ') || 'true', value: known[effect.fork]! }));
  }
}

function leafTexts(model: Model, exploration: Exploration, naming: Naming): LeafTexts {
  const { variables, reached } = exploration;
  const places = new Map(variables.map(({ key }, variable) => [key, variable]));
  const named = (key: string): string | null => {
    const place = places.get(key);
    if (place === undefined) return null;
    return isShown(exploration, place) ? naming.variables[place]! : numberText(reached[place]![0]!);
  };
  return {
    gauge: (index) => named(`gauge ${index}`),
    issue: (index) => named(`issue ${index}`),
    status: () => named('status'),
    round: () => named('round'),
    phase: () => named('phase'),
    phaseRound: () => named('phase-round'),
    last: (actor) => named(`last ${actor}`),
    member(membership) {
      const { actor, nodes } = membership;
      const known = naming.members.find((member) => member.actor === actor && member.nodes.join() === nodes.join());
      return known?.name ?? memberText(model, { variables, reached }, naming, membership);
    },
    valueName(leaf, value) {
      const key = 'actor' in leaf ? `${leaf.kind} ${leaf.actor}` : leaf.kind === 'issue' ? `issue ${leaf.issue}` : leaf.kind;
      const place = places.get(key);
      return place === undefined || !isShown(exploration, place) ? null : (naming.values[place]!.get(value) ?? null);
    },
  };
}

/** The condition that an actor's chart has one of these nodes active. */
export function memberText(
  model: Model,
  { variables, reached }: Pick<Exploration, 'variables' | 'reached'>,
  naming: Naming,
  membership: { readonly actor: number; readonly nodes: readonly number[] },
): string {
  const variable = variables.findIndex(({ key }) => key === `in ${membership.actor}`);
  const domain = reached[variable]!;
  const values = configurationsIn(model, membership).filter((value) => domain.includes(value));
  if (values.length === 0) return 'false';
  return valuesText(variables[variable]!, naming.variables[variable]!, naming.values[variable]!, values, domain) ?? 'true';
}
