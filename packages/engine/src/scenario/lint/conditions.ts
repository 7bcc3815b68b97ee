import { boundsOver } from '../../expression/bounds.ts';
import { type LintContext, wordsIn } from './lint-context.ts';

/** Conditions that the bounds of what they read decide once and for all. */
export function lintConditions({ raw, model, expressions, findings }: LintContext): void {
  const bounds = boundsOver(model);
  const switches = new Set(
    [raw, ...Object.values(raw.charts), ...Object.values(raw.actors)].flatMap(({ parameters = {} }) => Object.keys(parameters)),
  );
  for (const { path, type, expressions: readings } of expressions) {
    // A parameter may be a switch for variants; a precondition that is named alone is judged where it is written.
    if (
      type !== 'boolean' ||
      readings.some(({ source, root }) => root.kind === 'precondition' || wordsIn(source).some((word) => switches.has(word)))
    )
      continue;
    const intervals = readings.map(({ root }) => bounds(root));
    const never = intervals.every(({ high }) => high === 0);
    const always = intervals.every(({ low }) => low === 1);
    if (!never && !always) continue;
    const got = `one that ${never ? 'never' : 'always'} holds within the bounds of what it reads`;
    const code = never ? (path.includes('preconditions') ? 'impossible-precondition' : 'never-holds') : 'always-holds';
    findings.warn({ path, code, expected: 'a condition that may or may not hold', got });
  }
  warnOfOutcomes({ model, findings });
}

/** Outcomes that an earlier one leaves nothing. */
function warnOfOutcomes({ model, findings }: Pick<LintContext, 'model' | 'findings'>): void {
  const before = new Map<string, string>();
  for (const { name, when } of model.outcomes) {
    const earlier = before.get(when.source);
    if (earlier !== undefined) {
      const fix = `Move it before ${earlier}, or change its condition.`;
      findings.warn({
        path: ['outcomes', name],
        key: true,
        code: 'unreachable-outcome',
        expected: 'a condition of its own',
        got: `that of ${earlier}`,
        fix,
      });
    }
    before.set(when.source, name);
  }
}
