import { describe, expect, it } from 'vitest';
import { checkStrategy } from './conformance.ts';
import { STRATEGIES, STRATEGY_NAMES, strategyNamed } from './registry.ts';
import type { ActView, StrategyOptions } from './strategy.ts';

/** Probabilities of three acts (harden, hold, offer-talks) for the named strategy. */
function shares(name: string, changes: Partial<ActView> = {}, options: StrategyOptions = {}): number[] {
  const view: ActView = {
    precision: 1,
    round: 3,
    rounds: 12,
    phaseRound: 1,
    enabled: [
      { act: 0, name: 'hold', appeal: 1, lean: 0 },
      { act: 1, name: 'harden', appeal: 0, lean: -1 },
      { act: 3, name: 'offer-talks', appeal: 1, lean: 1 },
    ],
    last: () => null,
    ...changes,
  };
  const weights = strategyNamed(name).actWeights(view, options);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

const OPTIONS: Readonly<Record<string, readonly StrategyOptions[]>> = {
  'tit-for-tat': [{ against: 'dprk' }],
  boulware: [{}, { e: 0.02 }, { e: 0.99 }],
  conceder: [{}, { e: 1.01 }, { e: 50 }],
};

describe.each(STRATEGIES)('the strategy $name', (strategy) => {
  it.each(OPTIONS[strategy.name] ?? [{}])('keeps the laws of strategies with %j', (options) => {
    expect(checkStrategy(strategy, options)).toEqual([]);
  });

  it('refuses an option that it does not have', () => {
    const [options = {}] = OPTIONS[strategy.name] ?? [];
    expect(strategy.optionProblems({ ...options, zeal: 3 }).map(({ option }) => option)).toEqual(['zeal']);
  });
});

describe('strategyNamed', () => {
  it('finds each strategy by its own name, and no two share one', () => {
    expect(STRATEGY_NAMES.map((name) => strategyNamed(name).name)).toEqual(STRATEGY_NAMES);
    expect(new Set(STRATEGY_NAMES).size).toBe(STRATEGY_NAMES.length);
  });

  it('names the nearest known one for an unknown name, else all', () => {
    expect(() => strategyNamed('bolware')).toThrow('expected a strategy, got bolware. Did you mean boulware?');
    expect(() => strategyNamed('machiavelli')).toThrow(STRATEGY_NAMES.join(', '));
  });
});

describe('logit', () => {
  it('gives odds of exp(precision * difference of appeals)', () => {
    const [hold, harden] = shares('logit', { precision: 2 });
    expect(hold! / harden!).toBeCloseTo(Math.exp(2), 12);
  });

  it('is uniform without precision and shares among the best with all of it', () => {
    expect(shares('logit', { precision: 0 })).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(shares('logit', { precision: Number.POSITIVE_INFINITY })).toEqual([0.5, 0, 0.5]);
  });
});

it('best response shares among the best whatever the precision', () => {
  expect(shares('best-response', { precision: 0.1 })).toEqual([0.5, 0, 0.5]);
});

it('uniform does not look at appeals', () => {
  expect(shares('uniform')).toEqual([1 / 3, 1 / 3, 1 / 3]);
});

describe('hardliner', () => {
  it('takes the hardest act however little it appeals', () => {
    expect(shares('hardliner')).toEqual([0, 1, 0]);
  });

  it('chooses by logit between equally hard acts', () => {
    const enabled = [
      { act: 1, name: 'harden', appeal: 0, lean: -1 },
      { act: 4, name: 'walk-out', appeal: 0.7, lean: -1 },
      { act: 0, name: 'hold', appeal: 9, lean: 0 },
    ];
    const [harden, walkOut, hold] = shares('hardliner', { enabled });
    expect(walkOut! / harden!).toBeCloseTo(Math.exp(0.7), 12);
    expect(hold).toBe(0);
  });

  it('never concedes on a text', () => {
    expect(strategyNamed('hardliner').concession({})).toBe(0);
  });
});

describe('tit-for-tat', () => {
  const against = { against: 'dprk' };

  it('begins with the softest act', () => {
    expect(shares('tit-for-tat', {}, against)).toEqual([0, 0, 1]);
  });

  it.each([
    [-1, [0, 1, 0]],
    [-0.4, [1, 0, 0]],
    [0.5, [0.5, 0, 0.5]],
    [1, [0, 0, 1]],
  ])('answers a leaning of %d with the nearest it has', (lean, expected) => {
    expect(shares('tit-for-tat', { last: (actor) => (actor === 'dprk' ? lean : null) }, against)).toEqual(expected);
  });

  it('shares between acts that are equally near on paper', () => {
    const enabled = [
      { act: 0, name: 'cool', appeal: 0, lean: 0.1 },
      { act: 1, name: 'warm', appeal: 0, lean: 0.3 },
    ];
    expect(0.3 - 0.2).not.toBe(0.2 - 0.1);
    expect(shares('tit-for-tat', { enabled, last: () => 0.2 }, against)).toEqual([0.5, 0.5]);
  });

  it('needs to know against whom', () => {
    const { optionProblems, reads } = strategyNamed('tit-for-tat');
    expect(optionProblems({}).map(({ expected }) => expected)).toEqual(['the name of an actor']);
    expect(optionProblems({ against: 3 }).map(({ got }) => got)).toEqual(['3']);
    expect(reads(against).last).toEqual(['dprk']);
  });
});

describe('the time-dependent tactics', () => {
  const exact = { precision: 200 };

  it.each([
    ['boulware', 3, [0, 1, 0]],
    ['linear', 3, [0.5, 0.5, 0]],
    ['conceder', 3, [1, 0, 0]],
    ['linear', 6, [1, 0, 0]],
    ['boulware', 12, [0, 0, 1]],
    ['linear', 12, [0, 0, 1]],
    ['conceder', 12, [0, 0, 1]],
  ])('%s in round %d of 12 wants the acts nearest to its leaning by then', (name, round, expected) => {
    for (const [index, share] of shares(name, { ...exact, round }).entries()) expect(share).toBeCloseTo(expected[index]!, 12);
  });

  it('weigh acts by their distance from the wanted leaning', () => {
    const [hold, harden, offer] = shares('linear', { precision: 3, round: 6 });
    expect(hold! / harden!).toBeCloseTo(Math.exp(3), 10);
    expect(harden).toBeCloseTo(offer!, 12);
  });

  it('use their exponent on a text too', () => {
    const exponents = ['boulware', 'linear', 'conceder'].map((name) => strategyNamed(name).concession({}));
    expect(exponents).toEqual([0.2, 1, 2]);
    expect(strategyNamed('boulware').concession({ e: 0.5 })).toBe(0.5);
  });

  it.each([
    ['boulware', 1],
    ['boulware', 0],
    ['boulware', 'half'],
    ['conceder', 1],
    ['conceder', Number.POSITIVE_INFINITY],
    ['conceder', Number.NaN],
  ])('refuse for %s an exponent of %s', (name, e) => {
    expect(
      strategyNamed(name)
        .optionProblems({ e })
        .map(({ option }) => option),
    ).toEqual(['e']);
  });
});
