import { leaningRange, nearestWeights } from './leaning.ts';
import { unknownOptions } from './option.ts';
import type { Strategy, StrategyOptions } from './strategy.ts';

/**
 * Answers in kind: the enabled acts whose leaning is nearest to that of the last act of the actor named by the option `against`, and the
 * softest ones while that actor has not acted. Between equally near ones it chooses by logit.
 */
export const titForTat: Strategy = {
  name: 'tit-for-tat',
  source: 'Axelrod 1984 (Rapoport; cooperative first)',
  optionProblems(given) {
    const fix = 'Write { name: tit-for-tat, against: ACTOR }.';
    const own =
      typeof given.against === 'string'
        ? []
        : [{ option: 'against', expected: 'the name of an actor', got: String(given.against ?? 'nothing'), fix }];
    return [...own, ...unknownOptions(given, ['against'])];
  },
  reads: (options) => ({ round: false, phaseRound: false, last: [opponent(options)] }),
  actWeights({ enabled, precision, last }, options) {
    const wanted = last(opponent(options)) ?? leaningRange(enabled).softest;
    return nearestWeights(enabled, wanted, precision);
  },
  concession: () => null,
};

function opponent({ against }: StrategyOptions): string {
  return String(against);
}
