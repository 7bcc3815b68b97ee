import type { EventsRecord, HousekeepingRecord, PassageRecord, RoundEndRecord } from '../reference/record.ts';
import { textOf } from './drafting.ts';
import type { Paragraph } from './paragraph.ts';
import { answerText, consequence } from './turn.ts';
import { capital, percent, spaced, type Words } from './words.ts';

/** Tells the events that struck; in full also those that did not. */
export function eventParagraphs(words: Words, { events }: EventsRecord, full: boolean): Paragraph[] {
  return events.flatMap(({ event, hazard, deed }): Paragraph[] => {
    const name = capital(words.event(event));
    if (deed === null) return full ? [{ kind: 'event', text: `${name}: did not happen (${percent(hazard)}).` }] : [];
    const odds = hazard >= 1 ? '' : ` (${percent(hazard)} in this round)`;
    return [{ kind: 'event', text: `${name}${odds}${consequence(words, deed)}. ${answerText(words, deed)}`.trim() }];
  });
}

/** Tells what the end of a round changed by itself. */
export function housekeepingParagraphs(words: Words, { rules }: HousekeepingRecord): Paragraph[] {
  const changes = words.effects(rules.flatMap(({ effects }) => effects));
  return changes === '' ? [] : [{ kind: 'world', text: `By the end of the round: ${changes}.` }];
}

/** Tells how a round closed: the fate of the text, the next phase, the ending. */
export function closingParagraphs(words: Words, { passage, fallback, outcome, phase }: RoundEndRecord): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  if (fallback !== null) paragraphs.push({ kind: 'drafting', text: fallbackText(words, fallback) });
  if (passage !== null) paragraphs.push({ kind: 'world', text: passageText(words, passage, phase) });
  if (outcome !== null) paragraphs.push({ kind: 'ending', text: `How it ended: ${words.outcome(outcome)}.` });
  return paragraphs;
}

function fallbackText(words: Words, { status, text, refusedBy }: NonNullable<RoundEndRecord['fallback']>): string {
  if (status === 'summary') return `There is no agreed text; the chairs issue a summary of their own. ${textOf(words, text)}.`;
  const refusal = refusedBy === null ? '' : ` ${capital(words.actor(refusedBy))}, in the chair, will not put its name to the draft.`;
  return `The drafting ends without a text.${refusal}`;
}

const REASONS = {
  adopted: 'the text is adopted',
  'ends-when': 'its aim is reached',
  date: 'it has run its course',
  'no-quorum': 'too few have come',
} as const;

function passageText(words: Words, passage: PassageRecord, phase: string): string {
  const changes = words.effects(passage.effects);
  const tail = changes === '' ? '.' : `: ${changes}.`;
  if (passage.kind === 'slip') {
    return `Without a quorum the date slips by ${passage.by} ${passage.by === 1 ? 'round' : 'rounds'}; ${spaced(words.phase(phase))} goes on${tail}`;
  }
  return `${capital(words.phase(passage.from))} is over: ${REASONS[passage.why]}. ${capital(words.phase(passage.to))} begins${tail}`;
}
