import { mendName } from '../expression/suggestion.ts';
import { bestResponse } from './best-response.ts';
import { boulware } from './boulware.ts';
import { conceder } from './conceder.ts';
import { hardliner } from './hardliner.ts';
import { linear } from './linear.ts';
import { logit } from './logit.ts';
import type { Strategy } from './strategy.ts';
import { titForTat } from './tit-for-tat.ts';
import { uniform } from './uniform.ts';

export type { Strategy } from './strategy.ts';

/** Every strategy that a scenario can name. */
export const STRATEGIES: readonly Strategy[] = [logit, bestResponse, hardliner, titForTat, boulware, linear, conceder, uniform];

export const STRATEGY_NAMES: readonly string[] = STRATEGIES.map(({ name }) => name);

/**
 * The strategy of this name.
 * @throws RangeError naming the known ones
 */
export function strategyNamed(name: string): Strategy {
  const strategy = STRATEGIES.find((each) => each.name === name);
  if (strategy === undefined) throw new RangeError(`expected a strategy, got ${name}. ${mendName(name, STRATEGY_NAMES)}`);
  return strategy;
}
