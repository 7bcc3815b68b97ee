import type { SyntaxReader } from '../expression/syntax-reader.ts';
import { gather } from './findings.ts';
import { checkForm } from './form.ts';
import { checkIgnored, lintScenario } from './lint/lint.ts';
import type { Model } from './model.ts';
import type { PlaceTree } from './place.ts';
import type { Problem } from './problem.ts';
import { resolveScenario } from './resolve/resolve.ts';
import type { RawScenario } from './schema/scenario.ts';
import { applyVariant, type RawVariant } from './variant.ts';

/** One reading of a scenario: as it stands, or with a variant applied. */
export interface Reading {
  /** To be used only if there are no problems. */
  readonly model: Model | null;
  /** The data that were read; null if their form is wrong. */
  readonly raw: RawScenario | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The scenario without any variant. Only here are doubtful things looked for, and only if nothing is wrong. */
export function readAsIs(raw: RawScenario, places: PlaceTree, file: string, readSyntax: SyntaxReader): Reading {
  const { result, errors, warnings } = gather(file, places, (findings) => {
    checkIgnored({ raw, findings });
    return resolveScenario(raw, findings, null, readSyntax);
  });
  if (result === null || errors.length > 0) return { model: null, raw, problems: errors, warnings: [] };
  const { model, expressions } = result;
  const lint = gather(file, places, (findings) => lintScenario({ raw, model, expressions, findings }));
  const ignored: readonly string[] = raw.lint?.ignore ?? [];
  return { model, raw, problems: [], warnings: [...warnings, ...lint.warnings].filter(({ code }) => !ignored.includes(code)) };
}

/** The scenario with one of its variants applied; problems that it has anyway (those of `base`) are not told again. */
export function readVariant(
  raw: RawScenario,
  places: PlaceTree,
  file: string,
  name: string,
  base: Reading,
  readSyntax: SyntaxReader,
): Reading {
  const variant: RawVariant = raw.variants?.[name] ?? {};
  const applied = gather(file, places, (findings) => applyVariant(raw, places, name, variant, findings));
  if (applied.result === null || applied.errors.length > 0) return { model: null, raw: null, problems: applied.errors, warnings: [] };
  const varied = applied.result;
  const { result, errors } = gather(file, varied.places, (findings) => {
    const form = checkForm(varied.data, findings);
    return { form, model: form && (resolveScenario(form, findings, name, readSyntax)?.model ?? null) };
  });
  const at = places.children.get('variants')?.children.get(name);
  const problems = errors.filter((problem) => !base.problems.some((other) => sameProblem(problem, other)));
  return {
    model: result?.model ?? null,
    raw: result?.form ?? null,
    problems: problems.map((problem) => blameVariant(problem, name, at)),
    warnings: [],
  };
}

function sameProblem(a: Problem, b: Problem): boolean {
  return a.line === b.line && a.column === b.column && a.code === b.code && a.expected === b.expected && a.got === b.got;
}

/** A problem that a variant causes elsewhere is told at the variant. */
function blameVariant(problem: Problem, name: string, at: PlaceTree | undefined): Problem {
  const path = `variants.${name}`;
  if (at === undefined || problem.path === path || problem.path.startsWith(`${path}.`)) return problem;
  return { ...problem, ...at.key, path, expected: `${problem.expected} at ${problem.path} (line ${problem.line})` };
}
