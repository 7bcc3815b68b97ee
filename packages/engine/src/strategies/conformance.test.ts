import { expect, it } from 'vitest';
import { checkStrategy } from './conformance.ts';
import { logit } from './logit.ts';
import type { Strategy } from './strategy.ts';

const ONES: Strategy['actWeights'] = ({ enabled }) => enabled.map(() => 1);
let calls = 0;

it.each<[law: string, fault: Partial<Strategy>]>([
  ['its options are accepted', { optionProblems: () => [{ option: 'zeal', expected: 'a number', got: 'nothing', fix: null }] }],
  ['its concession is null or at least 0', { concession: () => -1 }],
  ['its concession is null or at least 0', { concession: () => Number.NaN }],
  ['its weights are one for each act, finite, at least 0 and not all 0', { actWeights: () => [1] }],
  ['its weights are one for each act, finite, at least 0 and not all 0', { actWeights: ({ enabled }) => enabled.map(() => 0) }],
  [
    'its weights are one for each act, finite, at least 0 and not all 0',
    { actWeights: ({ enabled }) => enabled.map((_, index) => 1 - index) },
  ],
  [
    'its weights are one for each act, finite, at least 0 and not all 0',
    { actWeights: ({ enabled, precision }) => enabled.map(() => precision) },
  ],
  ['it gives the same weights for the same view', { actWeights: ({ enabled }) => enabled.map((_, index) => (index === 0 ? ++calls : 1)) }],
  ['it does not mind a shift of all appeals', { actWeights: ({ enabled }) => enabled.map(({ appeal }) => 1000 + appeal) }],
  ['it reads the round only if it says so', { actWeights: ({ enabled, round }) => enabled.map((_, index) => (index === 0 ? round : 1)) }],
  [
    'it reads the round of the phase only if it says so',
    { actWeights: ({ enabled, phaseRound }) => enabled.map((_, index) => (index === 0 ? phaseRound : 1)) },
  ],
  [
    'it looks only at actors that it names',
    {
      actWeights(view, options) {
        view.last('dprk');
        return ONES(view, options);
      },
    },
  ],
  [
    'it throws nothing and changes nothing',
    { actWeights: ({ enabled }) => (enabled as unknown as { appeal: number }[]).map((act) => ++act.appeal) },
  ],
  ['it throws nothing and changes nothing', { actWeights: ({ enabled }) => (enabled as unknown as number[]).sort().map(() => 1) }],
])('checkStrategy notices a breach of: %s (%#)', (law, fault) => {
  const broken = { ...logit, actWeights: ONES, ...fault };
  expect([...new Set(checkStrategy(broken).map((problem) => problem.law))]).toContain(law);
});
