import { logitWeights } from '../choice/logit.ts';
import { unknownOptions } from './option.ts';
import { READS_NOTHING, type Strategy } from './strategy.ts';

/** The most appealing act, ties shared equally, whatever the actor's precision. */
export const bestResponse: Strategy = {
  name: 'best-response',
  source: 'Nash 1951; the limit of the quantal response of McKelvey and Palfrey 1995 without noise',
  optionProblems: (given) => unknownOptions(given, []),
  reads: () => READS_NOTHING,
  actWeights: ({ enabled }) =>
    logitWeights(
      Number.POSITIVE_INFINITY,
      enabled.map(({ appeal }) => appeal),
    ),
  concession: () => null,
};
