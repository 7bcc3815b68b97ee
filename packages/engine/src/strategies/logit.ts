import { logitWeights } from '../choice/logit.ts';
import { unknownOptions } from './option.ts';
import { READS_NOTHING, type Strategy } from './strategy.ts';

/** Each act with probability proportional to `exp(precision * appeal)`: the better it is, the likelier. */
export const logit: Strategy = {
  name: 'logit',
  source: 'McFadden 1974; McKelvey and Palfrey 1995 (quantal response); Signorino 1999 (international conflict)',
  optionProblems: (given) => unknownOptions(given, []),
  reads: () => READS_NOTHING,
  actWeights: ({ precision, enabled }) =>
    logitWeights(
      precision,
      enabled.map(({ appeal }) => appeal),
    ),
  concession: () => null,
};
