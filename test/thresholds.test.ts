/** What is equal on paper is equal: thresholds and ties that binary fractions miss by a rounding. */
import { createKernel, createReference, createTally, runReference, solve } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { modelOf } from './support/bundled-scenario.ts';

const drafting = (sessions: number): string => `phases: { main: { rounds: 1, drafting: { sessions: ${sessions} } } }`;
const line = (count: number): string => `[${Array.from({ length: count }, (_, option) => `o${option}`).join(', ')}]`;

/** What is equal, the scenario, and the outcome that follows from it in every run. */
const EQUAL: readonly (readonly [string, string, string])[] = [
  [
    'a loss of 0.8 - 0.7 and a tolerance of 0.1',
    `rounds: 11
text: { issues: { aid: { options: ${line(11)} } }, chairs: [chair] }
phases: { main: { rounds: 11, drafting: { sessions: 1 } } }
charts:
  chair: { attends: true, position: { aid: { ideal: o0 }, precision: inf, reservation: 0 } }
  other: { attends: true, position: { aid: { ideal: o10 }, precision: inf, reservation: 1 } }
actors: { chair: { chart: chair }, other: { chart: other } }
outcomes: { equal: text.aid == o10, other: otherwise }`,
    'equal',
  ],
  [
    'weights of 0.3 and three quarters of 0.3 + 0.1',
    `rounds: 1
text: { issues: { aid: { options: [o0, o1] } }, adoption: { rule: weighted, quota: 0.75 } }
${drafting(1)}
charts:
  pro: { attends: true, position: { aid: { ideal: o0 }, precision: inf } }
  con: { attends: true, position: { aid: { ideal: o1 }, precision: inf } }
actors: { a: { chart: pro, weight: 0.3 }, c: { chart: con, weight: 0.1 } }
outcomes: { equal: text.status == adopted, other: otherwise }`,
    'equal',
  ],
  [
    '29 supporters and 0.58 of 50, which they do not exceed',
    `rounds: 1
text: { issues: { aid: { options: [o0, o1] } }, adoption: { rule: majority, quota: 0.58 } }
${drafting(1)}
charts:
  pro: { attends: true, position: { aid: { ideal: o0 }, precision: inf } }
  con: { attends: true, position: { aid: { ideal: o1 }, precision: inf } }
actors: { ${Array.from({ length: 50 }, (_, actor) => `a${actor}: { chart: ${actor < 29 ? 'pro' : 'con'} }`).join(', ')} }
outcomes: { other: text.status == adopted, equal: otherwise }`,
    'equal',
  ],
  [
    'brackets of 0.3 and of 0.1 + 0.2',
    `rounds: 1
text: { issues: { aid: { options: [o0, o1] }, tax: { options: [o0, o1] } }, chairs: [s] }
${drafting(1)}
charts:
  one: { attends: true, position: { aid: { ideal: o1 }, precision: inf } }
  two: { attends: true, position: { tax: { ideal: o1 }, precision: inf } }
  sec: { attends: true }
actors: { a: { chart: one, weight: 0.3 }, b: { chart: two, weight: 0.1 }, c: { chart: two, weight: 0.2 }, s: { chart: sec } }
outcomes: { equal: text.aid == o1, other: otherwise }`,
    'equal',
  ],
  [
    "the options of a chairs' summary, of which the draft's stays",
    `rounds: 1
text:
  issues: { x: { options: ${line(4)}, start: o0 }, y: { options: [u, v] }, z: { options: [u, v] } }
  chairs: [a, b]
  fallback: { summary: chairs }
${drafting(1)}
charts:
  low: { attends: true, position: { x: { ideal: o0 }, y: { ideal: u }, z: { ideal: u }, precision: inf, reservation: 1 } }
  high: { attends: true, position: { x: { ideal: o3 }, y: { ideal: u }, z: { ideal: u }, precision: inf, reservation: 1 } }
actors: { a: { chart: low, tolerance: 0 }, b: { chart: high, tolerance: 0 } }
outcomes: { equal: text.status == summary and text.x == o0, other: otherwise }`,
    'equal',
  ],
  ...(['{ summary: draft }', 'nothing'] as const).map(
    (fallback) =>
      [
        `a utility of 1 - 4/5 and a reservation of 0.2, with the fallback ${fallback}`,
        `rounds: 1
text: { issues: { aid: { options: ${line(6)} } }, chairs: [a]${fallback === 'nothing' ? '' : `, fallback: ${fallback}`} }
${drafting(1)}
charts: { pro: { attends: true, position: { aid: { ideal: o4 }, precision: inf, reservation: 0.2 } } }
actors: { a: { chart: pro } }
outcomes: { equal: text.status == adopted, other: otherwise }`,
        'equal',
      ] as const,
  ),
  [
    'a draft worth 0.2 to the chair that objects to it for long, and its reservation of 0.2',
    `rounds: 1
text: { issues: { aid: { options: ${line(6)} } }, adoption: { rule: consensus, vetoes: [b] }, chairs: [a], fallback: { summary: draft } }
${drafting(1)}
charts:
  pro: { attends: true, position: { aid: { ideal: o4 }, precision: inf, reservation: 0.2 } }
  con: { attends: true, position: { aid: { ideal: o5 }, precision: inf, reservation: 1 } }
actors: { a: { chart: pro, tolerance: 0 }, b: { chart: con, weight: 0 } }
outcomes: { equal: text.status == summary, other: otherwise }`,
    'equal',
  ],
];

describe('equal on paper', () => {
  it.each(EQUAL)('is %s', (_, text, outcome) => {
    const model = modelOf(`plenary: 1\ntitle: Equal\n${text}\n`);
    const expected = model.outcomes.map(({ name }) => (name === outcome ? 1 : 0));
    const solution = solve(model);
    expect(solution.complete && solution.outcomes.map(({ probability }) => probability)).toEqual(expected);
    expect(runReference(createReference(model), { seed: 's', run: 0 }).outcome).toBe(outcome);
    for (const compiled of [true, false]) {
      const tally = createTally(model);
      createKernel(model, { compiled }).count('s', 0, 20, tally);
      expect([...tally.outcomes]).toEqual(expected.map((share) => 20 * share));
    }
  });

  it('is every step that costs a chair a tenth, however the text came there', () => {
    const issues = ['i1', 'i2', 'i3', 'i4', 'i5'];
    const position = (ideal: string): string => issues.map((issue) => `${issue}: { ideal: ${ideal} }`).join(', ');
    const model = (tolerance: number) =>
      modelOf(`plenary: 1
title: Five issues
rounds: 1
text: { issues: { ${issues.map((issue) => `${issue}: { options: ${line(3)} }`).join(', ')} }, chairs: [c] }
${drafting(20)}
charts:
  low: { attends: true, position: { ${position('o0')}, reservation: 0 } }
  high: { attends: true, position: { ${position('o2')}, reservation: 1, precision: inf } }
actors: { c: { chart: low, tolerance: ${tolerance} }, d: { chart: high } }
outcomes: { o: otherwise }
measures: { steps-of-ten: { final: "10 * (1 - utility(c))" } }
`);
    const steps = (tolerance: number): number | null => {
      const solution = solve(model(tolerance));
      return solution.complete ? solution.measures[0]!.mean : null;
    };
    expect(steps(0.1)).toBeCloseTo(steps(0.1000001)!, 9);
    expect(steps(0.1)).toBeGreaterThan(9);
    expect(steps(0.0999999)).toBe(0);
  });
});
