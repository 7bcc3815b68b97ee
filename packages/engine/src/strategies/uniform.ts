import { unknownOptions } from './option.ts';
import { READS_NOTHING, type Strategy } from './strategy.ts';

/** Every enabled act alike: the baseline of no preference at all. */
export const uniform: Strategy = {
  name: 'uniform',
  source: 'Laplace 1814 (principle of indifference)',
  optionProblems: (given) => unknownOptions(given, []),
  reads: () => READS_NOTHING,
  actWeights: ({ enabled }) => enabled.map(() => 1),
  concession: () => null,
};
