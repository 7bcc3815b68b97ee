import { concessionAt } from '../choice/concession.ts';
import { closenessWeights, leaningRange } from './leaning.ts';
import { unknownOptions } from './option.ts';
import type { OptionProblem, Strategy, StrategyOptions } from './strategy.ts';

/** A member of the family: its exponent, and the open interval from which the option `e` may choose another, if it may. */
export interface TimeDependentTactic {
  readonly name: string;
  readonly exponent: number;
  readonly range: readonly [above: number, below: number] | null;
}

/**
 * Concession by the clock: the wanted leaning moves from the actor's hardest to its softest enabled act as `(round / rounds)^(1 / e)`, and acts
 * weigh `exp(-precision * distance from it)`. On a text the same exponent replaces that of the position.
 */
export function timeDependent({ name, exponent, range }: TimeDependentTactic): Strategy {
  const exponentIn = (options: StrategyOptions): number => (typeof options.e === 'number' ? options.e : exponent);
  return {
    name,
    source: 'Faratin, Sierra and Jennings 1998 (time-dependent tactics, polynomial)',
    optionProblems(given) {
      if (range === null) return unknownOptions(given, []);
      return [...exponentProblems(given, range), ...unknownOptions(given, ['e'])];
    },
    reads: () => ({ round: true, phaseRound: false, last: [] }),
    actWeights({ enabled, precision, round, rounds }, options) {
      const { hardest, softest } = leaningRange(enabled);
      return closenessWeights(enabled, hardest + (softest - hardest) * concessionAt(exponentIn(options), round, rounds), precision);
    },
    concession: exponentIn,
  };
}

function exponentProblems({ e }: StrategyOptions, [above, below]: readonly [number, number]): readonly OptionProblem[] {
  if (e === undefined || (typeof e === 'number' && e > above && e < below)) return [];
  const expected = below === Number.POSITIVE_INFINITY ? `a number above ${above}` : `a number above ${above} and below ${below}`;
  return [{ option: 'e', expected, got: String(e), fix: 'Below 1 is boulware, 1 linear, above 1 conceder.' }];
}
