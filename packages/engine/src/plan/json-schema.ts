import { z } from 'zod';
import { planSchema } from './schema.ts';

/** The language of plans as a JSON Schema (draft 7, which editors understand); it is published as `docs/plan.schema.json`. */
export function planJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(planSchema, { target: 'draft-7' });
}
