import { dateOfRound } from '../calendar/date.ts';
import type { StepRecord } from '../reference/record.ts';
import type { Model } from '../scenario/model.ts';
import { draftingParagraphs } from './drafting.ts';
import type { Transcript, TranscriptRound } from './paragraph.ts';
import { closingParagraphs, eventParagraphs, housekeepingParagraphs } from './round-end.ts';
import { createTurnNarrator } from './turn.ts';
import { createWords } from './words.ts';

export interface TranscriptOptions {
  /**
   * `story` (the default) gathers acts that change nothing and tells of a failing precondition when it begins to forbid an act; `full` tells every
   * turn with every appeal, guard and draw.
   */
  readonly detail?: 'story' | 'full';
}

/** Tells a run from its records. Pure; linear in their number. */
export function transcribe(model: Model, records: readonly StepRecord[], { detail = 'story' }: TranscriptOptions = {}): Transcript {
  const words = createWords(model);
  const full = detail === 'full';
  const narrateTurns = createTurnNarrator(words, full);
  const rounds: TranscriptRound[] = [];
  for (const group of byRound(records)) {
    const [first] = group;
    if (first === undefined) continue;
    const of = <K extends StepRecord['kind']>(...kinds: K[]) =>
      group.filter((record): record is Extract<StepRecord, { kind: K }> => (kinds as string[]).includes(record.kind));
    rounds.push({
      round: first.round,
      date: model.calendar === null ? null : dateOfRound(model.calendar, first.round),
      phase: words.phase(first.phase),
      paragraphs: [
        ...narrateTurns(of('turn')),
        ...draftingParagraphs(words, of('position', 'session'), full),
        ...of('events').flatMap((record) => eventParagraphs(words, record, full)),
        ...of('housekeeping').flatMap((record) => housekeepingParagraphs(words, record)),
        ...of('round-end').flatMap((record) => closingParagraphs(words, record)),
      ],
    });
  }
  return { title: model.title, rounds };
}

function byRound(records: readonly StepRecord[]): StepRecord[][] {
  const groups: StepRecord[][] = [];
  for (const record of records) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.round === record.round) last.push(record);
    else groups.push([record]);
  }
  return groups;
}
