import type { BlockedRecord, CandidateRecord, Deed, TurnRecord } from '../reference/record.ts';
import type { Paragraph } from './paragraph.ts';
import { capital, listed, percent, readings, shortlisted, spaced, type Words, written } from './words.ts';

const QUIET_SHOWN = 3;
const ANSWERS_SHOWN = 6;

/** Tells the turns of a run, one round's at a time and in order: what a failing precondition forbids is told when it begins to. */
export function createTurnNarrator(words: Words, full: boolean): (turns: readonly TurnRecord[]) => Paragraph[] {
  const forbidden = new Map<string, string>();

  function blockedParagraph(turn: TurnRecord): Paragraph[] {
    const known = forbidden.get(turn.actor) ?? '';
    const text = full ? closedText(words, turn) : preconditionText(words, turn);
    const key = turn.blocked.flatMap(({ act, preconditions }) => preconditions.map((name) => `${act} ${name}`)).join(';');
    forbidden.set(turn.actor, key);
    return text === '' || (!full && key === known) ? [] : [{ kind: 'blocked', text }];
  }

  return (turns) => {
    const paragraphs: Paragraph[] = [];
    const quiet = new Map<string, string[]>();
    for (const turn of turns) {
      const { deed } = turn;
      if (!full && (deed === null || isQuiet(deed, words))) {
        if (deed !== null) quiet.set(deed.name, [...(quiet.get(deed.name) ?? []), deed.by]);
      } else {
        const text =
          deed === null ? `${capital(words.actor(turn.actor))} passes: nothing is open to it.` : actText(words, turn, deed, full);
        paragraphs.push({ kind: 'act', text });
      }
      paragraphs.push(...blockedParagraph(turn));
    }
    if (quiet.size > 0)
      paragraphs.push({ kind: 'quiet', text: [...quiet].map(([act, actors]) => quietText(words, act, actors)).join(' ') });
    return paragraphs;
  };
}

/** One actor `holds still`; several `hold`, as the act's name says. */
function quietText(words: Words, act: string, actors: readonly string[]): string {
  const [first = ''] = actors;
  if (actors.length === 1) return `${capital(words.actor(first))} ${words.deed(act)}.`;
  return `${capital(shortlisted(actors.map(words.actor), QUIET_SHOWN))} ${spaced(act)}.`;
}

function isQuiet(deed: Deed, words: Words): boolean {
  return deed.move === null && words.effects(deed.effects) === '' && deed.reactions.length === 0;
}

function actText(words: Words, turn: TurnRecord, deed: Deed, full: boolean): string {
  const chosen = turn.candidates.find(({ act }) => act === deed.name);
  const sentence = `${capital(words.actor(deed.by))} ${words.deed(deed.name)} (${oddsText(turn, chosen)})${consequence(words, deed)}.`;
  const why = full ? turn.candidates.map((candidate) => appealText(candidate)) : chosen === undefined ? [] : [whyText(chosen)];
  const luck = full && turn.draw !== null ? [`The draw was ${(turn.draw / 2 ** 32).toFixed(4)}.`] : [];
  return [sentence, ...why, ...luck, answerText(words, deed)].filter((part) => part !== '').join(' ');
}

/** How an act or event moved its actor's chart and the world: `, moves from a to b: tension 5 → 7`. */
export function consequence(words: Words, { by, move, effects }: Pick<Deed, 'by' | 'move' | 'effects'>): string {
  const changes = words.effects(effects);
  return `${move === null ? '' : ` and moves ${words.move(by, move)}`}${changes === '' ? '' : `: ${changes}`}`;
}

/** What the others did in answer, those that did the same together; '' when nobody did. */
export function answerText(words: Words, { reactions }: Pick<Deed, 'reactions'>): string {
  const answers = new Map<string, { readonly moved: string; readonly changes: string; readonly actors: string[] }>();
  for (const { actor, move, effects } of reactions) {
    const moved = move === null ? '' : words.move(actor, move);
    const changes = words.effects(effects);
    if (moved === '' && changes === '') continue;
    // What several bring about one after the other is not the same change.
    const key = changes === '' ? moved : actor;
    const answer = answers.get(key) ?? { moved, changes, actors: [] };
    answer.actors.push(words.actor(actor));
    answers.set(key, answer);
  }
  if (answers.size === 0) return '';
  const clauses = [...answers.values()].map(({ moved, changes, actors }) => {
    const verb = `${moved === '' ? 'answer' : 'move'}${actors.length === 1 ? 's' : ''}`;
    return [shortlisted(actors, ANSWERS_SHOWN), verb, moved, changes === '' ? '' : `(${changes})`].filter((part) => part !== '').join(' ');
  });
  return `In answer ${listed(clauses)}.`;
}

function oddsText(turn: TurnRecord, chosen: CandidateRecord | undefined): string {
  const others = turn.candidates.filter((candidate) => candidate !== chosen);
  const likely = others.filter(({ probability }) => probability > 0).sort((a, b) => b.probability - a.probability);
  const odds = likely.map(({ act, probability }) => `${spaced(act)} ${percent(probability)}`);
  const own = percent(chosen?.probability ?? 0);
  if (turn.decidedBy === 'person') return `decided by a person; left to itself ${[own, ...odds].join(', ')}`;
  if (likely.length > 0) return `${own}; could also ${odds.join(', ')}`;
  return others.length === 0 ? 'nothing else was open' : 'certain';
}

/** The reason that weighed most, if it read anything. */
function whyText({ reasons }: CandidateRecord): string {
  const [most] = [...reasons].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  if (most === undefined || most.leaves.length === 0) return '';
  return `Why: ${most.expression} = ${written(most.value)}, with ${readings(most.leaves)}.`;
}

function appealText({ act, appeal, reasons }: CandidateRecord): string {
  const terms = reasons
    .filter(({ expression, value }) => expression !== String(value))
    .map(({ expression, leaves }) => (leaves.length === 0 ? expression : `${expression} with ${readings(leaves)}`));
  return `Appeal of ${spaced(act)}: ${written(appeal)}${terms.length === 0 ? '' : ` (${terms.join('; ')})`}.`;
}

function preconditionText(words: Words, { actor, blocked }: TurnRecord): string {
  const waiting = blocked.filter(({ preconditions }) => preconditions.length > 0);
  if (waiting.length === 0) return '';
  const clauses = waiting.map((record) => `to ${spaced(record.act)} it waits for ${requirement(words, actor, record)}`);
  return `${capital(words.actor(actor))} is not ready: ${listed(clauses)}.`;
}

function requirement(words: Words, actor: string, { preconditions, leaves }: BlockedRecord): string {
  const now = leaves.length === 0 ? '' : `; now ${readings(leaves)}`;
  return `${listed(preconditions.map((name) => words.precondition(actor, name)))}${now}`;
}

function closedText(words: Words, { actor, blocked }: TurnRecord): string {
  if (blocked.length === 0) return '';
  const clauses = blocked.map((record) => {
    const needs = record.preconditions.length > 0 ? requirement(words, actor, record) : `${record.guard}; now ${readings(record.leaves)}`;
    return `${spaced(record.act)} (needs ${needs})`;
  });
  return `Closed to ${words.actor(actor)}: ${listed(clauses)}.`;
}
