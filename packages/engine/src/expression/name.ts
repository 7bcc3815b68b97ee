import { TEXT_STATUSES } from '../scenario/model.ts';
import type { Expr } from './ast.ts';
import type { NameProblem } from './problem.ts';
import type { Scope } from './scope.ts';
import { mendName } from './suggestion.ts';
import type { Typed } from './typed.ts';
import { differenceIn, unknownName } from './unknown-name.ts';

/** The index of an actor by its name, or of the expression's own actor by `self`. */
export function actorNamed(name: string, scope: Scope): number | NameProblem {
  if (scope.constant) return notConstant(name);
  if (name === 'self') {
    if (scope.self !== null) return scope.self;
    return { expected: 'the name of an actor', got: 'self', fix: 'self is known only in what belongs to an actor.' };
  }
  const index = scope.actors.findIndex((actor) => actor.name === name);
  if (index >= 0) return index;
  return { expected: 'the name of an actor', got: name, fix: mendName(name, ['self', ...scope.actors.map((actor) => actor.name)]) };
}

/** What a name that stands by itself means: a number, a condition, or a choice to compare with its values. */
export function meaningOf(name: string, scope: Scope): Typed | NameProblem {
  const meaning = resolve(name, scope);
  const fix = 'expected' in meaning ? differenceIn(name, scope) : null;
  return fix === null ? meaning : { expected: 'a known name', got: name, fix };
}

function resolve(name: string, scope: Scope): Typed | NameProblem {
  if (name === 'true' || name === 'false') return { type: 'boolean', expr: { kind: 'boolean', value: name === 'true' } };
  if (name === 'rounds') return { type: 'number', expr: { kind: 'number', value: scope.rounds } };
  const ofState = stateName(name, scope);
  if (ofState !== null) return scope.constant ? notConstant(name) : ofState;
  const parameter = scope.parameters.get(name);
  if (parameter !== undefined) return { type: 'number', expr: { kind: 'number', value: parameter } };
  return gaugeNamed(name, scope) ?? actorsOwn(name, scope) ?? unknownName(name, scope);
}

export function notConstant(got: string): NameProblem {
  return { expected: 'a constant', got, fix: 'Before a run begins only numbers and parameters are known.' };
}

/** The names that mean something of the state whatever the scenario declares. */
function stateName(name: string, scope: Scope): Typed | NameProblem | null {
  switch (name) {
    case 'round':
      return { type: 'number', expr: { kind: 'round' } };
    case 'phase-round':
      return { type: 'number', expr: { kind: 'phase-round' } };
    case 'phase': {
      const values = scope.phases.map((phase) => phase.name);
      return {
        type: 'choice',
        expr: { kind: 'phase' },
        choice: { domain: 'phase', noun: 'a phase', short: 'phase', values, ordered: false },
      };
    }
    case 'text.status': {
      const choice = { domain: 'status', noun: 'a status of the text', short: 'status', values: TEXT_STATUSES, ordered: false };
      return { type: 'choice', expr: { kind: 'status' }, choice };
    }
  }
  const [first, second, third] = name.split('.');
  if (first === 'precondition' && third === undefined) return preconditionOf('self', second, name, scope);
  if (first !== 'text' || second === undefined || third !== undefined) return null;
  const issue = scope.issues.findIndex((each) => each.name === second);
  if (issue < 0) {
    const known = [...scope.issues.map((each) => `text.${each.name}`), 'text.status'];
    return { expected: 'an issue of the text', got: name, fix: mendName(name, known) };
  }
  const choice = { domain: name, noun: `an option of ${name}`, short: 'option', values: scope.issues[issue]!.options, ordered: true };
  return { type: 'choice', expr: { kind: 'issue', issue }, choice };
}

function gaugeNamed(name: string, scope: Scope): Typed | null {
  const gauge = scope.gauges.findIndex((each) => each.name === name);
  return gauge < 0 ? null : { type: 'number', expr: { kind: 'gauge', gauge } };
}

/** `ACTOR.GAUGE`, `ACTOR.precondition` or `ACTOR.precondition.NAME`, with `self` for the expression's own actor; null for a name without a dot. */
function actorsOwn(name: string, scope: Scope): Typed | NameProblem | null {
  const dot = name.indexOf('.');
  if (dot < 0) return null;
  const owner = name.slice(0, dot);
  const [own, precondition, rest] = name.slice(dot + 1).split('.');
  const actor = actorNamed(owner, scope);
  if (typeof actor !== 'number') return actor;
  if (own === 'precondition' && rest === undefined) return preconditionOf(owner, precondition, name, scope);
  const prefix = `${scope.actors[actor]!.name}.`;
  const gauge = gaugeNamed(prefix + name.slice(dot + 1), scope);
  if (gauge !== null) return gauge;
  const gauges = scope.gauges.filter((each) => each.name.startsWith(prefix)).map((each) => `${owner}.${each.name.slice(prefix.length)}`);
  const preconditions = scope.actors[actor]!.preconditions.map((each) => `${owner}.precondition.${each.name}`);
  return { expected: `a gauge or precondition of ${prefix.slice(0, -1)}`, got: name, fix: mendName(name, [...gauges, ...preconditions]) };
}

/** One precondition of an actor, or (`name` undefined) all of them; an actor without any fulfils them all. */
function preconditionOf(owner: string, name: string | undefined, written: string, scope: Scope): Typed | NameProblem {
  const actor = actorNamed(owner, scope);
  if (typeof actor !== 'number') return { ...actor, got: written };
  const known = scope.actors[actor]!.preconditions.map((each) => each.name);
  const wanted = name === undefined ? known : known.filter((each) => each === name);
  if (name !== undefined && wanted.length === 0) {
    return { expected: `a precondition of ${scope.actors[actor]!.name}`, got: written, fix: mendName(name, known) };
  }
  let all: Expr | null = null;
  for (const each of wanted) {
    const precondition = known.indexOf(each);
    const body = scope.precondition(actor, precondition);
    if (body === null) {
      return {
        expected: 'a precondition that can be read',
        got: written,
        fix: `Mend precondition ${each} first; it may not depend on itself.`,
      };
    }
    const one: Expr = { kind: 'precondition', actor, precondition, body };
    all = all === null ? one : { kind: 'binary', operator: 'and', left: all, right: one };
  }
  return { type: 'boolean', expr: all ?? { kind: 'boolean', value: true } };
}
