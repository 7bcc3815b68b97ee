import { describe, expect, it } from 'vitest';
import { formatProblem } from '../scenario/problem.ts';
import { SAMPLE, sampleWith } from '../scenario/sample.test-support.ts';
import { chunkAt, chunkCount, studiesOf } from './chunk.ts';
import { parsePlan } from './parse-plan.ts';
import { numbersAt, type Plan } from './plan.ts';
import { type PlanResult, settlePlan } from './settle-plan.ts';

function settled(text: string, scenario = SAMPLE): PlanResult {
  const { draft, problems } = parsePlan(text, 'p.yaml');
  if (draft === null) return { plan: null, problems };
  return settlePlan(
    draft,
    draft.scenarios.map(() => ({ ok: true, text: scenario, file: 's.yaml' })),
  );
}

function plan(text: string): Plan {
  const { plan, problems } = settled(`plan: 1\nscenario: s.yaml\n${text}`);
  expect(problems.map(formatProblem)).toEqual([]);
  return plan!;
}

describe('a plan', () => {
  it('plays the scenario as it stands, once, when it says no more', () => {
    expect(plan('')).toMatchObject({
      variants: [null],
      factors: [],
      points: [[]],
      runs: 1000,
      luck: 'common',
      scenarios: [{ name: 's', file: 's.yaml', seeds: ['sample'] }],
      keep: { outcomes: ['war', 'deal', 'stalemate'], measures: ['first-talks', 'tests', 'tension-at-end', 'hot', 'peak'], rounds: true },
    });
  });

  it('takes a factor as a range of the scenario, a list of values, or any distribution, its base from the scenario', () => {
    const { factors } = plan(`
constants: { actors.usa.weight: 3 }
vary:
  gauges.tension.start: { integer: [4, 8] }
  parameters.pace: { log-uniform: [0.01, 1] }
  charts.principal.parameters.hawkishness: [1, 2]
  text.adoption.opt-outs.at-most: [0, 1]
  charts.principal.states.pressure.may.hold: { normal: { mean: 1, deviation: 1, low: 0, high: 2 } }
  charts.target.states.stance.states.testing.may.hold: { triangular: [0, 1, 3] }
design: { latin-hypercube: 4 }
`);
    expect(factors.map(({ distribution: { kind }, base }) => [kind, base])).toEqual([
      ['integer', 6],
      ['log-uniform', 0.1],
      ['choice', 1],
      ['choice', 1],
      ['normal', 1],
      ['triangular', 1],
    ]);
    const ranged = SAMPLE.replace('pace: 0.1', 'pace: { value: 0.1, range: [0.1, 0.3] }');
    const range = settled('plan: 1\nscenario: s\nvary: { parameters.pace: range }\ndesign: { grid: 2 }\n', ranged);
    expect(range.plan?.points).toEqual([[0.1], [0.3]]);
  });

  it.each([
    ['grid', 'parameters.pace: [0.1, 0.2], gauges.tension.start: { integer: [4, 6] }', 6],
    ['{ grid: { parameters.pace: 3 } }', 'parameters.pace: { uniform: [0, 1] }, gauges.tension.start: [4, 5]', 6],
    ['{ sobol: 8 }', 'parameters.pace: { uniform: [0, 1] }', 8],
    ['{ latin-hypercube: 7, seed: other }', 'parameters.pace: { uniform: [0, 1] }', 7],
    ['tornado', 'parameters.pace: { uniform: [0, 1] }, gauges.tension.start: [4, 5]', 5],
    ['{ morris: { trajectories: 3, levels: 6 } }', 'parameters.pace: { uniform: [0, 1] }', 6],
    ['{ saltelli: 4 }', 'parameters.pace: { uniform: [0, 1] }, gauges.tension.start: [4, 5]', 16],
    ['{ list: [{ parameters.pace: 0.3 }, { gauges.tension.start: 4 }] }', '', 2],
  ])('has the points of the design %s', (design, vary, points) => {
    const given = plan(`vary: { ${vary} }\ndesign: ${design}`);
    expect(given.points).toHaveLength(points);
    expect(given.luck).toBe(design.includes('saltelli') ? 'independent' : design.includes('morris') ? 'by-trajectory' : 'common');
  });

  it('keeps what a listed point leaves out, and puts constants beside what varies', () => {
    const given = plan('constants: { actors.usa.weight: 3 }\ndesign: { list: [{ parameters.pace: 0.3 }, { gauges.tension.start: 4 }] }');
    expect(numbersAt(given, 0)).toEqual({ 'actors.usa.weight': 3, 'parameters.pace': 0.3, 'gauges.tension.start': 6 });
    expect(numbersAt(given, 1)).toEqual({ 'actors.usa.weight': 3, 'parameters.pace': 0.1, 'gauges.tension.start': 4 });
    expect(() => numbersAt(given, 2)).toThrow('A point is a number from 0 to 1, got 2.');
  });

  it('is cut into chunks of runs that begin anew at each point, or go on where luck is independent', () => {
    const text = 'runs: 25\nportion: 10\nseeds: [a, b]\ndesign: { list: [{ parameters.pace: 0.3 }, { parameters.pace: 0.4 }] }\n';
    const common = plan(text);
    expect(studiesOf(common)).toEqual([
      { scenario: 0, seed: 'a' },
      { scenario: 0, seed: 'b' },
    ]);
    expect(chunkCount(common)).toBe(12);
    expect(chunkAt(common, 5)).toEqual({ number: 5, study: 0, point: 1, firstRun: 20, count: 5 });
    expect(chunkAt(common, 6)).toEqual({ number: 6, study: 1, point: 0, firstRun: 0, count: 10 });
    expect(chunkAt(plan(`${text}luck: independent`), 5)).toMatchObject({ point: 1, firstRun: 45, count: 5 });
    const morris = plan('vary: { parameters.pace: { uniform: [0, 1] }, gauges.tension.start: [4, 5] }\nruns: 10\ndesign: { morris: 2 }');
    expect(Array.from({ length: 6 }, (_, number) => chunkAt(morris, number).firstRun)).toEqual([0, 0, 0, 10, 10, 10]);
    expect(() => chunkAt(common, 12)).toThrow('A chunk is a number from 0 to 11, got 12.');
  });

  it('tells all that is wrong, each at its place', () => {
    const { plan: none, problems } = settled(`plan: 1
scenario: s.yaml
variants: [as-it-stands, no-atack]
`);
    expect([none, problems.map(formatProblem)]).toEqual([
      null,
      ['p.yaml:3:26 variants.1: expected a variant of s, or as-it-stands, got no-atack. Did you mean no-attack?'],
    ]);
    const { problems: more } = settled(`plan: 1
scenario: s.yaml
variants: [as-it-stands, no-attack]
vary:
  parameters.pase: [1]
  parameters.pace: range
  rounds: { uniform: [9, 12] }
  events.attack.hazard: [0.5]
  charts.principal.parameters.hawkishness: [1]
  charts.principal.parameters.hawkishness.value: [1]
  actors.usa.weight: { uniform: [5, 1] }
design: { sobol: 4 }
keep: { outcomes: [war, dael] }
`);
    expect(more.map(formatProblem)).toMatchInlineSnapshot(`
      [
        "p.yaml:5:3 vary."parameters.pase": expected a number of the scenario in s, as-it-stands, got nothing. Write the number there in the scenario, or set it by a variant.",
        "p.yaml:6:20 vary."parameters.pace": expected a number for which the scenario gives a range, got one without. Write one there, or a distribution here, such as { uniform: [0, 1] }.",
        "p.yaml:7:11 vary.rounds: expected values that the scenario takes, got others (s.yaml:8:9 rounds: expected a whole number from 1 to 10000, got 11.52.). Whole numbers are drawn by { integer: [low, high] }.",
        "p.yaml:8:3 vary."events.attack.hazard": expected a number of the scenario in s, as-it-stands, got pace / 2. Make it a parameter of the scenario that the expression names, and vary that.",
        "p.yaml:10:3 vary."charts.principal.parameters.hawkishness.value": expected each number once, got vary.charts.principal.parameters.hawkishness again. Remove one of them.",
        "p.yaml:11:22 vary."actors.usa.weight": expected finite ends with low < high of the uniform distribution, got 5 to 1.",
        "p.yaml:13:25 keep.outcomes.1: expected one of the outcomes, got dael. Did you mean deal?",
      ]
    `);
  });

  it('takes numbers that fit only when others move along, where others do', () => {
    const moving = 'vary: { gauges.tension.from: { integer: [7, 8] }, gauges.tension.start: { integer: [9, 10] } }';
    expect(plan(`${moving}\ndesign: { sobol: 4 }\n`).points).toHaveLength(4);
    const { problems } = settled(`plan: 1\nscenario: s.yaml\n${moving}\ndesign: tornado\n`);
    expect(problems.map(formatProblem)).toEqual([
      expect.stringContaining('vary."gauges.tension.from": expected values that the scenario takes, got others (s.yaml:13:'),
    ]);
  });

  it('advises whole numbers only where the scenario takes them', () => {
    const advice = (vary: string): string | null | undefined =>
      settled(`plan: 1\nscenario: s.yaml\nvary: { ${vary} }\ndesign: { sobol: 4 }\n`).problems[0]?.fix;
    expect(advice('gauges.tension.start: { uniform: [4, 8.5] }')).toBe('Whole numbers are drawn by { integer: [low, high] }.');
    expect(advice('gauges.tension.start: { uniform: [40, 80] }')).toBeNull();
  });

  it.each([
    ['plenary: 1\n', 'p.yaml:1:1 plenary: expected a plan, got a scenario. Write a plan that names it: plan: 1, scenario: FILE.'],
    ['plan: 1\n', 'p.yaml:1:1: expected the key scenario (the name of a file), got none. Add scenario.'],
    ['', 'p.yaml:1:1: expected a plan, got an empty file. Begin with plan: 1 and scenario.'],
    ['plan: 1\nscenaro: x', 'p.yaml:2:1 scenaro: expected a key of a plan, got scenaro. Did you mean scenario?'],
    ['plan: 1\nscenarios: [a/s.yaml, b/s.yaml]', 'got s again. Write { file, name } and give it a name of its own.'],
    ['plan: 1\nscenario: s\nseed: a\nseeds: [b]', 'p.yaml:4:1 seeds: expected seed or seeds, got both. Leave one out.'],
    ['plan: 1\nscenario: s\nruns: 0', 'p.yaml:3:7 runs: expected a whole number from 1 to 100000000, got 0.'],
    [
      'plan: 1\nscenario: s\ndesign: { sobol: 4, grid: 2 }',
      'expected one of list, grid, latin-hypercube, sobol, tornado, morris, saltelli',
    ],
    ['plan: 1\nscenario: s\nvary: { rounds: [9] }', 'expected the key design (which of the values to combine), got none.'],
    ['plan: 1\nscenario: s\ndesign: { sobol: 4 }', 'p.yaml:3:9 design: expected numbers that the plan varies, got none. Add vary.'],
    ['plan: 1\nscenario: s\nconstants: { rounds: 0.5 }', 'p.yaml:3:1 constants: expected constants that s, as-it-stands takes, got others'],
    [
      'plan: 1\nscenario: s\nvary: { parameters.pace: { uniform: [0, 1] } }\ndesign: grid',
      'expected a number of levels of parameters.pace',
    ],
    [
      'plan: 1\nscenario: s\nvary: { rounds: [9] }\ndesign: { morris: { trajectories: 4, levels: 3 } }',
      'expected an even number of levels',
    ],
    ['plan: 1\nscenario: s\nvary: { rounds: [9] }\ndesign: { tornado: [0.9, 0.1] }', 'expected two shares in order'],
    [
      'plan: 1\nscenario: s\nvary: { rounds: [9] }\ndesign: { sobol: 2000000 }',
      'expected at most 1000000 points, got 2000000. Take fewer.',
    ],
    ['plan: 1\nscenario: s\nruns: 100000000\nportion: 1', 'expected at most 1000000 rows and pieces of work, got 100000000.'],
    [
      'plan: 1\nscenario: s\nruns: 100000000\nluck: independent\nvary: { rounds: [9] }\ndesign: { sobol: 99 }',
      'expected at most 4294967296 runs',
    ],
    [
      'plan: 1\nscenario: s\nluck: by-trajectory\nvary: { rounds: [9] }\ndesign: { sobol: 9 }',
      'luck: expected luck by trajectory only with the trajectories of morris, got it with sobol. Write common or independent.',
    ],
    ['plan: 1\nscenario: s\nvariants: [as-it-stands, as-it-stands]', 'expected each variant once, got as-it-stands again.'],
    ['plan: 1\nscenario: s\nseeds: [a, "1", a]', 'p.yaml:3:17 seeds.2: expected each seed once, got a again. Remove one of them.'],
    [
      'plan: 1\nscenario: s\ndesign:\n  list:\n    - { parameters.pace: 1 }\n    - { parameters.pase: 1 }',
      'p.yaml:6:9 design.list.1."parameters.pase": expected a number of the scenario, got nothing.',
    ],
    ['plan: 1\nscenario: s\nseeds: ["1", 1]', 'p.yaml:3:14 seeds.1: expected a text, got 1. Put it in quotes.'],
    ['plan: 1\nscenario: s\nvary: { rounds: [9] }\ndesign: { grid: { round: 2 } }', 'expected a number that the plan varies, got round.'],
  ])('is refused: %j', (text, expected) => {
    const { plan: none, problems } = settled(text);
    expect(none).toBeNull();
    expect(problems.map(formatProblem).join('\n')).toContain(expected);
  });

  it('tells what is wrong with a scenario, and with its file', () => {
    const broken = settled('plan: 1\nscenario: s.yaml\n', sampleWith('rounds: 12', 'rounds: many'));
    expect(broken.problems.map(formatProblem)).toEqual(['s.yaml:8:9 rounds: expected a whole number from 1 to 10000, got many.']);
    const { draft } = parsePlan('plan: 1\nscenarios:\n  - lost.yaml\n', 'p.yaml');
    const lost = settlePlan(draft!, [{ ok: false, expected: 'a scenario file', got: 'nothing of that name', fix: null }]);
    expect(lost.problems.map(formatProblem)).toEqual(['p.yaml:3:5 scenarios.0: expected a scenario file, got nothing of that name.']);
  });

  it('asks of a variant only that it is right where it is played', () => {
    const text = `${SAMPLE}  broken: { remove: [outcomes] }\n`;
    expect(settled('plan: 1\nscenario: s.yaml\nvariants: [no-attack]\n', text).problems).toEqual([]);
    const told = settled('plan: 1\nscenario: s.yaml\nvariants: [no-attack, broken]\n', text).problems.map(formatProblem);
    expect(told).toEqual([
      's.yaml:109:3 variants.broken: expected the key outcomes (a mapping of outcomes) at  (line 1), got none. Add outcomes.',
    ]);
    expect(settled('plan: 1\nscenario: s.yaml\nvariants: all\n', text).plan).toBeNull();
  });

  it('refuses to keep a number that the variants have differently', () => {
    const text = SAMPLE.replace('variants:\n', 'variants:\n  slow: { set: { parameters.pace: 0.05 } }\n');
    const head = 'plan: 1\nscenario: s.yaml\nvariants: [as-it-stands, slow]\n';
    const gap = settled(`${head}design: { list: [{ parameters.pace: 0.3 }, { gauges.tension.start: 4 }] }\n`, text);
    expect(gap.problems.map(formatProblem)).toEqual([
      'p.yaml:4:9 design: expected one value of parameters.pace to keep in all that is played, got 0.1 and 0.05. Write its value at every point.',
    ]);
    expect(settled(`${head}design: { list: [{ parameters.pace: 0.3 }] }\n`, text).problems).toEqual([]);
  });
});
