/** A run of each scenario as a page to read: what changes in how the engine plays or tells shows as a difference in prose. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createReference, runReference, transcribe } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { BUNDLED, bundledModel } from './support/bundled-scenario.ts';
import { ROOT } from './support/source-file.ts';

describe('the playthroughs', () => {
  it.each(BUNDLED)('of %s, run 0, reads as kept (after a wanted change: npx vitest run test/playthroughs -u)', async (name) => {
    const model = bundledModel(name);
    const { records } = runReference(createReference(model), { seed: model.seed, run: 0 });
    const { title, rounds } = transcribe(model, records);
    const pages = rounds.map(({ round, date, phase, paragraphs }) =>
      [`Round ${round}, ${phase}${date === null ? '' : `, ${date}`}`, ...paragraphs.map(({ kind, text }) => `  [${kind}] ${text}`)].join(
        '\n',
      ),
    );
    await expect(`${[title, ...pages].join('\n\n')}\n`).toMatchFileSnapshot(`playthroughs/${name}.txt`);
  });

  it('are kept for every scenario, and for nothing else', () => {
    const names = (folder: string, ending: string): string[] =>
      readdirSync(join(ROOT, folder))
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .sort();
    expect(names('test/playthroughs', '.txt')).toEqual(names('scenarios', '.yaml'));
    expect([...BUNDLED].sort()).toEqual(names('scenarios', '.yaml'));
  });
});
