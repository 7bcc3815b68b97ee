import { describe, expect, it } from 'vitest';
import { exportPrism } from '../prism/prism.ts';
import { parseScenario } from '../scenario/parse.ts';
import { solve } from './solve.ts';

const modelOf = (data: object) => parseScenario(JSON.stringify({ plenary: 1, title: 'Small', ...data }), { file: 'small.json' }).model!;

/** A walk on 0..10 from 5, up by one with odds 2 to 1, for so many rounds; absorbed at the ends. */
const walk = (rounds: number) =>
  modelOf({
    rounds,
    gauges: { place: { from: 0, to: 10, start: 5 } },
    charts: { walker: { may: { hold: { appeal: 'ln(2)', effects: { place: 1 } }, ease: { appeal: 0, effects: { place: -1 } } } } },
    actors: { ada: { chart: 'walker' } },
    outcomes: { top: { when: 'place == 10', ends: true }, bottom: { when: 'place == 0', ends: true }, between: 'otherwise' },
    measures: {
      arrival: { first: 'place >= 7' },
      steps: { count: 'hold' },
      highest: { maximum: 'place' },
      lowest: { minimum: 'place' },
      average: { mean: 'place' },
      end: { final: 'place' },
      above: { rounds: 'place > 5' },
    },
  });

function solved(model: Parameters<typeof solve>[0]) {
  const solution = solve(model);
  if (!solution.complete) throw new Error('It has few states.');
  return solution;
}

describe('solve', () => {
  it("gives the gambler's ruin", () => {
    // Feller, An Introduction to Probability Theory, volume 1, chapter XIV: with q/p = 1/2, from 5 of 10.
    const { outcomes } = solved(walk(400));
    expect(outcomes[1]!.probability).toBeCloseTo((0.5 ** 5 - 0.5 ** 10) / (1 - 0.5 ** 10), 12);
    expect(outcomes[0]!.probability + outcomes[1]!.probability).toBeCloseTo(1, 12);
  });

  it('gives the expectations of two rounds that can be worked out by hand', () => {
    const { measures, outcomes } = solved(walk(2));
    const mean = Object.fromEntries(measures.map(({ name, mean }) => [name, mean]));
    expect(outcomes.map(({ probability }) => probability)).toEqual([0, 0, expect.closeTo(1, 14)]);
    // Up-up 4/9, up-down and down-up 2/9 each, down-down 1/9.
    expect(mean).toEqual({
      arrival: 2,
      steps: expect.closeTo(4 / 3, 12),
      highest: expect.closeTo((4 * 7 + 2 * 6 + 2 * 5 + 4) / 9, 12),
      lowest: expect.closeTo((4 * 6 + 2 * 5 + 2 * 4 + 3) / 9, 12),
      average: expect.closeTo((4 * 6.5 + 2 * 5.5 + 2 * 4.5 + 3.5) / 9, 12),
      end: expect.closeTo((4 * 7 + 4 * 5 + 3) / 9, 12),
      above: expect.closeTo((4 * 2 + 2) / 9, 12),
    });
    expect(measures[0]).toMatchObject({ byRound: [0, expect.closeTo(4 / 9, 12)] });
  });

  it.each([
    [0, 'hold', 0.5],
    [1, 'hold', 1],
    [1e100, 'hold', 1],
    [1e100, 'ease', 0],
  ])(
    'gives the probabilities of the greatest appeals that there may be, in regions that add them: precision %d, %s',
    (precision, act, p) => {
      const region = { may: { hold: 1e100, ease: -1e100 } };
      const { outcomes, measures } = solved(
        modelOf({
          rounds: 2,
          charts: { c: { type: 'parallel', states: { r: region, s: region } } },
          actors: { a: { chart: 'c', precision } },
          outcomes: { w: `last(a) == ${act}`, o: 'otherwise' },
          measures: { average: { mean: 1e100 } },
        }),
      );
      expect(outcomes.map(({ probability }) => probability)).toEqual([p, 1 - p]);
      expect(measures[0]!.mean).toBeCloseTo(1e100, -90);
    },
  );

  it('merges states that no longer differ in anything that matters', () => {
    // The place, and what the measures remember: the arrival, the highest and the lowest place.
    expect(solved(walk(2)).statesByRound).toEqual([2, 4]);
  });

  it('says in which round there were too many states', () => {
    expect(solve(walk(40), { limit: 6 })).toMatchObject({ complete: false, limit: 6, round: 3, statesByRound: [2, 4] });
  });

  it.each([0, -1, Number.NaN])('refuses a limit of %d states, and so does an export', (limit) => {
    const reason = new RangeError(`A limit is at least 1 state, got ${limit}.`);
    expect(() => solve(walk(1), { limit })).toThrow(reason);
    expect(() => exportPrism(walk(1), { limit })).toThrow(reason);
  });

  it('tells of each round', () => {
    const rounds: number[] = [];
    solve(walk(4), { onRound: (round) => rounds.push(round) });
    expect(rounds).toEqual([1, 2, 3, 4]);
  });
});
