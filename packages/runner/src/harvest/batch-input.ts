import { InputError, type Plan, parsePlan, type ScenarioText, settlePlan } from '@plenary/engine';
import { digestOf } from '../files/digest.ts';
import { version } from '../files/version.ts';

/** A plan with the texts that it was settled from. */
export interface BatchInput {
  readonly plan: Plan;
  readonly planText: string;
  /** By scenario. */
  readonly scenarioTexts: readonly string[];
  /** See `Manifest`. */
  readonly identity: string;
}

/**
 * Settles a plan.
 * @param read gives the text of a scenario as the plan names it
 * @throws {InputError} with all that is wrong with the plan and its scenarios
 */
export async function settleInput(
  planText: string,
  planFile: string,
  read: (file: string, index: number) => Promise<ScenarioText>,
): Promise<BatchInput> {
  const { draft, problems } = parsePlan(planText, planFile);
  if (draft === null) throw new InputError(problems);
  const texts = await Promise.all(draft.scenarios.map(({ file }, index) => read(file, index)));
  const settled = settlePlan(draft, texts);
  if (settled.plan === null) throw new InputError(settled.problems);
  const { plan } = settled;
  const scenarioTexts = texts.map((text) => (text.ok ? text.text : ''));
  return {
    plan,
    planText,
    scenarioTexts,
    identity: digestOf(JSON.stringify([version(), planText, ...scenarioTexts])),
  };
}
