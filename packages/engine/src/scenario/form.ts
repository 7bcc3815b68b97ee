import type { Findings } from './findings.ts';
import type { Path } from './place.ts';
import { showValue } from './problem.ts';
import { type RawScenario, scenarioSchema } from './schema/scenario.ts';

/** The data as a scenario if its form is right; else null after reporting what is not. */
export function checkForm(data: unknown, findings: Findings): RawScenario | null {
  const result = scenarioSchema.safeParse(data);
  if (result.success) return data as RawScenario;
  for (const issue of result.error.issues) {
    findings.error({ path: issue.path as Path, code: 'form', expected: issue.message, got: showValue(undefined) });
  }
  return null;
}
