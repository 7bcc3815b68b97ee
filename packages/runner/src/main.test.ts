import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { mendName } from '@plenary/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS, nameOf } from './commands/index.ts';
import { main } from './main.ts';
import { createOutput } from './terminal/terminal.ts';
import { useWorkplace } from './workplace.test-support.ts';

const { file, plenary } = useWorkplace();

describe('the refusals', () => {
  beforeAll(async () => {
    await plenary('new', file('border-talks'));
    await mkdir(file('empty'));
    await mkdir(file('full'));
    await writeFile(file('full/one.yaml'), '');
    await writeFile(file('binary.yaml'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]));
    await writeFile(file('utf16.yaml'), Buffer.from('\ufefftitle: x', 'utf16le'));
    await writeFile(file('huge.yaml'), '#'.repeat(9 * 1024 * 1024));
    await symlink(file('gone.yaml'), file('dangling.yaml'));
    await writeFile(file('broken.yaml'), 'plenary: 1\ntitle: Broken\nrounds: many\n');
  });

  const cases: readonly (readonly [args: string, expected: string])[] = [
    ['rnu x.yaml', 'expected a command, got "rnu". Did you mean run? Try plenary --help.'],
    ['--bogus', `expected a command, got "--bogus". ${mendName('--bogus', COMMANDS.map(nameOf))} Try plenary --help.`],
    ['run -- -no.yaml', './-no.yaml: expected a scenario file, got nothing of that name.'],
    ['run -', '-: expected the name of a scenario file. Give /dev/stdin to read what comes through a pipe.'],
    ['run ', 'expected the name of a scenario file, got an empty one.'],
    ['--jsno run x.yaml', 'expected a flag of plenary run, got --jsno. Did you mean --json?'],
    ['run', 'expected plenary run <file>, got too little. For example: plenary run scenarios/vancouver-2018.yaml'],
    ['run @border-talks.yaml more', 'expected plenary run <file>, got "more" too much. Try plenary run --help.'],
    ['run @border-talks.yaml --rnus 5', 'expected a flag of plenary run, got --rnus. Did you mean --runs?'],
    ['run @border-talks.yaml --runs', '--runs: expected a value, got none. Try plenary run --help.'],
    ['run @border-talks.yaml --runs 0', '--runs: expected a whole number from 1 to 100000000, got "0".'],
    ['run @border-talks.yaml --runs -5', '--runs: expected a whole number from 1 to 100000000, got "-5".'],
    ['run @border-talks.yaml --runs 1e9', '--runs: expected a whole number from 1 to 100000000, got "1e9".'],
    ['run @border-talks.yaml --runs abc', '--runs: expected a whole number from 1 to 100000000, got "abc".'],
    ['run @border-talks.yaml --runs 2.5', '--runs: expected a whole number from 1 to 100000000, got "2.5".'],
    ['run @border-talks.yaml --runs 3 --runs 4', '--runs: expected it once, got it 2 times.'],
    ['run @border-talks.yaml --seed a --seed b', '--seed: expected it once, got it 2 times.'],
    ['run @border-talks.yaml --workers 0', '--workers: expected a whole number from 1 to 64, got "0".'],
    ['run @border-talks.yaml --runs 3 --within 1%', 'expected --runs or --within, got both. Leave one out.'],
    ['run @border-talks.yaml --within 60%', '--within: expected a share between 0 and 0.5, such as 0.01 or 1%, got "60%".'],
    ['run @border-talks.yaml --within 0.0001%', '--within: A half-width of 0.000001 needs more than 2^32 runs. Ask for a wider interval.'],
    ['run @border-talks.yaml --confidence 1', '--confidence: expected a share between 0 and 1, such as 0.95 or 95%, got "1".'],
    ['explain @border-talks.yaml --run -1', '--run: expected a whole number from 0 to 4294967295, got "-1".'],
    ['chart @border-talks.yaml nroth', 'expected an actor of the scenario, got "nroth". Did you mean north?'],
    ['chart @border-talks.yaml --format png', '--format: expected one of "mermaid", "svg", "dot", "xstate", got "png".'],
    [
      'score @border-talks.yaml',
      '@border-talks.yaml: expected outcomes that say what happened, got none. Add happened: true or happened: false to each.',
    ],
    ['run @border-talk.yaml', '@border-talk.yaml: expected a scenario file, got nothing of that name. Did you mean @border-talks.yaml?'],
    ['run @border-talks', '@border-talks: expected a scenario file, got nothing of that name. Did you mean @border-talks.yaml?'],
    ['run @no/such/place.yaml', '@no/such/place.yaml: expected a scenario file, got nothing of that name. There is no directory @no/such.'],
    [
      'run @dangling.yaml',
      '@dangling.yaml: expected a scenario file, got a symbolic link to something that does not exist. Mend the link.',
    ],
    ['run @empty', '@empty: expected a scenario file, got a directory. It holds no .yaml file.'],
    ['run @full', '@full: expected a scenario file, got a directory. It holds @full/one.yaml.'],
    ['run @binary.yaml', '@binary.yaml: expected a scenario in UTF-8 text, got a binary file or another encoding.'],
    ['run @utf16.yaml', '@utf16.yaml: expected a scenario in UTF-8 text, got UTF-16. Save it as UTF-8.'],
    ['run @huge.yaml', '@huge.yaml: expected a scenario of at most 2 MiB, got more than 8 MiB.'],
  ];

  it.each(cases)('plenary %s: %s', async (args, expected) => {
    const { code, results, talk } = await plenary(
      ...args.split(' ').map((argument) => argument.replace(/^@(.*)$/, (_, name) => file(name))),
    );
    expect([code, results, talk]).toEqual([2, '', `plenary: ${expected.replaceAll('@', 'FOLDER/')}\n`]);
  });

  it('lists every problem of a scenario with its place', async () => {
    const { code, results, talk } = await plenary('run', file('broken.yaml'));
    expect([code, results]).toEqual([2, '']);
    expect(talk.split('\n').length).toBeGreaterThan(2);
    expect(talk).toMatch(/^FOLDER\/broken\.yaml:3:9 rounds: expected .*, got many\./m);
  });

  it('names the variants there are', async () => {
    const { code, talk } = await plenary('run', file('border-talks.yaml'), '--variant', 'patient-hots');
    expect([code, talk]).toEqual([
      2,
      expect.stringMatching(/variants: expected one of the variants, got patient-hots\. Did you mean patient-host\?\n$/),
    ]);
  });

  it('shows the help to those who ask for nothing', async () => {
    const { code, results, talk } = await plenary();
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain('plenary run <file>');
  });
});

describe('the texts of a scenario', () => {
  it.each(['run', 'validate', 'explain', 'solve', 'chart'])('reach no terminal as escape sequences by plenary %s', async (name) => {
    const talks = await readFile(file('border-talks.yaml'), 'utf8');
    await writeFile(file('escape.yaml'), talks.replace(/title: [^,}\n]*/g, 'title: "Co\\e[31min\\x9b8m"'));
    const args = [name, file('escape.yaml'), ...(name === 'run' ? ['--runs', '10'] : [])];
    const { results, talk } = await plenary(...args);
    expect(results).toContain('Co\ufffd[31min\ufffd8m');
    const { results: json } = await plenary(...args, '--json');
    expect(JSON.stringify(JSON.parse(json))).toContain('Co\\u001b[31min\u009b8m');
    expect(talk + results + json).not.toContain('\u001b');
    expect(talk + results + json).not.toContain('\u009b');
  });
});

describe('plenary help', () => {
  it('shows --json of every command but those that the page of the commands names', async () => {
    const commands = await Promise.all(COMMANDS.map(async (entry) => ({ name: nameOf(entry), flags: (await entry.load()).flags })));
    const silent = commands.filter(({ flags }) => !('json' in flags)).map(({ name }) => `\`${name}\``);
    const page = await readFile(new URL('../../../docs/command.md', import.meta.url), 'utf8');
    expect(page).toContain(`Every command but ${silent.slice(0, -1).join(', ')} and ${silent.at(-1)} takes \`--json\`.`);
  });

  it.each(['run', 'explain', 'score', 'chart', 'validate', 'new'])('of %s shows examples to copy', async (name) => {
    const { code, results } = await plenary(name, '--help');
    expect(code).toBe(0);
    expect(results).toMatch(new RegExp(`^  plenary ${name} `, 'm'));
    expect((await plenary('help', name)).results).toBe(results);
  });
});

describe('a defect', () => {
  it('is told as ours, without a stack, and how to see where it happened', async () => {
    let talk = '';
    const broken = createOutput(
      {
        write: () => {
          throw new TypeError('no such thing');
        },
      },
      {},
    );
    const told = createOutput(
      {
        write: (text: string) => {
          talk += text;
          return true;
        },
      },
      {},
    );
    const interruption = () => ({ signal: new AbortController().signal, release: () => undefined });
    const code = await main(['--version'], { results: broken, talk: told, debug: false, now: () => 0, interruption });
    expect(code).toBe(1);
    expect(talk).toBe(
      'plenary: this is a defect of Plenary, not of your scenario. TypeError: no such thing\nTo see where it happened: PLENARY_DEBUG=1 plenary --version\n',
    );
  });
});
