import { mendName } from '../expression/suggestion.ts';
import type { OptionProblem, StrategyOptions } from './strategy.ts';

/** A problem for each option that the strategy does not have. */
export function unknownOptions(given: StrategyOptions, known: readonly string[]): readonly OptionProblem[] {
  return Object.keys(given)
    .filter((option) => !known.includes(option))
    .map((option) => ({ option, expected: 'an option of this strategy', got: option, fix: mendName(option, known) }));
}
