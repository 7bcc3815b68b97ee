import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createOutput } from './terminal/terminal.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plenary-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Runs a command line and gives back what it wrote, with the test's folder called FOLDER. Ctrl-C comes after so many looks at the clock. */
async function plenaryUntil(interruptedAfter: number, args: readonly string[]) {
  const written = { results: '', talk: '' };
  const output = (name: keyof typeof written) =>
    createOutput(
      {
        write(text: string) {
          written[name] += text;
          return true;
        },
      },
      {},
    );
  const controller = new AbortController();
  let looks = 0;
  const code = await main(args, {
    results: output('results'),
    talk: output('talk'),
    debug: false,
    now() {
      looks += 1;
      if (looks >= interruptedAfter) controller.abort();
      // A look takes long, so that work stops after each portion.
      return looks * 1_000;
    },
    interruption: () => ({ signal: controller.signal, release: () => undefined }),
  });
  return { code, results: written.results.replaceAll(folder, 'FOLDER'), talk: written.talk.replaceAll(folder, 'FOLDER') };
}

const plenary = (...args: string[]) => plenaryUntil(Number.POSITIVE_INFINITY, args);

const file = (name: string): string => join(folder, name);

describe('plenary new', () => {
  it('writes a scenario that is valid without a warning, titled after its file', async () => {
    expect(await plenary('new', file('grain-corridor'))).toEqual({
      code: 0,
      results: 'FOLDER/grain-corridor.yaml\n',
      talk: 'Play it with: plenary run FOLDER/grain-corridor.yaml\n',
    });
    expect(await plenary('validate', file('grain-corridor.yaml'))).toEqual({
      code: 0,
      results: 'valid FOLDER/grain-corridor.yaml: Grain corridor, with 1 variant\n',
      talk: '',
    });
  });

  it('leaves a file that exists as it is', async () => {
    await writeFile(file('mine.yaml'), 'mine');
    expect(await plenary('new', file('mine'))).toMatchObject({ code: 2, results: '' });
    expect(await readFile(file('mine.yaml'), 'utf8')).toBe('mine');
  });

  it('makes no folders', async () => {
    const { code, talk } = await plenary('new', file('nowhere/talks'));
    expect([code, talk]).toEqual([
      2,
      'plenary: FOLDER/nowhere/talks.yaml: expected a folder that exists, got none of that name. Make it first.\n',
    ]);
  });
});

describe('the refusals', () => {
  beforeAll(async () => {
    await plenary('new', file('border-talks'));
    await mkdir(file('empty'));
    await mkdir(file('full'));
    await writeFile(file('full/one.yaml'), '');
    await writeFile(file('binary.yaml'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]));
    await writeFile(file('utf16.yaml'), Buffer.from('\ufefftitle: x', 'utf16le'));
    await writeFile(file('huge.yaml'), '#'.repeat(9 * 1024 * 1024));
    await writeFile(file('broken.yaml'), 'plenary: 1\ntitle: Broken\nrounds: many\n');
  });

  const cases: readonly (readonly [args: string, expected: string])[] = [
    ['rnu x.yaml', 'expected a command, got "rnu". Did you mean run? Try plenary --help.'],
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
    ['run @border-talks.yaml --within 60%', '--within: A half-width lies between 0 and 0.5, such as 0.01, got 0.6.'],
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
    ['run @empty', '@empty: expected a scenario file, got a directory. It holds no .yaml file.'],
    ['run @full', '@full: expected a scenario file, got a directory. It holds @full/one.yaml.'],
    ['run @binary.yaml', '@binary.yaml: expected a scenario in UTF-8 text, got a binary file or another encoding.'],
    ['run @utf16.yaml', '@utf16.yaml: expected a scenario in UTF-8 text, got UTF-16. Save it as UTF-8.'],
    ['run @huge.yaml', '@huge.yaml: expected a scenario of at most 2 MiB, got more than 8 MiB.'],
  ];

  it.each(cases)('plenary %s: %s', async (args, expected) => {
    const { code, results, talk } = await plenary(...args.replaceAll('@', `${folder}/`).split(' '));
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

describe('plenary run', () => {
  it('reports outcomes, text, delegations, passages, events, gauges, preconditions and sources', async () => {
    await writeFile(
      file('ford.yaml'),
      `
plenary: 1
title: The ford
calendar: { start: 2018-01-30, days: 7 }
rounds: 6
sources: { ML: "The miller's ledger, 2018, with a title so long that it has to be wrapped to fit onto the page of the report at its end" }
gauges: { tension: { from: 0, to: 4, start: 1, title: Tension } }
charts:
  bank:
    states:
      apart:
        title: keeping apart
        may:
          hold: { value: 0.5, source: ML }
          harden: { appeal: -1, effects: { tension: +1 } }
          offer-talks: { to: together, when: precondition, appeal: 1 }
      together: { title: ready to talk, attends: true, may: { hold: 0 } }
actors:
  east:
    chart: bank
    title: The East
    role: delegation
    preconditions: { quiet: tension <= 1 }
    position: { crossing: { ideal: open, weight: 1 }, reservation: 0 }
  west: { chart: bank, title: The West, role: delegation, position: { crossing: { ideal: shut, weight: 1 }, reservation: 0 } }
text:
  issues: { crossing: { options: [shut, on-market-days, open], title: Crossing } }
  chairs: [east]
phases: { waiting: { rounds: 3 }, meeting: { rounds: 1, drafting: { sessions: 4 } }, after: { rounds: 2 } }
events: { flood: { title: a flood, hazard: 0.0001 }, market: { title: market day, hazard: 0.3, effects: { tension: -1 } } }
outcomes:
  bridge: { title: The ford is open, when: text.crossing == open and text.status == adopted }
  clash: { title: A clash, when: tension > 5, ends: true }
  nothing: { title: Nothing new, when: otherwise }
measures:
  both: { title: Both ready, first: east in together and west in together }
  markets: { title: Market days, count: market }
`,
    );
    const { results, talk } = await plenary('run', file('ford.yaml'), '--runs', '400', '--seed', 'ford');
    expect(`${talk}${results}`).toMatchInlineSnapshot(`
      "2 warnings about FOLDER/ford.yaml; plenary validate FOLDER/ford.yaml lists them.
      The ford
      400 runs of 6 rounds from 30 Jan 2018 to 6 Mar 2018, seed ford, intervals at 95%

      How it ends
        The ford is open     16%  12 to 19%  █▉           e.g. run 8
        A clash           < 0.9%
        Nothing new          85%  81 to 88%  ██████████▏  e.g. run 0

      The text
        Adopted             89%  86 to 92%
        Chairs' summary  < 0.9%
        No text             11%   8 to 14%
        What it says, where one was issued
        Crossing  on market days 71%, open 17%, shut 11%

      Delegations
                  attends  supports      utility  stance at the end
        The East      95%       50%  0.47 ± 0.03  ready to talk 95%, keeping apart 6%
        The West    99.3%       70%  0.42 ± 0.03  ready to talk 99.3%, keeping apart 0.8%

      When, and how often
        Both ready   in 94% of runs (91 to 96%)  ¼ by 30 Jan 2018, ½ by 6 Feb 2018, ¾ by 13 Feb 2018
        Market days  1.81 (1.70 to 1.93)         median 2, nine in ten from 0 to 4 times

      Events
        a flood     < 0.9%
        market day     87%  83 to 90%  1.81 times a run

      Gauges, round by round
        medians from round 1 to round 6 (6 Mar 2018); then the start and the median at the end of the run
        Tension  ▃▃▁▁▁▁  1 → 0  half 0 to 0, nine in ten 0 to 1 (of 0 to 4)

      What kept acts from happening
        The East  quiet  tension <= 1  in 5.7% of turns  ▋

      Sources
        ML  The miller's ledger, 2018, with a title so long that it has to be wrapped to fit onto the page
            of the report at its end (1 number)
      "
    `);
  });

  it('tells what it has when it is interrupted: the forecast of the runs that were played', async () => {
    await plenary('new', file('long'));
    const { code, results, talk } = await plenaryUntil(8, ['run', file('long.yaml'), '--runs', '100000000', '--workers', '1', '--json']);
    expect(code).toBe(130);
    const [, runs = ''] = /^Interrupted after (\d+) runs; --runs \1 gives the same numbers\.\n$/.exec(talk) ?? [];
    expect(Number(runs)).toBeGreaterThan(0);
    expect((await plenary('run', file('long.yaml'), '--runs', runs, '--json')).results).toBe(results);
  });

  it('stops when every outcome is known precisely enough, and says by which rule', async () => {
    const { code, results } = await plenary('run', file('long.yaml'), '--within', '5%', '--workers', '1');
    expect(code).toBe(0);
    expect(results).toMatch(
      /^Stopped once every outcome was known to within 5 points \(exact intervals at 9\d\.\d+%, which allows for \d+ looks\)\.$/m,
    );
  });

  it('has nothing to tell when it is interrupted at once', async () => {
    const { code, results } = await plenaryUntil(0, ['run', file('long.yaml')]);
    expect([code, results]).toEqual([130, '']);
  });
});

describe('plenary validate', () => {
  it('goes on after a file that cannot be used, and ends with 2', async () => {
    const { code, results } = await plenary('validate', file('absent.yaml'), file('broken.yaml'), file('border-talks.yaml'));
    expect(code).toBe(2);
    expect(results).toMatch(/^error FOLDER\/absent\.yaml: expected a scenario file/);
    expect(results).toMatch(/^error FOLDER\/broken\.yaml:3:9 /m);
    expect(results).toMatch(/^valid FOLDER\/border-talks\.yaml: /m);
    expect(results).toMatch(/2 of 3 files cannot be used\.\n$/);
  });

  it('gives problems as data', async () => {
    const { code, results } = await plenary('validate', file('broken.yaml'), '--json');
    const { format, valid, files } = JSON.parse(results);
    expect([code, format, valid]).toEqual([2, 'plenary.validation/1', false]);
    expect(files[0].problems[0]).toMatchObject({
      severity: 'error',
      line: expect.any(Number),
      path: expect.any(String),
      expected: expect.any(String),
    });
  });
});

describe('plenary chart', () => {
  it.each(['mermaid', 'dot', 'svg', 'xstate'])('draws %s, alone and inside JSON', async (format) => {
    const { code, results } = await plenary('chart', file('border-talks.yaml'), 'north', '--format', format);
    const wrapped = await plenary('chart', file('border-talks.yaml'), 'north', '--format', format, '--json');
    expect([code, wrapped.code]).toEqual([0, 0]);
    expect(JSON.parse(wrapped.results)).toEqual({ format: 'plenary.chart/1', actors: ['north'], as: format, drawing: results });
    expect(results).toMatch(
      { mermaid: /^stateDiagram-v2\n/, dot: /^digraph /, svg: /<svg[\s\S]*dialogue/, xstate: /^{\n {2}"id": "north"/ }[format] ?? /never/,
    );
  });

  it('puts several Mermaid charts on one Markdown page', async () => {
    const { results } = await plenary('chart', file('border-talks.yaml'));
    expect(results.match(/^```mermaid$/gm)).toHaveLength(2);
  });
});

describe('plenary help', () => {
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
