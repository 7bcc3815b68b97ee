import { type Proportion, proportion, type Tally, TEXT_STATUSES } from '@plenary/engine';
import { STATUS_TITLES } from '../../reports/text.ts';

/** A share of what was counted at a point, by its title. */
export interface TitledShare {
  readonly title: string;
  readonly share: Proportion;
}

/** Something to ask of every point: shares that come in the same order from each. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly shares: (tally: Tally, confidence: number) => readonly TitledShare[];
}

/** What is asked of every point, beside how it ends. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'happens',
    title: 'What happens at all, as a share of all runs',
    shares: ({ model, measures, runs }, confidence) =>
      model.measures.flatMap(({ title, kind }, index) =>
        kind === 'first' ? [{ title, share: proportion(measures[index]!.count, runs, confidence) }] : [],
      ),
  },
  {
    id: 'text',
    title: 'What becomes of the text, as a share of all runs',
    shares: ({ model, finalStatuses, runs }, confidence) =>
      model.issues.length === 0
        ? []
        : TEXT_STATUSES.map((status, index) => ({
            title: STATUS_TITLES[status] ?? status,
            share: proportion(finalStatuses[index]!, runs, confidence),
          })),
  },
  {
    id: 'comes',
    title: 'Who comes, as a share of all runs',
    shares: ({ model, shape, attended, runs }, confidence) =>
      shape.attenders.map((actor) => ({
        title: model.actors[actor]!.title,
        share: proportion(attended[actor]!, runs, confidence),
      })),
  },
  {
    id: 'blocked',
    title: "Share of an actor's turns in which its precondition blocked an act",
    shares: ({ model, shape, blocked }, confidence) =>
      model.actors.flatMap(({ title, preconditions }, actor) =>
        preconditions.map((precondition, index) => ({
          title: `${title} waits for ${precondition.title}`,
          share: blocked.proportion(shape.preconditions[actor]! + index, confidence),
        })),
      ),
  },
];
