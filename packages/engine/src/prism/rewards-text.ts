import { boundsOver } from '../expression/bounds.ts';
import type { Measure, Model } from '../scenario/model.ts';
import type { Exploration } from './exploration.ts';
import { commentText, numberText } from './identifiers.ts';
import type { Moment } from './moments.ts';
import type { Naming } from './naming.ts';
import { countsAt } from './rule-text.ts';

/** The reward structures: how many rounds a run has, and what measures add up or read at its end. */
export function rewardLines(model: Model, exploration: Exploration, naming: Naming): string[] {
  const { moments } = exploration;
  const at = (moment: Moment): string => `${naming.step}=${naming.moments[moments.indexOf(moment)]!}`;
  const roundEnd = at({ kind: 'round-end' });
  const structure = (name: string, about: string, items: readonly string[]): string[] => [
    `rewards "${name}" // ${commentText(about)}`,
    ...items.map((item) => `  ${item};`),
    'endrewards',
    '',
  ];
  return [
    ...structure(naming.rewards.rounds, 'rounds that a run has', [`${roundEnd} : 1`]),
    ...model.measures.flatMap((measure, index) => {
      const name = naming.rewards.measures[index]!;
      const reading = naming.readings[index]!;
      const shift = shiftOf(model, measure);
      const value = shift === 0 ? reading : `${reading}+${numberText(shift)}`;
      const about = `measure ${measure.title}${shift === 0 ? '' : `, and ${shift} more each time, as rewards are not negative`}`;
      switch (measure.kind) {
        case 'rounds':
          return structure(name, about, [`${roundEnd} & ${reading} : 1`]);
        case 'count': {
          const counted = moments.list.flatMap((_, moment) => countsAt(model, exploration, naming, moment, index));
          return structure(
            name,
            about,
            counted.map(({ guard, count }) => `${guard} : ${numberText(count)}`),
          );
        }
        case 'final':
          return structure(name, about, [`${at({ kind: 'ending' })} : ${value}`, `${roundEnd} & ${naming.stops} : ${value}`]);
        case 'mean':
          return structure(name, `${about}, added up over rounds`, [`${roundEnd} : ${value}`]);
        default:
          return [];
      }
    }),
  ];
}

/** What is added to the values of a measure, so that none is negative. */
export function shiftOf(model: Model, measure: Measure): number {
  return measure.kind === 'final' || measure.kind === 'mean' ? Math.max(0, Math.ceil(-boundsOver(model)(measure.of.root).low)) : 0;
}
