import { dirname, isAbsolute, join } from 'node:path';
import type { ScenarioText } from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { type BatchInput, settleInput } from '../harvest/batch-input.ts';
import { readInputFile } from './input-file.ts';

/**
 * The plan in a file, with its scenarios, whose names count from the plan's folder.
 * @throws {UsageError} when the plan cannot be read @throws {InputError} when it, or one of its scenarios, is wrong
 */
export async function readPlanFile(file: string): Promise<BatchInput> {
  return settleInput(await readInputFile(file, 'plan'), file, (name) => readScenario(isAbsolute(name) ? name : join(dirname(file), name)));
}

async function readScenario(path: string): Promise<ScenarioText> {
  try {
    return { ok: true, text: await readInputFile(path, 'scenario'), file: path };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { ok: false, ...clausesOf(error.message) };
  }
}

/** What a refusal of the form `FILE: expected X, got Y. FIX` says. */
function clausesOf(message: string): { readonly expected: string; readonly got: string; readonly fix: string | null } {
  const clauses = /^(.*?): expected (.*?), got (.*?)\.(?: (.*))?$/s.exec(message);
  if (clauses === null) return { expected: 'a scenario file', got: message, fix: null };
  const [, file, expected = '', got = '', fix] = clauses;
  return { expected, got: `${got} (${file})`, fix: fix ?? null };
}
