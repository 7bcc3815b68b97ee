import { leaningRange, nearestWeights } from './leaning.ts';
import { unknownOptions } from './option.ts';
import { READS_NOTHING, type Strategy } from './strategy.ts';

/** Only the hardest of its enabled acts; between equally hard ones it chooses by logit. On a text it never concedes. */
export const hardliner: Strategy = {
  name: 'hardliner',
  source: 'Bartos 1974 and Siegel and Fouraker 1960 (toughness); the limit e = 0 of Faratin, Sierra and Jennings 1998',
  optionProblems: (given) => unknownOptions(given, []),
  reads: () => READS_NOTHING,
  actWeights: ({ enabled, precision }) => nearestWeights(enabled, leaningRange(enabled).hardest, precision),
  concession: () => 0,
};
