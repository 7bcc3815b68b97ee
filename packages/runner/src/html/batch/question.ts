import { type Forecast, type Proportion, proportion } from '@plenary/engine';
import { STATUS_TITLES } from '../../reports/text.ts';

/** A share that a forecast gives, by its title. */
export interface TitledShare {
  readonly title: string;
  /** Null where the forecast has none. */
  readonly share: Proportion | null;
}

/** Something to ask the forecast of every point: shares that come in the same order from each. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly shares: (forecast: Forecast) => readonly TitledShare[];
}

/** What is asked of every point, beside how it ends. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'happens',
    title: 'What happens at all, as a share of all runs',
    shares: ({ measures, confidence }) =>
      measures.flatMap(({ title, passage }) =>
        passage === null ? [] : [{ title, share: proportion(passage.passed, passage.runs, confidence) }],
      ),
  },
  {
    id: 'text',
    title: 'What becomes of the text, as a share of all runs',
    shares: ({ text }) => (text?.statuses ?? []).map((status) => ({ title: STATUS_TITLES[status.name] ?? status.name, share: status })),
  },
  {
    id: 'comes',
    title: 'Who comes, as a share of all runs',
    shares: ({ actors }) => actors.flatMap(({ title, attendance }) => (attendance === null ? [] : [{ title, share: attendance.ever }])),
  },
  {
    id: 'blocked',
    title: "Share of an actor's turns in which its precondition blocked an act",
    shares: ({ actors }) =>
      actors.flatMap(({ title, preconditions }) =>
        preconditions.map((precondition) => ({ title: `${title} waits for ${precondition.title}`, share: precondition.blocked })),
      ),
  },
];
