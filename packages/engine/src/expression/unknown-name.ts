import { FUNCTIONS } from './functions.ts';
import type { NameProblem } from './problem.ts';
import type { Scope } from './scope.ts';
import { mendName } from './suggestion.ts';

const MOST_WORDS = 12;

/** What to say of a name without a meaning: what it would mean elsewhere, or what comes near it. */
export function unknownName(name: string, scope: Scope): NameProblem {
  const expected = scope.constant ? 'a number or a parameter' : 'a known name';
  return { expected, got: name, fix: elsewhere(name, scope) ?? mendName(name, plainNames(scope)) };
}

/** Names of numbers, and the other names that may stand by themselves. */
function plainNames(scope: Scope): readonly string[] {
  const state = scope.constant
    ? []
    : ['round', 'phase-round', 'phase', 'precondition', 'text.status', ...scope.issues.map((issue) => `text.${issue.name}`)];
  return [...scope.parameters.keys(), ...scope.gauges.map((gauge) => gauge.name), 'rounds', ...state];
}

/** How to write `calm-1`, if it reads as a difference of known names and numbers; else null. */
export function differenceIn(name: string, scope: Scope): string | null {
  const numbers = new Set([...scope.parameters.keys(), ...scope.gauges.map((gauge) => gauge.name), 'rounds']);
  if (!scope.constant) for (const word of ['round', 'phase-round']) numbers.add(word);
  if (scope.self !== null) {
    const own = `${scope.actors[scope.self]!.name}.`;
    for (const gauge of scope.gauges) if (gauge.name.startsWith(own)) numbers.add(`self.${gauge.name.slice(own.length)}`);
  }
  const words = name.split('-');
  if (words.length > MOST_WORDS) return null;
  // readings[n]: how the words from n on can be read, with as few operands as possible.
  const readings: (readonly string[] | null)[] = Array.from({ length: words.length }, () => null);
  readings.push([]);
  for (let from = words.length - 1; from >= 0; from--) {
    for (let to = words.length; to > from; to--) {
      const operand = words.slice(from, to).join('-');
      const rest = readings[to] ?? null;
      const isNumber = numbers.has(operand) || /^\d+(\.\d+)?$/.test(operand);
      const best = readings[from] ?? null;
      if (rest !== null && isNumber && (best === null || rest.length + 1 < best.length)) readings[from] = [operand, ...rest];
    }
  }
  const operands = readings[0] ?? null;
  return operands === null || operands.length < 2 ? null : `Names may contain hyphens: write ${operands.join(' - ')}.`;
}

/** What the name would mean in another place. */
function elsewhere(name: string, scope: Scope): string | null {
  const self = scope.self === null ? null : scope.actors[scope.self]!.name;
  const issue = scope.issues.find(({ options }) => options.includes(name));
  if (self !== null && scope.gauges.some((gauge) => gauge.name === `${self}.${name}`))
    return `Write self.${name} for the actor's own gauge.`;
  if (name === 'self' || scope.actors.some((actor) => actor.name === name)) return `${name} is an actor: write ${name} in STATE.`;
  if (Object.hasOwn(scope.groups, name)) return `${name} is a group: write count(${name} in STATE).`;
  if (FUNCTIONS.has(name)) return `${name} is a function: write ${name}(...).`;
  if (issue !== undefined) return `${name} is an option: write text.${issue.name} == ${name}.`;
  if (scope.acts.some((act) => act.name === name)) return `${name} is an act: write last(ACTOR) == ${name}.`;
  if (scope.phases.some((phase) => phase.name === name)) return `${name} is a phase: write phase == ${name}.`;
  return null;
}
