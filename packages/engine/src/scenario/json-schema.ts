import { z } from 'zod';
import { scenarioSchema } from './schema/scenario.ts';

/** The scenario language as a JSON Schema (draft 7, which editors understand); it is published as `docs/scenario.schema.json`. */
export function scenarioJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(scenarioSchema, { target: 'draft-7' });
}
