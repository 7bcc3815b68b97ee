import type { Scope } from '../../expression/scope.ts';
import { mendName } from '../../expression/suggestion.ts';
import type { Effect } from '../model.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import type { RawEffects } from '../schema/word.ts';
import { type Context, expressionAt, indexAt, type Quantity, quantityAt } from './context.ts';

/** A list of effects, in the written order. */
export function resolveEffects(context: Context, at: Path, raw: RawEffects | undefined, scope: Scope): readonly Effect[] {
  return Object.entries(raw ?? {}).flatMap(([name, change]) => {
    const path = [...at, name];
    const target = targetOf(context, path, name, scope);
    if (target === null) return [];
    const effect =
      target.kind === 'issue' ? issueEffect(context, path, target, change, scope) : gaugeEffect(context, path, target, change, scope);
    return effect === null ? [] : [effect];
  });
}

type Target<K extends Effect['target']['kind']> = Extract<Effect['target'], { kind: K }>;

function targetOf(context: Context, path: Path, name: string, scope: Scope): Effect['target'] | null {
  const [owner, own] = name.split('.');
  if (owner === 'text' && own !== undefined) {
    const issue = scope.issues.findIndex((known) => known.name === own);
    if (issue >= 0) return { kind: 'issue', issue };
    unknown(
      'an issue of the text',
      own,
      scope.issues.map((known) => known.name),
    );
    return null;
  }
  const self = scope.self === null ? null : (scope.actors[scope.self]?.name ?? null);
  if (owner === 'self' && self === null) {
    context.findings.error({
      path,
      key: true,
      code: 'no-self',
      expected: 'a gauge of the world or of a named actor',
      got: name,
      fix: 'self is known only in charts and in what an actor writes.',
    });
    return null;
  }
  const full = owner === 'self' ? `${self}.${own}` : name;
  const gauge = scope.gauges.findIndex((known) => known.name === full);
  if (gauge >= 0) return { kind: 'gauge', gauge };
  const known = scope.gauges.map((each) =>
    owner === 'self' && each.name.startsWith(`${self}.`) ? `self.${each.name.slice(self!.length + 1)}` : each.name,
  );
  const issues = scope.issues.map((issue) => `text.${issue.name}`);
  unknown('a gauge', name, own === undefined ? [...known.filter((each) => !each.includes('.')), ...known] : [...known, ...issues]);
  return null;

  function unknown(expected: string, got: string, words: readonly string[]): void {
    context.findings.error({
      path,
      key: true,
      code: 'unknown-name',
      expected,
      got: shorten(got),
      fix: mendName(shorten(got), [...new Set(words)]),
    });
  }
}

function gaugeEffect(context: Context, at: Path, target: Target<'gauge'>, raw: Quantity<number | string>, scope: Scope): Effect | null {
  const { value, path } = quantityAt(context, at, raw);
  if (typeof value === 'string' && value.startsWith('=')) {
    const expression = expressionAfter(context, path, value, scope);
    return expression && { target, mode: 'set', value: expression };
  }
  if (typeof value === 'string' && !/^[+-]/.test(value)) {
    const fix = `Write "= ${shorten(value)}" to set the gauge, or "+ ${shorten(value)}" to add.`;
    context.findings.error({ path, code: 'effect', expected: 'a number, or a text that begins with =, + or -', got: shorten(value), fix });
    return null;
  }
  const expression = expressionAt(context, path, value, 'number', scope);
  return expression && { target, mode: 'add', value: expression };
}

function expressionAfter(context: Context, path: Path, text: string, scope: Scope): Effect['value'] | null {
  // The sign becomes a space, so that places within the text stay as they are.
  const expression = expressionAt(context, path, ` ${text.slice(1)}`, 'number', scope);
  return expression && { ...expression, source: text.slice(1).trim() };
}

function issueEffect(context: Context, at: Path, target: Target<'issue'>, raw: Quantity<number | string>, scope: Scope): Effect | null {
  const { value, path } = quantityAt(context, at, raw);
  if (typeof value === 'string' && value.startsWith('=')) {
    const option = value.slice(1).trim();
    const { options, name } = scope.issues[target.issue]!;
    const index = indexAt(context, path, option, options, `an option of ${name}`);
    return index === null ? null : { target, mode: 'set', value: { source: option, root: { kind: 'number', value: index } } };
  }
  if (typeof value === 'string' && !/^[+-]/.test(value)) {
    const fix = `Write "= ${shorten(value)}".`;
    context.findings.error({ path, code: 'effect', expected: 'steps such as +1, or = and an option', got: shorten(value), fix });
    return null;
  }
  const expression = expressionAt(context, path, value, 'number', scope);
  return expression && { target, mode: 'add', value: expression };
}
