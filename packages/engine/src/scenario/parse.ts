import { mendName } from '../expression/suggestion.ts';
import { createFindings, type Findings } from './findings.ts';
import { checkForm } from './form.ts';
import { deepFreeze } from './freeze.ts';
import { LIMITS } from './limits.ts';
import { checkIgnored, lintScenario } from './lint/lint.ts';
import type { Model } from './model.ts';
import type { PlaceTree } from './place.ts';
import { type Problem, shorten } from './problem.ts';
import { resolveScenario } from './resolve/resolve.ts';
import { titleOf } from './resolve/title.ts';
import type { RawScenario } from './schema/scenario.ts';
import { readSource, type Source } from './source/source.ts';
import { applyVariant } from './variant.ts';

export interface ParseOptions {
  /** What problems call the file; default `scenario.yaml`. */
  readonly file?: string;
  /** The variant to apply; default none. */
  readonly variant?: string;
  /** Whether to validate the variants that are not applied, too; default true. */
  readonly checkVariants?: boolean;
}

export interface ParseResult {
  /** Deeply frozen; null if there are problems. */
  readonly model: Model | null;
  /** The scenario's data with the variant applied; null if even their form is wrong. */
  readonly raw: RawScenario | null;
  /** Errors, in the order of the file. */
  readonly problems: readonly Problem[];
  /** Of the scenario as it stands, whichever variant is applied; none while there are problems. */
  readonly warnings: readonly Problem[];
  readonly variants: readonly VariantName[];
}

export interface VariantName {
  readonly name: string;
  readonly title: string;
}

/** One reading of the scenario: as it stands, or with a variant applied. */
interface Reading {
  readonly raw: RawScenario | null;
  readonly model: Model | null;
  readonly problems: readonly Problem[];
  readonly warnings?: readonly Problem[];
}

/** The model of a scenario's text, or everything that is wrong with it; never throws. */
export function parseScenario(text: string, options: ParseOptions = {}): ParseResult {
  const { file = 'scenario.yaml', variant, checkVariants = true } = options;
  const source = readSource(text, file);
  const findings = createFindings(file, source.places);
  const raw = source.problems.length > 0 ? null : checkForm(source.data, findings);
  if (raw === null) return { model: null, raw: null, problems: [...source.problems, ...findings.errors()], warnings: [], variants: [] };
  const names = Object.keys(raw.variants ?? {});
  const due = checkVariantNames(findings, names, source.size, variant) ? names.filter((name) => checkVariants || name === variant) : [];
  const base = readAsIs(raw, source.places, file);
  const problems = [...findings.errors(), ...base.problems];
  let chosen = base;
  for (const name of due) {
    const reading = readVariant(raw, source, file, name, base);
    problems.push(...reading.problems);
    if (name === variant) chosen = reading;
  }
  return {
    model: problems.length === 0 ? deepFreeze(chosen.model) : null,
    raw: chosen.raw,
    problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
    warnings: base.warnings ?? [],
    variants: names.map((name) => ({ name, title: raw.variants?.[name]?.title ?? titleOf(name) })),
  };
}

/** Whether the variants are few enough to read; reports that they are not, and a name that none of them has. */
function checkVariantNames(findings: Findings, names: readonly string[], size: number, wanted: string | undefined): boolean {
  const mistake = { path: ['variants'], key: true };
  if (wanted !== undefined && !names.includes(wanted)) {
    const got = shorten(wanted);
    findings.error({ ...mistake, code: 'unknown-variant', expected: 'one of the variants', got, fix: mendName(got, names) });
  }
  if (names.length * size <= LIMITS.variantValues) return true;
  const expected = `at most ${Math.floor(LIMITS.variantValues / size)} variants in a file of ${size} values`;
  findings.error({ ...mistake, code: 'too-many', expected, got: String(names.length) });
  return false;
}

function readAsIs(raw: RawScenario, places: PlaceTree, file: string): Reading {
  const findings = createFindings(file, places);
  checkIgnored({ raw, findings });
  const { model, expressions } = resolveScenario(raw, findings, places, null);
  const problems = findings.errors();
  if (problems.length > 0) return { model: null, raw, problems };
  lintScenario({ raw, model, expressions, findings });
  const ignored: readonly string[] = raw.lint?.ignore ?? [];
  return { model, raw, problems, warnings: findings.warnings().filter(({ code }) => !ignored.includes(code)) };
}

function readVariant(raw: RawScenario, source: Source, file: string, name: string, base: Reading): Reading {
  const varied = applyVariant(raw, source.places, file, name, raw.variants?.[name] ?? {});
  if (varied.problems.length > 0) return { model: null, raw: null, problems: varied.problems };
  const findings = createFindings(file, varied.places);
  const form = checkForm(varied.data, findings);
  const model = form === null ? null : resolveScenario(form, findings, varied.places, name).model;
  const at = source.places.children.get('variants')?.children.get(name);
  const problems = findings.errors().filter((problem) => !base.problems.some((other) => sameProblem(problem, other)));
  return { model, raw: form, problems: problems.map((problem) => blameVariant(problem, name, at)) };
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
