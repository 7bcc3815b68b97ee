/** Decisions of a person: what is open is carried out, anything else is refused and changes nothing. */
import { advance, beginHistory, branch, createReference, createSummit, type Decision, type Run, runReference } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { modelOf } from './support/bundled-scenario.ts';

const HALL = createReference(
  modelOf(`plenary: 1
title: A closed door
rounds: 2
gauges: { g: 0..5 }
charts:
  n: { may: { hold: 0, ease: { when: g > 3 } } }
  s: { may: { hold: 0 }, on: { ease: { effects: { g: +5 } } } }
  m: { on: { ease: {} } }
actors: { north: { chart: n }, south: { chart: s }, mute: { chart: m } }
outcomes: { high: g == 5, low: otherwise }
`),
);

const TABLE = createReference(
  modelOf(`plenary: 1
title: A draft of two options
rounds: 1
text: { issues: { x: { options: [short, long] } }, chairs: [north], adoption: { rule: consensus } }
charts:
  calm: { attends: true, may: { hold: 0 } }
  proud: { attends: true, may: { hold: 0, walk-out: { when: round > 1 } } }
actors:
  north: { chart: calm, position: { x: { ideal: long } } }
  south: { chart: proud, position: { x: { ideal: long } } }
phases: { talks: { rounds: 1, drafting: { sessions: 1 } } }
outcomes: { deal: text.status == adopted, none: otherwise }
`),
);

const act = (actor: string, name: string, round = 1): Decision => ({ round, actor, act: name });
const objection = (actor: string, said: Extract<Decision, { word: unknown }>['word']): Decision => ({
  round: 1,
  actor,
  session: 1,
  word: said,
});
const against = (actor: string, issue: string, direction: -1 | 1): Decision =>
  objection(actor, { supports: false, objection: { issue, direction } });

const play = (reference: typeof HALL, ...decisions: readonly Decision[]): Run => runReference(reference, { seed: 'a', run: 0, decisions });

describe('a run with decisions', () => {
  it('carries out what is open', () => {
    expect(play(HALL, act('north', 'hold')).records[0]).toMatchObject({ decidedBy: 'person', deed: { name: 'hold' } });
    expect(play(TABLE, against('north', 'x', 1)).records).toContainEqual(
      expect.objectContaining({ decidedBy: 'person', bracket: { issue: 'x', from: 'short', to: 'long' } }),
    );
  });

  it.each([
    ['an act whose guard is false', HALL, act('north', 'ease'), 'north cannot "ease" now; open are hold.'],
    ['an act of nobody', HALL, act('north', 'zzz'), 'north cannot "zzz" in any state of its chart, which knows hold, ease.'],
    ['an act of others only', HALL, act('south', 'ease'), 'south cannot "ease" in any state of its chart, which knows hold.'],
    [
      'an act of an actor that only listens',
      HALL,
      act('mute', 'ease'),
      'mute cannot "ease" in any state of its chart, which knows no act.',
    ],
    [
      'a misspelt act that never comes up',
      HALL,
      act('north', 'zzz', 9),
      'north cannot "zzz" in any state of its chart, which knows hold, ease.',
    ],
    ['an actor that does not exist', HALL, act('narnia', 'hold'), 'The model has no actor "narnia".'],
    ['an issue that does not exist', TABLE, against('north', 'nope', 1), 'The text has no issue "nope"; it has x.'],
    ['a step beyond the first option', TABLE, against('north', 'x', -1), 'The issue "x" has no option further in that direction.'],
    [
      'a walk-out of a chart without one',
      TABLE,
      objection('north', { supports: false, objection: 'walk-out' }),
      'north cannot "walk-out" in any state of its chart, which knows hold.',
    ],
    [
      'a walk-out whose guard is false',
      TABLE,
      objection('south', { supports: false, objection: 'walk-out' }),
      'south cannot "walk-out" now; its chart does not open it.',
    ],
  ])('refuses %s', (_, reference, decision, reason) => {
    expect(() => play(reference, decision)).toThrow(new RangeError(reason));
  });

  it.each([
    [undefined],
    [{ round: 1, actor: 'north' }],
    [{ round: 1.5, actor: 'north', act: 'hold' }],
    [against('north', 'x', 5 as never)],
    [objection('north', { supports: 'no' } as never)],
  ])('refuses %o, which is no decision', (decision) => {
    expect(() => play(TABLE, decision as Decision)).toThrow(/^A (decision|word) is .+, got .+\.$/);
    expect(() => advance(TABLE, beginHistory(TABLE, 'a', 0), (decision ?? {}) as Decision)).toThrow(RangeError);
  });

  it('passes over a decision that never comes up', () => {
    const plain = play(HALL);
    expect(play(HALL, act('north', 'ease', 3))).toEqual(plain);
    expect(play(HALL, { round: 1, actor: 'north', session: 1, word: { supports: true } })).toEqual(plain);
  });

  it('counts the first of two decisions for the same step', () => {
    expect(play(HALL, act('north', 'hold'), act('north', 'ease'))).toEqual(play(HALL, act('north', 'hold')));
  });
});

describe('a step with a decision', () => {
  it('refuses one that is meant for another step', () => {
    const start = beginHistory(HALL, 'a', 0);
    expect(() => advance(HALL, start, act('south', 'hold'))).toThrow(
      new RangeError('The next step is not the one of this decision: {"round":1,"actor":"south","act":"hold"}.'),
    );
  });

  it('keeps a decision as it was taken, whatever becomes of the object', () => {
    const decision = { round: 1, actor: 'north', act: 'hold' };
    const decided = advance(HALL, beginHistory(HALL, 'a', 0), decision);
    decision.act = 'ease';
    expect(branch(HALL, decided, act('south', 'hold')).past.map((chapter) => chapter.decision)).toEqual([
      act('north', 'hold'),
      act('south', 'hold'),
    ]);
  });

  it('refuses a branch to what was not open, and branches again along decisions that were', () => {
    const decided = advance(HALL, beginHistory(HALL, 'a', 0), act('north', 'hold'));
    expect(() => branch(HALL, decided, act('north', 'ease'))).toThrow(new RangeError('north cannot "ease" now; open are hold.'));
    expect(branch(HALL, decided, act('south', 'hold')).past.map(({ decision }) => decision)).toEqual([
      act('north', 'hold'),
      act('south', 'hold'),
    ]);
  });
});

describe('a summit', () => {
  it.each([
    ['ease', 'north cannot "ease" now; open are hold.'],
    ['zzz', 'north cannot "zzz" now; open are hold.'],
  ])('refuses a branch to %s in words and changes nothing else', (name, reason) => {
    const summit = createSummit(HALL.model, { seed: 'a' }).start();
    summit.send({ type: 'step' });
    const before = summit.getSnapshot().context;
    summit.send({ type: 'branch', decision: act('north', name) });
    expect(summit.getSnapshot().context).toEqual({ ...before, refused: reason });
  });

  it.each(['north', 'south'])('refuses a walk-out that the chart of %s does not open', (person) => {
    const summit = createSummit(TABLE.model, { seed: 'a', people: [person] }).start();
    summit.send({ type: 'play' });
    summit.send({ type: 'decide', act: 'hold' });
    summit.send({ type: 'play' });
    const before = summit.getSnapshot().context;
    expect(before.awaiting).toMatchObject({ kind: 'position', actor: person });
    summit.send({ type: 'position', word: { supports: false, objection: 'walk-out' } });
    const refused = `${person} cannot "walk-out" now; its chart does not open it.`;
    expect(summit.getSnapshot().context).toEqual({ ...before, refused });
    summit.send({ type: 'position', word: { supports: false, objection: null } });
    expect(summit.getSnapshot().context).toMatchObject({ refused: null });
  });

  it.each([
    undefined,
    null,
    'yes',
    {},
    { supports: 'no' },
    { supports: false },
    { supports: false, objection: 'leave' },
    { supports: false, objection: {} },
    { supports: false, objection: { issue: 'x', direction: 2 } },
    { supports: false, objection: { issue: 7, direction: 1 } },
  ])('refuses the malformed word %o and lives on', (word) => {
    const summit = createSummit(TABLE.model, { seed: 'a', people: ['south'] }).start();
    for (const event of [{ type: 'play' }, { type: 'decide', act: 'hold' }, { type: 'play' }] as const) summit.send(event);
    const before = summit.getSnapshot().context;
    summit.send({ type: 'position', word: word as never });
    const { context } = summit.getSnapshot();
    expect(context.refused).toMatch(/^A word is .+, got .+\.$/);
    expect({ ...context, refused: null }).toEqual({ ...before, refused: null });
    summit.send({ type: 'position', word: { supports: true } });
    expect(summit.getSnapshot().context.history.past.at(-1)?.record).toMatchObject({
      kind: 'position',
      decidedBy: 'person',
      supports: true,
    });
  });
});
