import { InputError, type Model, parseScenario } from '@plenary/engine';
import type { Output } from '../terminal/terminal.ts';
import { readInputFile } from './input-file.ts';

/** A scenario that was read from a file. */
export interface ScenarioText {
  readonly model: Model;
  /** The file's whole text. */
  readonly text: string;
  /** What the file calls its variant that was applied; null for the scenario as it stands. */
  readonly variantTitle: string | null;
}

/**
 * The model of a scenario file, with a variant applied; says on `talk` how many warnings there are. Other variants are not looked at.
 * @throws {UsageError} when the file cannot be read @throws {InputError} when it is no scenario, or has no such variant
 */
export async function readScenarioFile(file: string, variant: string | undefined, talk: Output): Promise<Model> {
  return (await readScenarioText(file, variant, talk)).model;
}

/** Does what `readScenarioFile` does, and gives the text, too. */
export async function readScenarioText(file: string, variant: string | undefined, talk: Output): Promise<ScenarioText> {
  const text = await readInputFile(file, 'scenario');
  const { model, problems, warnings, variants } = parseScenario(text, {
    file,
    checkVariants: false,
    ...(variant === undefined ? {} : { variant }),
  });
  if (model === null) throw new InputError(problems);
  if (warnings.length > 0) {
    const count = `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`;
    talk.line(talk.style.faint(`${count} about ${file}; plenary validate ${file} lists them.`));
  }
  return { model, text, variantTitle: variants.find(({ name }) => name === variant)?.title ?? null };
}
