import type { Scope } from '../../expression/scope.ts';
import { STRATEGY_NAMES, strategyNamed } from '../../strategies/registry.ts';
import type { StrategyUse } from '../model.ts';
import type { Path } from '../place.ts';
import { isNumberInQuotes, numberInQuotes } from '../quoted-number.ts';
import type { RawActor } from '../schema/actor.ts';
import { type Context, indexAt } from './context.ts';

const LOGIT: StrategyUse = { name: 'logit', options: {} };

/** How an actor chooses its acts. */
export function resolveStrategy(context: Context, at: Path, raw: RawActor['strategy'], { actors }: Scope): StrategyUse {
  if (raw === undefined) return LOGIT;
  const { name, ...given } = typeof raw === 'string' ? { name: raw } : raw;
  const options = given as StrategyUse['options'];
  const path = typeof raw === 'string' ? at : [...at, 'name'];
  if (indexAt(context, path, name, STRATEGY_NAMES, 'a strategy') === null) return LOGIT;
  const strategy = strategyNamed(name);
  const problems = strategy.optionProblems(options);
  for (const { option, expected, got, fix } of problems) {
    const key = options[option] !== undefined && got === option;
    const path = typeof raw === 'string' ? at : [...at, option];
    const told = !key && isNumberInQuotes(options[option]) ? numberInQuotes(options[option]) : { got, fix };
    context.findings.error({ path, key, code: 'strategy-option', expected, ...told });
  }
  if (problems.length > 0) return LOGIT;
  const names = actors.map((actor) => actor.name);
  for (const name of strategy.reads(options).last) {
    const option = Object.keys(options).find((key) => options[key] === name) ?? 'name';
    indexAt(context, [...at, option], name, names, 'an actor');
  }
  return { name, options };
}
