import { createFindings } from './findings.ts';
import { checkForm } from './form.ts';
import type { Model } from './model.ts';
import type { Problem } from './problem.ts';
import { resolveScenario } from './resolve/resolve.ts';
import { readSource } from './source.ts';

export interface ParseOptions {
  /** What problems call the file; default `scenario.yaml`. */
  readonly file?: string;
}

export interface ParseResult {
  /** Deeply frozen; null if there are problems. */
  readonly model: Model | null;
  /** Errors, in the order of the file. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The model of a scenario's text, or everything that is wrong with it; never throws. */
export function parseScenario(text: string, { file = 'scenario.yaml' }: ParseOptions = {}): ParseResult {
  const source = readSource(text, file);
  if (source.problems.length > 0) return { model: null, problems: source.problems, warnings: [] };
  const findings = createFindings(file, source.places);
  const raw = checkForm(source.data, findings);
  if (raw === null) return { model: null, problems: findings.errors(), warnings: [] };
  const model = resolveScenario(raw, findings, source.places, null);
  const problems = findings.errors();
  return { model: problems.length === 0 ? model : null, problems, warnings: findings.warnings() };
}
