import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles } from './support/source-file.ts';

const ENTRIES = ['packages', 'scenarios', 'docs', 'test', 'package.json', 'tsconfig.json', 'pnpm-workspace.yaml', 'README.md'];
const PAPERS = ['LICENSE', 'pnpm-lock.yaml'];
const TOOLS = ['biome.json', 'vitest.config.ts', 'tsconfig.base.json'];

const LONGEST = 300;
/** Source files that may be longer, each with its reason. */
const LONG_FILES: Readonly<Record<string, string>> = {};

const files = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));

describe('the house', () => {
  it('has only the rooms on the plan at its top', () => {
    const top = [...new Set(files.map((path) => path.split('/')[0] ?? ''))].filter((name) => !name.startsWith('.'));
    expect(top.filter((name) => ![...ENTRIES, ...PAPERS, ...TOOLS].includes(name))).toEqual([]);
    expect(ENTRIES.filter((name) => !top.includes(name))).toEqual([]);
  });

  it('names files in lower-case words joined by hyphens', () => {
    const odd = sourceFiles('packages').filter(({ path }) => !/\/[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.tsx?$/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('has no room for what has no name of its own', () => {
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|managers?|common|misc)(\.|\/)/.test(path))).toEqual([]);
  });

  it(`keeps its files short: none over ${LONGEST} lines without a stated reason`, () => {
    const long = [...sourceFiles('packages'), ...sourceFiles('test')]
      .filter(({ text }) => text.split('\n').length > LONGEST)
      .map(({ path }) => path);
    expect(long.filter((path) => !(path in LONG_FILES))).toEqual([]);
    expect(Object.keys(LONG_FILES).filter((path) => !long.includes(path))).toEqual([]);
  });

  it('speaks of no machine that it was written on', () => {
    const machine = /(?<![\w.])\/(home|Users|work|tmp|root|var|mnt)\/[\w.]/;
    const said = files
      .filter((path) => /\.(ts|tsx|js|mjs|json|ya?ml|md|html|css)$/.test(path) && path !== 'pnpm-lock.yaml')
      .flatMap((path) => {
        const lines = readFileSync(join(ROOT, path), 'utf8').split('\n');
        return lines.flatMap((line, index) => (machine.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}`] : []));
      });
    expect(said).toEqual([]);
  });

  it('locks its dependencies to no registry in particular', () => {
    expect(readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/tarball:|registry/);
  });
});
