/** README and docs say what is true: their commands run, their programs run, their scenarios are valid and their links lead somewhere. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatProblem, parsePlan, parseScenario, STRATEGIES, settlePlan } from '@plenary/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { type Fence, fencesOf } from './support/markdown.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].filter((page) => existsSync(join(root, page)));
const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);
const FRAGMENT_PAGE = 'docs/scenario-reference.md';

let workplace = '';
beforeAll(() => {
  workplace = mkdtempSync(join(tmpdir(), 'plenary-docs-'));
  const programs = join(workplace, '.programs');
  mkdirSync(programs);
  // `npx plenary` without the start-up of npx.
  writeFileSync(join(programs, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${root}packages/runner/bin/plenary.js" "$@"\n`);
  chmodSync(join(programs, 'npx'), 0o755);
  symlinkSync(join(root, 'node_modules'), join(workplace, 'node_modules'));
  cpSync(join(root, 'scenarios'), join(workplace, 'scenarios'), { recursive: true });
});
afterAll(() => rmSync(workplace, { recursive: true, force: true }));

it('the scenario reference tells what each strategy does', () => {
  const table = readFileSync(join(root, FRAGMENT_PAGE), 'utf8').match(/^\|.*\|$/gm) ?? [];
  const isTold = (name: string): boolean => table.some((row) => /^\| (.*?) \|/.exec(row)?.[1]?.includes(name));
  expect(STRATEGIES.map(({ name }) => name).filter((name) => !isTold(name))).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const fences = fencesOf(text);
  const of = (language: string): Fence[] => fences.filter((fence) => fence.language === language);

  /** The text fence that directly follows a block shows what it prints. */
  const shownAfter = (line: number): string | null => {
    const next = fences[fences.findIndex((fence) => fence.line === line) + 1];
    return next?.language === 'text' ? next.text : null;
  };

  it.each(of('sh'))('line $line: the commands run and print what is shown', { timeout: 120_000 }, ({ text: commands, line }) => {
    const printed = commands.split('\n').map(runLine).join('');
    const shown = shownAfter(line);
    if (shown !== null) expect(printed).toMatch(pattern(shown));
  });

  it.each(of('js'))('line $line: the program runs', ({ text: program, line }) => {
    const file = join(workplace, `example-${line}.mjs`);
    writeFileSync(file, program);
    const printed = execFileSync(process.execPath, [file], { cwd: workplace, encoding: 'utf8' });
    const shown = shownAfter(line);
    if (shown !== null) expect(printed).toMatch(pattern(shown));
  });

  it.each(of('yaml'))('line $line: the scenario or plan is valid', ({ text: yaml }) => {
    if (yaml.includes('plan: 1')) {
      expect(planProblems(yaml, page)).toEqual([]);
      return;
    }
    const whole = yaml.includes('plenary: 1') ? yaml : page === FRAGMENT_PAGE ? completed(yaml) : null;
    if (whole === null) throw new Error(`A fragment of a scenario belongs into ${FRAGMENT_PAGE}, or says plenary: 1.`);
    expect(parseScenario(whole, { file: page }).problems.map(formatProblem)).toEqual([]);
  });

  it('links only to what exists', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !/^https?:/.test(target));
    expect(targets.filter((target) => !existsSync(resolve(root, dirname(page), target)))).toEqual([]);
  });
});

/** What is shown, as a pattern for what is printed; a line `...` stands for any number of lines. */
function pattern(shown: string): RegExp {
  const lines = shown
    .split('\n')
    .map((line) => (line.trim() === '...' ? '(?:.*\\n)*?' : `${line.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\n`));
  return new RegExp(lines.join(''));
}

/** Runs one line of a shell block and gives what it prints; `# exit N` at its end says that the command ends with that code. */
function runLine(line: string): string {
  const [command = '', comment = ''] = line.split(/\s+#\s?/);
  if (command.trim() === '' || command.startsWith('#')) return '';
  const script = /^npm (?:run )?([\w:-]+)/.exec(command)?.[1];
  if (script !== undefined) {
    expect(scripts).toContain(script);
    return '';
  }
  if (!/\bnpx plenary\b/.test(command)) throw new Error(`The page shows a command that no test can run: ${command}`);
  const wanted = Number(/^exit (\d+)/.exec(comment)?.[1] ?? 0);
  const path = `${join(workplace, '.programs')}:${process.env.PATH}`;
  let status = 0;
  let said = '';
  try {
    said = execFileSync('sh', ['-c', command], {
      cwd: workplace,
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const failed = error as { status: number; stderr: string; stdout: string };
    status = failed.status;
    said = failed.stdout + failed.stderr;
  }
  expect(status, `${command}\n${said}`).toBe(wanted);
  return said;
}

/** What is wrong with a plan that names its scenarios as those in scenarios/plans do. */
function planProblems(yaml: string, page: string): string[] {
  const { draft, problems } = parsePlan(yaml, page);
  const texts = draft?.scenarios.map(({ file }) => {
    return { ok: true, text: readFileSync(join(root, 'scenarios/plans', file), 'utf8'), file } as const;
  });
  return [...problems, ...(draft === null ? [] : settlePlan(draft, texts ?? []).problems)].map(formatProblem);
}

/** A fragment of the reference set into a scenario around it: its entries go before those of the frame. */
function completed(fragment: string): string {
  const frame = parseDocument(readFileSync(new URL('./support/reference-frame.yaml', import.meta.url), 'utf8')).toJS() as Record<
    string,
    unknown
  >;
  const own = parseDocument(fragment).toJS() as Record<string, unknown>;
  const merged: Record<string, unknown> = { ...frame, ...own };
  for (const key of ['gauges', 'charts', 'actors', 'events'])
    merged[key] = { ...(frame[key] as object), ...(own[key] as object | undefined) };
  return JSON.stringify(merged);
}
