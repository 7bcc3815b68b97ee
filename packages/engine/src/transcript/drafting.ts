import type { BracketRecord, PositionRecord, SessionRecord } from '../reference/record.ts';
import type { Paragraph } from './paragraph.ts';
import { answerText, consequence } from './turn.ts';
import { capital, listed, percent, spaced, type Words, written } from './words.ts';

/** Tells the drafting sessions of a round: who supported, who bracketed what, how the chairs amended, whether it was adopted. */
export function draftingParagraphs(words: Words, records: readonly (PositionRecord | SessionRecord)[], full: boolean): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let positions: PositionRecord[] = [];
  for (const record of records) {
    if (record.kind === 'position') {
      positions.push(record);
      continue;
    }
    paragraphs.push({ kind: 'drafting', text: sessionText(words, record, positions, full) });
    positions = [];
  }
  return paragraphs;
}

function sessionText(words: Words, session: SessionRecord, positions: readonly PositionRecord[], full: boolean): string {
  const sentences = [
    `Session ${session.session} on the text. ${supportText(words, session, positions)}`,
    ...(full ? positions.map((position) => positionText(words, position)) : objectionTexts(words, positions)),
    ...standAsideText(words, session),
    ...(session.adopted ? [`The text is adopted: ${textOf(words, session.text)}.`] : amendmentText(words, session)),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function supportText(words: Words, { supporters }: SessionRecord, positions: readonly PositionRecord[]): string {
  if (positions.length === 0) return 'Nobody takes a position.';
  const names = listed(supporters.map(words.actor));
  if (positions.length === 1)
    return supporters.length === 1 ? `${capital(names)}, alone, supports it.` : 'The only delegation at the table does not support it.';
  if (supporters.length === positions.length) return positions.length === 2 ? 'Both support it.' : `All ${positions.length} support it.`;
  if (supporters.length === 0) return `None of ${positions.length} supports it.`;
  return `${supporters.length} of ${positions.length} ${supporters.length === 1 ? 'supports' : 'support'} it: ${names}.`;
}

/** Those who object, by what they want; then those who walk out. */
function objectionTexts(words: Words, positions: readonly PositionRecord[]): string[] {
  const brackets = new Map<string, string[]>();
  const objectors: string[] = [];
  const departures: string[] = [];
  for (const { actor, supports, bracket, walkOut } of positions) {
    if (supports) continue;
    const name = words.actor(actor);
    if (walkOut !== null)
      departures.push(`${capital(name)} ${words.deed(walkOut.name)}${consequence(words, walkOut)}. ${answerText(words, walkOut)}`.trim());
    else if (bracket === null) objectors.push(name);
    else {
      const text = bracketText(words, bracket);
      brackets.set(text, [...(brackets.get(text) ?? []), name]);
    }
  }
  const proposals = [...brackets].sort(([, a], [, b]) => b.length - a.length).map(([text, actors]) => `${text} by ${listed(actors)}`);
  return [
    ...(proposals.length === 0 ? [] : [`Brackets: ${proposals.join('; ')}.`]),
    ...(objectors.length === 0
      ? []
      : [`${capital(listed(objectors))} ${objectors.length === 1 ? 'objects and has' : 'object and have'} nothing better to propose.`]),
    ...departures,
  ];
}

function bracketText(words: Words, { issue, from, to }: BracketRecord): string {
  return `${words.issue(issue)} [${spaced(from)} → ${spaced(to)}]`;
}

function positionText(words: Words, position: PositionRecord): string {
  const { actor, utility, aspiration, probability, supports, bracket, walkOut } = position;
  const stand = `worth ${written(utility)} to it, it hopes for ${written(aspiration)}`;
  const name = capital(words.actor(actor));
  const odds = `${percent(probability)} to support`;
  if (supports) return `${name} supports it (${stand}; ${odds}).`;
  if (walkOut !== null)
    return `${name} ${words.deed(walkOut.name)} (${stand}; ${odds})${consequence(words, walkOut)}. ${answerText(words, walkOut)}`.trim();
  if (bracket === null) return `${name} objects and has nothing better to propose (${stand}; ${odds}).`;
  return `${name} brackets ${bracketText(words, bracket)} (${stand}; ${odds}).`;
}

function standAsideText(words: Words, { vetoedBy, optedOut, adopted }: SessionRecord): string[] {
  return [
    ...(optedOut.length === 0
      ? []
      : [`${capital(listed(optedOut.map(words.actor)))} ${optedOut.length === 1 ? 'stands' : 'stand'} aside.`]),
    ...(vetoedBy.length === 0 || adopted ? [] : [`It cannot pass against ${listed(vetoedBy.map(words.actor))}.`]),
  ];
}

function amendmentText(words: Words, { amendment }: SessionRecord): string[] {
  if (amendment === null) return ['No chair is there to amend it.'];
  const { proposed, refusedBy, loss } = amendment;
  if (proposed === null) return ['The chairs leave it as it is.'];
  const step = `${words.issue(proposed.issue)} from ${spaced(proposed.from)} to ${spaced(proposed.to)}`;
  if (refusedBy === null) return [`The chairs amend ${step}.`];
  return [`${capital(words.actor(refusedBy))}, in the chair, will not move ${step}: it would lose ${written(loss ?? 0)} by it.`];
}

/** The text in prose: `Terms for talks: after signal; Pressure: tighten`. */
export function textOf(words: Words, text: Readonly<Record<string, string>>): string {
  return Object.entries(text)
    .map(([issue, option]) => `${words.issue(issue)}: ${spaced(option)}`)
    .join('; ');
}
