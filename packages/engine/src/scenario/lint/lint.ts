import { mendName } from '../../expression/suggestion.ts';
import { lintCharts } from './charts.ts';
import { lintConditions } from './conditions.ts';
import { lintGauges } from './gauges.ts';
import { type LintContext, wordsIn } from './lint-context.ts';
import { lintMeeting } from './meeting.ts';

/** The kinds of warnings, as `lint: { ignore: [...] }` names them. */
export const WARNINGS = [
  ...['always-holds', 'hidden-gauge', 'impossible-precondition', 'never-attends', 'never-holds', 'no-position', 'no-way-out'],
  ...['outside-range', 'shadowed-transition', 'unchanged-gauge', 'undrafted-text', 'unheard', 'unreachable-outcome', 'unreachable-phase'],
  ...['unreachable-state', 'unread-gauge', 'unused-act', 'unused-chart', 'unused-group', 'unused-parameter', 'unwanted-issue'],
] as const;

/** Reports what is allowed but hardly meant. */
export function lintScenario(context: Omit<LintContext, 'variantWords'>): void {
  const variantWords = new Set(wordsIn(JSON.stringify(context.raw.variants ?? {})));
  for (const check of [lintCharts, lintConditions, lintGauges, lintMeeting]) check({ ...context, variantWords });
}

/** Reports names of warnings to ignore that are no warnings. */
export function checkIgnored({ raw, findings }: Pick<LintContext, 'raw' | 'findings'>): void {
  for (const [index, name] of (raw.lint?.ignore ?? []).entries()) {
    if (WARNINGS.some((known) => known === name)) continue;
    findings.error({
      path: ['lint', 'ignore', index],
      code: 'unknown-name',
      expected: 'the name of a warning',
      got: name,
      fix: mendName(name, WARNINGS),
    });
  }
}
