import type { Model } from '../scenario/model.ts';
import type { Moment, Moments } from './moments.ts';
import type { Naming } from './naming.ts';

/** The commands of moments at which conditions alone decide: whether the run ends, and how. */
export function decisionLines(model: Model, moments: Moments, naming: Naming, moment: Moment): readonly string[] {
  const name = (of: Moment): string => naming.moments[moments.indexOf(of)]!;
  const here = `  [] ${naming.step}=${name(moment)}`;
  const goes = (to: Moment): string => `(${naming.step}'=${name(to)})`;
  /** To the first that holds of the outcomes that count, by their indices. */
  const outcomes = (counting: readonly number[]): readonly string[] =>
    counting.map((outcome, place) => {
      const before = counting.slice(0, place).map((other) => `!${naming.conditions[other]!}`);
      const guard = [here, ...before, naming.conditions[outcome]!].join(' & ');
      return `${guard} -> ${goes({ kind: 'over' })}&(${naming.outcome}'=${naming.outcomes[outcome]!});`;
    });
  switch (moment.kind) {
    case 'round-end': {
      const stopping = model.outcomes.flatMap(({ ends }, index) => (ends ? [index] : []));
      const goesOn = `${here}${stopping.length === 0 ? '' : ` & !${naming.stops}`}`;
      const last = goes({ kind: moments.has({ kind: 'fallback' }) ? 'fallback' : 'ending' });
      if (model.rounds === 1) return [...outcomes(stopping), `${goesOn} -> ${last};`];
      return [
        ...outcomes(stopping),
        `${goesOn} & ${naming.round}<${naming.horizon} -> ${goes({ kind: 'next-round' })};`,
        `${goesOn} & ${naming.round}=${naming.horizon} -> ${last};`,
      ];
    }
    case 'ending':
      return outcomes(model.outcomes.map((_, index) => index));
    case 'over':
      return [`${here} -> true;`];
    default:
      return [];
  }
}
