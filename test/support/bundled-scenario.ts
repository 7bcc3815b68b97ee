import { readFileSync } from 'node:fs';
import { formatProblem, type Model, parseScenario } from '@plenary/engine';

export const BUNDLED = ['first-summit', 'six-party-talks', 'vancouver-2018'] as const;
export type Bundled = (typeof BUNDLED)[number];

/** The text of a scenario that comes with the project. */
export function bundledText(name: Bundled): string {
  return readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
}

/** The model of a scenario that comes with the project, or of one of its variants. */
export function bundledModel(name: Bundled, variant?: string): Model {
  return modelOf(bundledText(name), `scenarios/${name}.yaml`, variant);
}

/** The model of a scenario's text, which must be valid. */
export function modelOf(text: string, file = 'scenario.yaml', variant?: string): Model {
  const { model, problems } = parseScenario(text, { file, ...(variant === undefined ? {} : { variant, checkVariants: false }) });
  if (model === null) throw new Error(problems.map(formatProblem).join('\n'));
  return model;
}
