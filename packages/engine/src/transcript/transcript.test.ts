import { describe, expect, it } from 'vitest';
import type { StepRecord } from '../reference/record.ts';
import { createReference } from '../reference/reference.ts';
import { runReference } from '../reference/run.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Transcript } from './paragraph.ts';
import { type TranscriptOptions, transcribe } from './transcript.ts';

/** Everybody does what appeals most, and what may happen does: the run is the same whatever the luck. */
const SCENARIO = `
plenary: 1
title: The ford
calendar: { start: 2018-01-30, days: 7 }
rounds: 4
gauges:
  tension: { from: 0, to: 4, start: 1, title: tension }
  calm: 0..3
acts:
  shell: { lean: -1, title: shells the ford }
charts:
  bank:
    states:
      apart:
        title: keeping apart
        may:
          hold: 0
          shell: { appeal: 4 - 4 * calm - 4 * tension + hostility, effects: { tension: +2 } }
          offer-talks: { to: together, when: precondition, appeal: calm }
        on:
          shell: { to: apart, effects: { tension: +1 } }
      together:
        title: ready to talk
        attends: true
        may: { hold: 0 }
  watch:
    states:
      watching: { may: { hold: 0 }, on: { shell: { to: alarmed } } }
      alarmed: { title: alarmed, may: { hold: 0 } }
actors:
  east:
    chart: bank
    title: The East
    role: delegation
    precision: inf
    preconditions: { quiet: calm >= 1 }
    position: { crossing: { ideal: open, weight: 1 }, reservation: 0, precision: inf }
  west:
    chart: bank
    title: The West
    role: delegation
    precision: inf
    preconditions: { quiet: calm >= 1 }
    position: { crossing: { ideal: open, weight: 1 }, reservation: 0.4, precision: inf }
  miller: { chart: watch, title: The miller }
  priest: { chart: watch, title: The priest }
parameters: { hostility: 1 }
text:
  issues: { crossing: { options: [shut, on-market-days, open], title: Crossing } }
  chairs: [east]
  adoption: { rule: consensus }
phases:
  waiting: { rounds: 1, quorum: count(delegations in attending) == 2, slip: { by: 1, at-most: 1, effects: { tension: -1 } } }
  meeting: { rounds: 1, drafting: { sessions: 3 } }
  after: { rounds: 2 }
events:
  thaw: { title: the ice breaks, when: round == 4, hazard: 1, effects: { tension: "= 0" } }
each-round:
  - calm: +1
outcomes:
  bridge: { title: The ford is open again, when: text.status == adopted }
  nothing: otherwise
`;

function tell(options?: TranscriptOptions): Transcript {
  const { model, problems } = parseScenario(SCENARIO);
  if (model === null) throw new Error(problems.map(({ path, expected, got }) => `${path}: expected ${expected}, got ${got}`).join('\n'));
  return transcribe(model, runReference(createReference(model), { seed: 'any', run: 0 }).records, options);
}

function tellRecords(records: readonly StepRecord[]): string {
  const { model } = parseScenario(SCENARIO);
  if (model === null) throw new Error('The scenario of this test is broken.');
  return transcribe(model, records)
    .rounds.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
    .join('\n');
}

function pageOf({ rounds }: Transcript): string {
  return rounds
    .map(({ round, date, phase, paragraphs }) =>
      [`${date} ${round} ${phase}`, ...paragraphs.map(({ kind, text }) => `${kind}: ${text}`)].join('\n'),
    )
    .join('\n\n');
}

describe('transcribe', () => {
  it('tells a run as a story, with what many do alike told once', () => {
    expect(pageOf(tell())).toMatchInlineSnapshot(`
      "2018-01-30 1 waiting
      act: The East shells the ford (certain): tension 1 → 3. Why: 4 - 4 * calm - 4 * tension + hostility = 1, with calm 0, tension 1. In answer the West answers (tension 3 → 4) and the miller and the priest move from watching to alarmed.
      blocked: The East is not ready: to offer talks it waits for quiet (calm >= 1); now calm 0.
      blocked: The West is not ready: to offer talks it waits for quiet (calm >= 1); now calm 0.
      quiet: The West, the miller and the priest hold.
      world: By the end of the round: calm 0 → 1.
      world: Without a quorum the date slips by 1 round; waiting goes on: tension 4 → 3.

      2018-02-06 2 waiting
      act: The East offers talks (certain) and moves from keeping apart to ready to talk. Why: calm = 1, with calm 1.
      act: The West offers talks (certain) and moves from keeping apart to ready to talk. Why: calm = 1, with calm 1.
      quiet: The miller and the priest hold.
      world: By the end of the round: calm 1 → 2.
      world: Waiting is over: it has run its course. Meeting begins.

      2018-02-13 3 meeting
      quiet: The East, the West, the miller and the priest hold.
      drafting: Session 1 on the text. None of 2 supports it. Brackets: Crossing [shut → on market days] by the East and the West. The chairs amend Crossing from shut to on market days.
      drafting: Session 2 on the text. 1 of 2 supports it: the East. Brackets: Crossing [on market days → open] by the West. The chairs amend Crossing from on market days to open.
      drafting: Session 3 on the text. Both support it. The text is adopted: Crossing: open.
      world: By the end of the round: calm 2 → 3.
      world: Meeting is over: the text is adopted. After begins.

      2018-02-20 4 after
      quiet: The East, the West, the miller and the priest hold.
      event: The ice breaks: tension 3 → 0.
      ending: How it ended: The ford is open again."
    `);
  });

  it('tells every turn with its appeals, guards and draws when asked for all of it', () => {
    const [first] = tell({ detail: 'full' }).rounds;
    expect(first?.paragraphs.map(({ text }) => text).join('\n')).toMatchInlineSnapshot(`
      "The East shells the ford (certain): tension 1 → 3. Appeal of hold: 0. Appeal of shell: 1 (4 - 4 * calm - 4 * tension + hostility with calm 0, tension 1). The draw was 0.9950. In answer the West answers (tension 3 → 4) and the miller and the priest move from watching to alarmed.
      Closed to the East: offer talks (needs quiet (calm >= 1); now calm 0).
      The West holds (certain). Appeal of hold: 0. Appeal of shell: -11 (4 - 4 * calm - 4 * tension + hostility with calm 0, tension 4). The draw was 0.1086.
      Closed to the West: offer talks (needs quiet (calm >= 1); now calm 0).
      The miller holds (nothing else was open). Appeal of hold: 0. The draw was 0.5672.
      The priest holds (nothing else was open). Appeal of hold: 0. The draw was 0.1724.
      By the end of the round: calm 0 → 1.
      Without a quorum the date slips by 1 round; waiting goes on: tension 4 → 3."
    `);
  });

  it('tells what a draft is worth to each delegation', () => {
    const meeting = tell({ detail: 'full' }).rounds[2];
    expect(
      meeting?.paragraphs
        .filter(({ kind }) => kind === 'drafting')
        .map(({ text }) => text)
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "Session 1 on the text. None of 2 supports it. The East brackets Crossing [shut → on market days] (worth 0 to it, it hopes for 0.67; 0% to support). The West brackets Crossing [shut → on market days] (worth 0 to it, it hopes for 0.8; 0% to support). The chairs amend Crossing from shut to on market days.
      Session 2 on the text. 1 of 2 supports it: the East. The East supports it (worth 0.5 to it, it hopes for 0.33; 100% to support). The West brackets Crossing [on market days → open] (worth 0.5 to it, it hopes for 0.6; 0% to support). The chairs amend Crossing from on market days to open.
      Session 3 on the text. Both support it. The East supports it (worth 1 to it, it hopes for 0; 100% to support). The West supports it (worth 1 to it, it hopes for 0.4; 100% to support). The text is adopted: Crossing: open."
    `);
  });

  it('says when a person decided', () => {
    const { model } = parseScenario(SCENARIO);
    if (model === null) throw new Error('The scenario of this test is broken.');
    const decisions = [{ round: 1, actor: 'east', act: 'hold' }];
    const { records } = runReference(createReference(model), { seed: 'any', run: 0, decisions });
    const [first] = transcribe(model, records, { detail: 'full' }).rounds;
    expect(first?.paragraphs[0]?.text).toMatch(/^The East .* \(decided by a person; left to itself 0%, shell 100%\)/);
  });

  it('tells of walk-outs, vetoes, opt-outs and what the chairs refuse', () => {
    const head = { round: 3, phase: 'meeting', session: 1 } as const;
    const taken = {
      ...head,
      kind: 'position',
      utility: 0.2,
      aspiration: 0.9,
      probability: 0.1,
      draw: 0,
      decidedBy: 'luck',
      objections: [],
    } as const;
    const rest = { bracket: null, bracketDraw: null, walkOut: null } as const;
    const departure = { by: 'west', name: 'walk-out', move: { from: 'together', to: 'apart' }, effects: [], reactions: [] };
    const amendment = { proposed: { issue: 'crossing', from: 'shut', to: 'open', weight: 2 }, refusedBy: 'east', loss: 0.25 };
    const told = tellRecords([
      { ...taken, ...rest, actor: 'east', supports: false },
      { ...taken, ...rest, actor: 'west', supports: false, walkOut: departure },
      {
        ...head,
        kind: 'session',
        supporters: [],
        objectors: ['east'],
        vetoedBy: ['east'],
        optedOut: ['west'],
        adopted: false,
        amendment,
        text: { crossing: 'shut' },
      },
    ]);
    expect(told).toMatchInlineSnapshot(
      `"Session 1 on the text. None of 2 supports it. The East objects and has nothing better to propose. The West walks out and moves from ready to talk to keeping apart. The West stands aside. It cannot pass against the East. The East, in the chair, will not move Crossing from shut to open: it would lose 0.25 by it."`,
    );
  });

  it.each([
    ['summary', null, 'There is no agreed text; the chairs issue a summary of their own. Crossing: on market days.'],
    ['none', null, 'The drafting ends without a text.'],
    ['none', 'east', 'The drafting ends without a text. The East, in the chair, will not put its name to the draft.'],
  ] as const)('tells what becomes of a text that is not adopted: %s, refused by %s', (status, refusedBy, expected) => {
    const fallback = { status, text: { crossing: 'on-market-days' }, refusedBy };
    const told = tellRecords([{ kind: 'round-end', round: 3, phase: 'meeting', passage: null, fallback, outcome: null }]);
    expect(told).toBe(expected);
  });
});
