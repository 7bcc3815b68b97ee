import { z } from 'zod';
import { mendName, suggest } from '../expression/suggestion.ts';
import type { Findings } from './findings.ts';
import type { Path } from './place.ts';
import { shorten, showValue } from './problem.ts';
import { isNumberInQuotes, numberInQuotes } from './quoted-number.ts';
import { refusedFeature, renamedFeature } from './refused-feature.ts';
import { type RawScenario, scenarioSchema } from './schema/scenario.ts';
import { NAME } from './schema/word.ts';

type Issue = z.core.$ZodIssue;

/** The keys that a mapping may have, and what to call it. */
interface Shape {
  readonly noun: string;
  readonly keys: readonly string[];
}

/** The data as a scenario if its form is right; else null after reporting what is not. */
export function checkForm(data: unknown, findings: Findings): RawScenario | null {
  return checkFormOf(scenarioSchema, 'a scenario', data, findings) ? (data as RawScenario) : null;
}

/** Whether data that had the form of a scenario still have it when no other than these sections of them have changed. Soon told, but not what is wrong. */
export function keepsForm(data: unknown, sections: Iterable<string>): boolean {
  const { shape } = scenarioSchema;
  for (const section of sections) {
    if (!Object.hasOwn(shape, section)) return false;
    if (!shape[section as keyof typeof shape].safeParse((data as Readonly<Record<string, unknown>>)[section]).success) return false;
  }
  return true;
}

/** Whether the data have the form of a schema; reports what does not. `noun` says what the whole of it is. */
export function checkFormOf(schema: z.ZodType, noun: string, data: unknown, findings: Findings): boolean {
  // The message of an unknown key is the index of its mapping's shape in this list; all other messages are the rule that is broken.
  const shapes: Shape[] = [];
  const result = schema.safeParse(data, {
    error: (issue) => {
      const shape = shapeOf(issue.inst, schema, noun);
      if (issue.code === 'unrecognized_keys') return String(shapes.push(shape) - 1);
      if (issue.code === 'invalid_type' && shape.keys.length > 0)
        return `a mapping { ${shape.keys.slice(0, 6).join(', ')}${shape.keys.length > 6 ? ', ...' : ''} }`;
      return undefined;
    },
  });
  if (result.success) return true;
  for (const issue of result.error.issues) explain(issue, [], data, shapes, findings);
  return false;
}

function shapeOf(schema: unknown, whole: z.ZodType, noun: string): Shape {
  if (!(schema instanceof z.ZodObject)) return { noun: '', keys: [] };
  const id = z.globalRegistry.get(schema)?.id;
  const named = id === undefined ? (schema === whole ? noun : '') : `${/^[aeiou]/.test(id) ? 'an' : 'a'} ${id}`;
  return { noun: named, keys: Object.keys(schema.shape) };
}

/** Reports an issue whose path counts from `base`. */
function explain(issue: Issue, base: Path, data: unknown, shapes: readonly Shape[], findings: Findings): void {
  const path = [...base, ...(issue.path as Path)];
  const value = valueAt(data, path);
  if (issue.code === 'unrecognized_keys') {
    const shape = shapes[Number(issue.message)] ?? { noun: '', keys: [] };
    for (const key of issue.keys) unknownKey(key, [...path, key], valueAt(data, [...path, key]), shape, findings);
    return;
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branch = likeliestBranch(issue.errors, value);
    if (branch !== null) {
      for (const each of branch) explain(each, path, data, shapes, findings);
      return;
    }
  }
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1));
    const expected = issue.issues[0]?.message ?? 'a name';
    const fix = expected.includes('lower-case') ? mendSpelling(key) : null;
    findings.error({ path, key: true, code: 'bad-name', expected, got: shorten(key), fix });
    return;
  }
  if (value === undefined && path.length > 0) {
    const key = path.at(-1);
    findings.error({
      path: path.slice(0, -1),
      code: 'missing-key',
      expected: `the key ${key} (${issue.message})`,
      got: 'none',
      fix: `Add ${key}.`,
    });
    return;
  }
  const inQuotes = isNumberInQuotes(value) && wantsNumber({ ...issue, path: [] });
  const told = inQuotes ? numberInQuotes(value) : { got: showValue(value), fix: fixOf(issue, path, value) };
  findings.error({ path, code: 'form', expected: issue.message, ...told });
}

/** Whether a number stands alone where the issue finds a value of another type. */
function wantsNumber(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.some((issues) => issues.some(wantsNumber));
  if (issue.code === 'invalid_value') return issue.values.some((value) => typeof value === 'number');
  return issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected);
}

function unknownKey(key: string, path: Path, value: unknown, { noun, keys }: Shape, findings: Findings): void {
  const inChart = /^(a state|a chart|a transition|a reaction)$/.test(noun);
  const refused = inChart ? refusedFeature(key) : null;
  if (refused !== null) {
    findings.error({ path, key: true, code: 'unsupported', expected: 'what can be tabulated', got: key, fix: refused });
    return;
  }
  const cut = value === null && suggest(shorten(key), keys) === null ? 'Put a text that contains a comma in quotes.' : null;
  const fix = cut ?? (inChart ? renamedFeature(key) : null) ?? mendName(shorten(key), keys);
  const place = path.slice(0, -1).findLast((part) => typeof part === 'string');
  findings.error({ path, key: true, code: 'unknown-key', expected: `a key of ${noun === '' ? place : noun}`, got: shorten(key), fix });
}

function fixOf(issue: Issue, path: Path, value: unknown): string | null {
  if (issue.message === 'a text' && ['number', 'boolean'].includes(typeof value)) return 'Put it in quotes.';
  if (value === null) return 'Give it a value, or remove the key.';
  if (value === Number.POSITIVE_INFINITY && issue.message.includes('inf')) return 'Write inf.';
  if (path.at(-1) === 'type' && typeof value === 'string') return refusedFeature(value);
  return issue.code === 'invalid_format' && typeof value === 'string' && issue.message.includes('lower-case') ? mendSpelling(value) : null;
}

/** What to write for a name that is not written as names are, if that can be guessed. */
function mendSpelling(name: string): string | null {
  const mended = name
    .slice(0, 100)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '');
  return NAME.test(mended) && mended !== name ? `Write ${mended}.` : null;
}

/** The issues of the branch that the value resembles; null if it resembles none, or several that each lack something. */
function likeliestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | null {
  const similar = similarBranches(branches);
  const least = Math.min(...similar.map(cost));
  const best = similar.filter((issues) => cost(issues) === least);
  const lacking = (issues: readonly Issue[]): boolean => issues.some((issue) => valueAt(value, issue.path as Path) === undefined);
  return best.length > 1 && best.every(lacking) ? null : (best[0] ?? null);
}

function similarBranches(branches: readonly (readonly Issue[])[]): readonly (readonly Issue[])[] {
  return branches.filter((issues) => !issues.some(isOtherKind));
}

/** How many things are wrong, in the likeliest reading. */
function cost(issues: readonly Issue[]): number {
  let sum = 0;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') sum += issue.keys.length;
    else if (issue.code === 'invalid_union' && !isOtherKind({ ...issue, path: [] }))
      sum += Math.min(...similarBranches(issue.errors).map(cost));
    else sum++;
  }
  return sum;
}

/** Whether the issue says that the whole value is of another kind than the branch. */
function isOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(isOtherKind));
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function valueAt(data: unknown, path: Path): unknown {
  let here = data;
  for (const key of path) here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[key] : undefined;
  return here;
}
