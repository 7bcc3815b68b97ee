import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scenarioJsonSchema } from './json-schema.ts';
import { parseScenario } from './parse.ts';
import { SAMPLE } from './sample.test-support.ts';

const REGENERATE = 'To write docs/scenario.schema.json anew: npx vitest run packages/engine/src/scenario/json-schema.test.ts --update';

describe('the published JSON Schema', () => {
  it('is the schema that scenarios are checked with', async () => {
    const text = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
    await expect(text, REGENERATE).toMatchFileSnapshot('../../../../docs/scenario.schema.json');
  });

  it('takes a good scenario and refuses one with an unknown key', () => {
    const schema = z.fromJSONSchema(scenarioJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    const { raw } = parseScenario(SAMPLE);
    expect(schema.safeParse(raw).success).toBe(true);
    expect(schema.safeParse({ ...raw, title: 3 }).success).toBe(false);
    expect(schema.safeParse({ ...raw, oder: 'rotating' }).success).toBe(false);
  });
});
