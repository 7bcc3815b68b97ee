import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planJsonSchema } from './json-schema.ts';

const REGENERATE = 'To write docs/plan.schema.json anew: npx vitest run packages/engine/src/plan/json-schema.test.ts --update';

describe('the published JSON Schema of plans', () => {
  it('is the schema that plans are checked with', async () => {
    const text = `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
    await expect(text, REGENERATE).toMatchFileSnapshot('../../../../docs/plan.schema.json');
  });

  it('takes a good plan and refuses one with an unknown key', () => {
    const schema = z.fromJSONSchema(planJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    const plan = { plan: 1, scenario: 's.yaml', vary: { 'parameters.pace': { uniform: [0, 1] } }, design: { sobol: 4 } };
    expect(schema.safeParse(plan).success).toBe(true);
    expect(schema.safeParse({ ...plan, run: 5 }).success).toBe(false);
    expect(schema.safeParse({ ...plan, design: { sobol: 0 } }).success).toBe(false);
  });
});
