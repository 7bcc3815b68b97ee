import type { Tape } from './tape.ts';

/** What expressions of a random scenario may name. */
export interface Names {
  readonly gauges: readonly string[];
  readonly parameters: readonly string[];
  readonly phases: readonly string[];
  /** States, tags and paths that every chart knows. */
  readonly states: readonly string[];
  readonly actors: readonly string[];
  readonly groups: readonly string[];
  readonly acts: readonly string[];
  readonly issues: readonly { readonly name: string; readonly options: readonly string[] }[];
  /** Gauges of `self`, and whether there is one. */
  readonly own: readonly string[];
  readonly self: boolean;
  /** Preconditions that may be named, as they are written. */
  readonly preconditions: readonly string[];
}

const STATUSES = ['open', 'adopted', 'summary', 'none'];

/** The text of a random number. */
export function numberText(tape: Tape, names: Names, depth: number): string {
  if (depth === 0 || tape.once(3)) return numberLeaf(tape, names);
  const below = (): string => numberText(tape, names, depth - 1);
  switch (tape.among(9)) {
    case 0:
      return `(${below()} + ${below()})`;
    case 1:
      return `(${below()} - ${below()})`;
    case 2:
      return `0.3 * ${below()}`;
    case 3:
      return `(${below()} / max(1, ${below()}))`;
    case 4:
      return `${tape.of(['min', 'max'])}(${below()}, ${below()})`;
    case 5:
      return `${tape.of(['abs', 'floor', 'ceil'])}(${below()})`;
    case 6:
      return `exp(min(1.5, ${below()}))`;
    case 7:
      return `ln(max(0.5, ${below()}))`;
    default:
      return `(${conditionText(tape, names, depth - 1)} ? ${below()} : -${below()})`;
  }
}

function numberLeaf(tape: Tape, names: Names): string {
  const { actors, groups, states } = names;
  switch (tape.among(11)) {
    case 0:
      return tape.of(['0', '1', '2', '0.25', '-1.5']);
    case 1:
    case 2:
    case 3:
      return tape.of(names.gauges);
    case 4:
      return names.own.length > 0 ? `self.${tape.of(names.own)}` : tape.of(names.gauges);
    case 5:
      return tape.of(names.parameters);
    case 6:
      return tape.of(['round', 'phase-round', 'rounds']);
    case 7:
    case 8:
      return `count(${tape.of(groups)} in ${tape.of(states)})`;
    case 9:
      return `weight(${tape.of(groups)} in ${tape.of(states)})`;
    default:
      return names.issues.length > 0 ? `utility(${tape.of(actors)})` : tape.of(names.gauges);
  }
}

/** The text of a random condition. */
export function conditionText(tape: Tape, names: Names, depth: number): string {
  if (depth > 0 && tape.once(3)) {
    const [left, right] = [conditionText(tape, names, depth - 1), conditionText(tape, names, depth - 1)];
    return tape.of([`(${left} and ${right})`, `(${left} or ${right})`, `not ${left}`]);
  }
  const { actors, issues, preconditions, self } = names;
  switch (tape.among(9)) {
    case 0:
      return `${numberText(tape, names, depth)} ${tape.of(['<', '<=', '>', '>='])} ${numberText(tape, names, depth)}`;
    case 1:
      return `${tape.of(names.gauges)} ${tape.of(['<', '>=', '==', '!='])} ${tape.of(['0', '1', '2', '3'])}`;
    case 2:
      return `${tape.of(actors)} in ${tape.of(names.states)}`;
    case 3:
      return self ? `self in ${tape.of(names.states)}` : `phase ${tape.of(['==', '!='])} ${tape.of(names.phases)}`;
    case 4:
      return `last(${tape.of(actors)}) ${tape.of(['==', '!='])} ${tape.of([...names.acts, 'none'])}`;
    case 5:
      return `count(${tape.of(names.groups)} in ${tape.of(names.states)}) >= ${tape.of(['1', '2'])}`;
    case 6: {
      if (issues.length === 0) return tape.of(['true', 'round > 2']);
      const { name, options } = tape.of(issues);
      return `text.${name} ${tape.of(['==', '<', '>='])} ${tape.of(options)}`;
    }
    case 7:
      return preconditions.length > 0 ? tape.of(preconditions) : `text.status == ${tape.of(STATUSES)}`;
    default:
      return tape.of(['true', 'round >= 2', 'phase-round == 1', `text.status == ${tape.of(STATUSES)}`]);
  }
}

/** Random effects, as a scenario writes them. */
export function effectsData(tape: Tape, names: Names): Record<string, number | string> {
  const effects: Record<string, number | string> = {};
  for (let left = tape.among(3); left > 0; left--) {
    const own = names.own.map((name) => `self.${name}`);
    if (names.issues.length > 0 && tape.once(4)) {
      const { name, options } = tape.of(names.issues);
      effects[`text.${name}`] = tape.once(2) ? `= ${tape.of(options)}` : tape.of([1, -1]);
      continue;
    }
    const target = tape.of([...names.gauges, ...own]);
    const computed = tape.once(3) ? `(${conditionText(tape, names, 0)} ? 2 : -1)` : numberText(tape, names, 1);
    effects[target] = tape.of<number | string>([1, -1, 2, `= ${computed}`, `+ ${computed}`, `- ${computed}`, '= 1']);
  }
  return effects;
}
