import { mendName } from '../expression/suggestion.ts';
import { createSyntaxReader, type SyntaxReader } from '../expression/syntax-reader.ts';
import { type Findings, gather } from './findings.ts';
import { checkForm } from './form.ts';
import { deepFreeze } from './freeze.ts';
import { LIMITS } from './limits.ts';
import type { Model } from './model.ts';
import { type Problem, showValue } from './problem.ts';
import { type Reading, readAsIs, readVariant } from './reading.ts';
import { titleOf } from './resolve/title.ts';
import { salvage } from './salvage.ts';
import type { RawScenario } from './schema/scenario.ts';
import { sizeToRead } from './size.ts';
import { readSource, type Source } from './source/source.ts';

export interface ParseOptions {
  /** What problems call the file; default `scenario.yaml`. */
  readonly file?: string;
  /** The variant to apply; default none. */
  readonly variant?: string;
  /** Whether to validate the variants that are not applied, too, or which of them; default true. */
  readonly checkVariants?: boolean | readonly string[];
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

/** The model of a scenario's text, or what is wrong with it; never throws. */
export function parseScenario(text: string, options: ParseOptions = {}): ParseResult {
  const { file = 'scenario.yaml' } = options;
  return parseSource(readSource(text, file), createSyntaxReader(), { ...options, file }).parsed;
}

export interface ParsedSource {
  readonly parsed: ParseResult;
  /** Of each variant that was checked, and of none (null): deeply frozen; empty if there are problems. */
  readonly models: ReadonlyMap<string | null, Model>;
}

/** The same of a source that has been read. */
export function parseSource(source: Source, readSyntax: SyntaxReader, options: ParseOptions & { readonly file: string }): ParsedSource {
  const { file, variant, checkVariants = true } = options;
  const form = gather(file, source.places, (findings) => {
    const raw = source.problems.length > 0 ? null : checkForm(source.data, findings);
    return raw !== null && checkVariantNames(findings, raw, variant) ? raw : null;
  });
  const raw = form.result;
  if (raw === null) {
    const salvaged = source.problems.length > 0 ? null : salvage(source.data, file, source.places);
    const meaning = salvaged === null ? [] : readAsIs(salvaged, source.places, file, readSyntax).problems;
    const problems = [...source.problems, ...form.errors, ...meaning.filter((problem) => !isTold(problem, form.errors))];
    return { parsed: { model: null, raw: null, problems: told(problems, file), warnings: [], variants: [] }, models: new Map() };
  }
  const names = Object.keys(raw.variants ?? {});
  const base = readAsIs(raw, source.places, file, readSyntax);
  const problems = [...form.errors, ...base.problems];
  const readings = new Map<string | null, Reading>([[null, base]]);
  let chosen = base;
  for (const name of names) {
    const isChecked = typeof checkVariants === 'boolean' ? checkVariants : checkVariants.includes(name);
    if ((!isChecked && name !== variant) || problems.length > LIMITS.problems) continue;
    const reading = readVariant(raw, source.places, file, name, base, readSyntax);
    problems.push(...reading.problems);
    readings.set(name, reading);
    if (name === variant) chosen = reading;
  }
  const isRight = problems.length === 0;
  const parsed: ParseResult = {
    model: isRight ? deepFreeze(chosen.model) : null,
    raw: chosen.raw,
    problems: told(problems, file),
    warnings: base.warnings,
    variants: names.map((name) => ({ name, title: titleOf(name, raw.variants?.[name]?.title) })),
  };
  return { parsed, models: new Map(isRight ? [...readings].map(([name, { model }]) => [name, deepFreeze(model!)]) : []) };
}

/** Whether one of these problems stands at the same place. */
function isTold(problem: Problem, problems: readonly Problem[]): boolean {
  return problems.some(({ line, column }) => line === problem.line && column === problem.column);
}

/** Problems in the order of the file, and no more than people can use. */
function told(problems: readonly Problem[], file: string): readonly Problem[] {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  if (sorted.length <= LIMITS.problems) return sorted;
  const expected = `at most ${LIMITS.problems} problems`;
  const place = { severity: 'error', file, line: 1, column: 1, path: '' } as const;
  return [...sorted.slice(0, LIMITS.problems), { ...place, expected, got: 'more', fix: 'Mend these first.', code: 'too-many' }];
}

/** Whether the variants are few enough to be read; reports that they are not, and a name that none of them has. */
function checkVariantNames(findings: Findings, raw: RawScenario, wanted: string | undefined): boolean {
  const names = Object.keys(raw.variants ?? {});
  const mistake = { path: ['variants'], key: true };
  if (wanted !== undefined && !names.includes(wanted)) {
    const got = showValue(wanted);
    findings.error({ ...mistake, code: 'unknown-variant', expected: 'one of the variants', got, fix: mendName(got, names) });
  }
  const { file, charts } = sizeToRead(raw);
  const most = Math.min(LIMITS.variants, Math.floor(LIMITS.variantInstances / (file + charts)));
  if (names.length <= most) return true;
  findings.error({
    ...mistake,
    code: 'too-many',
    expected: `at most ${most} variants of a scenario of this size`,
    got: String(names.length),
  });
  return false;
}
