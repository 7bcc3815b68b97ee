/** Exact probabilities are those that sampling approaches. */
import { createForecast, createKernel, createTally, exactInterval, type Model, type Solution, solve } from '@plenary/engine';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { arbitraryScenario } from './support/arbitrary-scenario.ts';
import { BUNDLED, bundledModel, modelOf } from './support/bundled-scenario.ts';

/** More for a soak: `PLENARY_CASES=20000`. */
const CASES = Number(process.env['PLENARY_CASES'] ?? 200);
const SEED = Number(process.env['PLENARY_CASES_SEED'] ?? 20180116);
const CONFIDENCE = 0.999;
const RUNS = 600;

type Solved = Extract<Solution, { complete: true }>;

/** An exact value, and whether the interval of so many runs holds it. */
interface Comparison {
  readonly what: string;
  readonly exact: number;
  readonly sampled: number;
  readonly holds: boolean;
}

/** Plays the model and compares: shares, whose exact intervals guarantee their confidence, and means, whose intervals by Student are approximate. */
function compare(model: Model, solution: Solved, runs: number, seed: string): { shares: Comparison[]; means: Comparison[] } {
  const tally = createTally(model);
  createKernel(model).run(seed, 0, runs, tally);
  const { outcomes, text, measures } = createForecast(tally, { confidence: CONFIDENCE });
  const share = (what: string, count: number, exact: number): Comparison => {
    const { low, high } = exactInterval(count, runs, CONFIDENCE);
    return { what, exact, sampled: count / runs, holds: low - ROUNDING <= exact && exact <= high + ROUNDING };
  };
  return {
    shares: [
      ...outcomes.map(({ name, count }, index) => share(name, count, solution.outcomes[index]!.probability)),
      ...(text?.statuses ?? []).map(({ name, count }) => share(name, count, solution.statuses![name as 'open'])),
      ...measures.flatMap(({ name, passage }, index) =>
        passage === null ? [] : [share(name, passage.passed, solution.measures[index]!.probability)],
      ),
    ],
    means: measures.flatMap(({ name, mean, low, high }, index) => {
      const exact = solution.measures[index]!.mean;
      // Where nothing varied in the sample, Student's interval is a point and says nothing of what is rare.
      if (exact === null || mean === null || low === null || high === null || low === high) return [];
      return [{ what: name, exact, sampled: mean, holds: low - ROUNDING <= exact && exact <= high + ROUNDING }];
    }),
  };
}

/** What is certain comes out of the solver with the rounding error of its sums. */
const ROUNDING = 1e-9;

/** Endings and readings that depend on how random scenarios go; their own are often certain. */
const TARGETS = {
  outcomes: {
    early: { when: 'tension >= 5 and round > 1', ends: true },
    agreed: 'count(all in attending) > 1 and tension < 3',
    tense: 'tension >= 3',
    stocked: 'stock > 1',
    rest: 'otherwise',
  },
  measures: {
    when: { first: 'tension >= 3' },
    soon: { first: 'stock >= 2' },
    often: { rounds: 'count(all in attending) > 1' },
    end: { final: 'stock' },
    peak: { maximum: 'tension' },
    pit: { minimum: 'tension' },
    mid: { mean: 'tension' },
    holds: { count: 'hold' },
  },
};

/** So many random scenarios of few states, with their solutions. */
function smallScenarios(count: number): readonly { readonly model: Model; readonly solution: Solved }[] {
  const found: { model: Model; solution: Solved }[] = [];
  for (let batch = 0; found.length < count; batch++) {
    for (const data of fc.sample(arbitraryScenario(LENGTH), { numRuns: 20, seed: SEED + batch })) {
      if (Object.keys(data['actors'] as object).length > ACTORS) continue;
      const model = modelOf(JSON.stringify({ ...data, ...TARGETS, rounds: ROUNDS }));
      const solution = solve(model, { limit: LIMIT });
      if (solution.complete && solution.mostStates > 1 && found.length < count) found.push({ model, solution });
    }
  }
  return found;
}

/** Decisions in a random scenario, actors, rounds, and states at one moment: small enough that 200 are solved and played in seconds. */
const LENGTH = 1_000;
const ACTORS = 3;
const ROUNDS = 3;
const LIMIT = 200;

const held = (comparisons: readonly Comparison[]): number => comparisons.filter(({ holds }) => holds).length;

describe('the exact solver on random small scenarios', () => {
  let compared: readonly (ReturnType<typeof compare> & { readonly model: Model; readonly solution: Solved })[];

  beforeAll(() => {
    compared = smallScenarios(CASES).map(({ model, solution }, index) => ({
      model,
      solution,
      ...compare(model, solution, RUNS, `s${index}`),
    }));
  }, CASES * 1_000);

  it('agrees with sampling: exact intervals of shares hold the exact values at a rate that is compatible with no less than the nominal one', () => {
    // Of what is certain any interval is right.
    const open = compared.flatMap(({ shares }) => shares).filter(({ exact }) => exact > ROUNDING && exact < 1 - ROUNDING);
    expect(open.length).toBeGreaterThan(CASES);
    const { high } = exactInterval(held(open), open.length, 0.99999);
    expect(high, JSON.stringify(open.filter(({ holds }) => !holds))).toBeGreaterThanOrEqual(CONFIDENCE);
    // What never happens was never seen, and what is certain always was.
    const closed = compared.flatMap(({ shares }) => shares).filter((share) => !open.includes(share));
    expect(closed.filter(({ exact, sampled }) => Math.abs(exact - sampled) > ROUNDING)).toEqual([]);
  });

  it('agrees with more sampling where the first samples missed', () => {
    const again = compared
      .filter(({ shares }) => held(shares) < shares.length)
      .flatMap(({ model, solution, shares }, index) => {
        const missed = new Set(shares.filter(({ holds }) => !holds).map(({ what }) => what));
        return compare(model, solution, 50 * RUNS, `again${index}`).shares.filter(({ what }) => missed.has(what));
      });
    expect(again.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('agrees with sampling on the expectations of measures', () => {
    const means = compared.flatMap((comparison) => comparison.means);
    expect(means.length).toBeGreaterThan(CASES);
    expect(held(means) / means.length).toBeGreaterThanOrEqual(0.99);
  });

  it('leaves counts that vary as binomial counts of the exact probabilities do', () => {
    // One ending of each scenario, standardised: the squares add up to a chi-square.
    const squares = compared.flatMap(({ shares, solution }) => {
      const index = solution.outcomes.findIndex(({ probability }) => probability > 0.05 && probability < 0.95);
      if (index === -1) return [];
      const { exact, sampled } = shares[index]!;
      return [((sampled - exact) ** 2 * RUNS) / (exact * (1 - exact))];
    });
    expect(squares.length).toBeGreaterThan(CASES / 4);
    const sum = squares.reduce((total, square) => total + square, 0);
    // Within 5 standard deviations of a chi-square with so many degrees of freedom.
    expect(Math.abs(sum - squares.length)).toBeLessThan(5 * Math.sqrt(2 * squares.length));
  });
});

describe('the exact solver on the bundled scenarios', () => {
  it.each([undefined, 'without-raids', 'without-envoy'])('agrees with sampling on first-summit, variant %s', (variant) => {
    const model = bundledModel('first-summit', variant);
    const { shares, means } = compare(model, solve(model) as Solved, 20_000, 'exact');
    expect([...shares, ...means].filter(({ holds }) => !holds)).toEqual([]);
  });

  it('solves those that are small enough, and says of the others in which round they are not', () => {
    const told = BUNDLED.map((name) => solve(bundledModel(name), { limit: 20_000 })).map((solution) =>
      solution.complete ? 'solved' : `more than ${solution.limit} states in round ${solution.round}`,
    );
    expect(told).toEqual(['solved', 'more than 20000 states in round 1', 'more than 20000 states in round 1']);
  });
});
