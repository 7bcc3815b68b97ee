import { type Gathered, gather } from '../scenario/findings.ts';
import { checkFormOf } from '../scenario/form.ts';
import type { Path, PlaceTree } from '../scenario/place.ts';
import type { Problem } from '../scenario/problem.ts';
import { readSource } from '../scenario/source/source.ts';
import { planSchema, type RawPlan } from './schema.ts';

const PLAN_FILE = { noun: 'a plan', name: 'plan', beginning: 'plan: 1 and scenario' };

/** A plan whose form is right, before its scenarios are read. */
export interface PlanDraft {
  readonly file: string;
  readonly raw: RawPlan;
  readonly places: PlaceTree;
  /** The scenarios' files as the plan names them, in order. */
  readonly scenarios: readonly ScenarioUse[];
}

export interface ScenarioUse {
  readonly file: string;
  /** What results call it. */
  readonly name: string;
  /** Where the plan names it. */
  readonly path: Path;
}

export interface PlanDraftResult {
  /** Null if there are problems. */
  readonly draft: PlanDraft | null;
  readonly problems: readonly Problem[];
}

/** The plan in a file's text, as far as it can be read without its scenarios; never throws. */
export function parsePlan(text: string, file = 'plan.yaml'): PlanDraftResult {
  const source = readSource(text, file, PLAN_FILE);
  if (source.problems.length > 0) return { draft: null, problems: source.problems };
  const { result, errors }: Gathered<readonly ScenarioUse[] | null> = gather(file, source.places, (findings) => {
    if (isScenario(source.data)) {
      const fix = 'Write a plan that names it: plan: 1, scenario: FILE.';
      findings.error({ path: ['plenary'], key: true, code: 'not-a-plan', expected: 'a plan', got: 'a scenario', fix });
      return null;
    }
    if (!checkFormOf(planSchema, 'a plan', source.data, findings)) return null;
    const raw = source.data as RawPlan;
    for (const [one, many] of [
      ['scenario', 'scenarios'],
      ['seed', 'seeds'],
    ] as const) {
      if (raw[one] === undefined || raw[many] === undefined) continue;
      findings.error({ path: [many], key: true, code: 'form', expected: `${one} or ${many}`, got: 'both', fix: 'Leave one out.' });
    }
    const uses = scenariosOf(raw);
    if (uses.length === 0) {
      findings.error({
        path: [],
        code: 'missing-key',
        expected: 'the key scenario (the name of a file)',
        got: 'none',
        fix: 'Add scenario.',
      });
    }
    uses.forEach(({ name, path }, index) => {
      if (uses.findIndex((other) => other.name === name) === index) return;
      const fix = 'Write { file, name } and give it a name of its own.';
      findings.error({ path, code: 'repeated-name', expected: 'scenarios with names of their own', got: `${name} again`, fix });
    });
    return uses;
  });
  if (result === null || errors.length > 0) return { draft: null, problems: errors };
  return { draft: { file, raw: source.data as RawPlan, places: source.places, scenarios: result }, problems: [] };
}

function isScenario(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'plenary' in data && !('plan' in data);
}

function scenariosOf({ scenario, scenarios }: RawPlan): ScenarioUse[] {
  const given = scenarios?.map((each, index) => ({ each, path: ['scenarios', index] as Path })) ?? [];
  const all = scenario === undefined ? given : [{ each: scenario, path: ['scenario'] as Path }, ...given];
  return all.map(({ each, path }) => {
    const { file, name } = typeof each === 'string' ? { file: each, name: undefined } : each;
    return { file, name: name ?? nameOfFile(file), path };
  });
}

/** The file's name without its folder and its ending. */
function nameOfFile(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/, '');
}
