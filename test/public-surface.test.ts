import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { packageNames, ROOT } from './support/source-file.ts';

/** The names that a file exports, each as `type NAME` or `value NAME`; what it passes on from others included. */
function surfaceOf(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const typesOnly = new Set(text.match(/(?<=^export (?:declare )?(?:interface|type) )\w+/gm) ?? []);
  return parseSync(path, text).module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName, isType, moduleRequest }) => {
      if (exportName.kind === 'None' && moduleRequest !== null) return surfaceOf(posix.join(dirname(path), moduleRequest.value));
      const name = exportName.kind === 'Default' ? 'default' : (exportName.name ?? '');
      return [`${isType || typesOnly.has(name) ? 'type' : 'value'} ${name}`];
    }),
  );
}

describe('the public surface', () => {
  const packages = packageNames().filter((name) => existsSync(join(ROOT, 'packages', name, 'src/index.ts')));

  it.each(packages)('of %s is what its page of names says (after a wanted change: npx vitest run test/public-surface -u)', async (name) => {
    const names = surfaceOf(`packages/${name}/src/index.ts`);
    expect(names).toEqual([...new Set(names)]);
    await expect(`${[...names].sort().join('\n')}\n`).toMatchFileSnapshot(`public-surface/${name}.txt`);
  });
});
