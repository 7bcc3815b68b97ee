/** What one round does, steps 6 to 8 of the scenario reference: measures, outcomes and phases. Worked out by hand; both engines agree. */
import { describe, expect, it } from 'vitest';
import { gaugeAtEnds, type Played, played, recordsOf } from '../support/played.ts';

/** A silent summit whose gauge `clock` is 1 at the end of round 1. */
const silent = (rounds: number, rest: string, gauges = '') => `
rounds: ${rounds}
gauges: { clock: 0..60${gauges} }
charts: { mute: {} }
actors: { ann: { chart: mute } }
each-round: [{ clock: +1 }]
${rest}`;

/** The phase of each round, with the phase's own round. */
const phases = ({ ends }: Played): string[] => ends.map(({ phase, phaseRound }) => `${phase} ${phaseRound}`);
const passages = (run: Played) =>
  recordsOf(run, 'round-end').flatMap(({ round, passage }) =>
    passage === null ? [] : [`${round} ${passage.kind === 'slip' ? 'slips' : `${passage.why} ${passage.to}`}`],
  );

describe('measures', () => {
  it("are read at each round's end after housekeeping, the final ones when the run has ended", () => {
    const run = played(
      silent(
        5,
        `
events: { storm: { when: clock == 1 or clock == 3, hazard: 1 } }
measures:
  first: { first: clock >= 2 }
  never: { first: clock > 50 }
  rounds: { rounds: clock >= 2 and clock < 5 }
  maximum: { maximum: clock * (5 - clock) }
  minimum: { minimum: 10 - clock }
  mean: { mean: clock }
  final: { final: clock + round }
  storms: { count: storm }`,
      ),
    );
    expect(run.measures).toEqual({ first: 2, never: Number.NaN, rounds: 3, maximum: 6, minimum: 5, mean: 3, final: 10, storms: 2 });
  });

  it('of an actor count its own act, and of an act everybody', () => {
    const run = played(`
rounds: 3
charts: { talker: { may: { harden: 1 } }, other: { may: { harden: { when: round > 1 } } } }
actors: { ann: { chart: talker }, bea: { chart: other } }
measures: { all: { count: harden }, ann: { count: ann.harden }, bea: { count: bea.harden }, none: { count: bea.ease } }`);
    expect(run.measures).toEqual({ all: 5, ann: 3, bea: 2, none: 0 });
  });
});

describe('an outcome', () => {
  it('with ends: true ends the run at the first round at whose end it holds, before those that come first in the file', () => {
    const run = played(
      silent(
        9,
        'outcomes: { sunny: { when: clock >= 0 }, late: { when: clock >= 4, ends: true }, early: { when: clock >= 3, ends: true }, rest: otherwise }',
      ),
    );
    expect([run.outcome, run.ends.length]).toEqual(['early', 3]);
  });

  it('is the first with ends: true that holds, of several in the same round', () => {
    const run = played(
      silent(9, 'outcomes: { b: { when: clock >= 3, ends: true }, a: { when: clock >= 3, ends: true }, rest: otherwise }'),
    );
    expect([run.outcome, run.ends.length]).toEqual(['b', 3]);
  });

  it('with ends: true that holds in the last round goes before earlier ones without', () => {
    const outcomes = (when: string) =>
      played(silent(3, `outcomes: { plain: clock >= 3, sudden: { when: ${when}, ends: true }, rest: otherwise }`)).outcome;
    expect(outcomes('clock == 3')).toBe('sudden');
    expect(outcomes('clock == 4')).toBe('plain');
  });

  it('is named other where none holds and none is otherwise', () => {
    expect(played(silent(2, 'outcomes: { rich: clock > 50 }')).outcome).toBe('other');
  });
});

describe('a phase', () => {
  it('goes on to the next after its rounds, the last one to the end of the run', () => {
    const run = played(silent(6, 'phases: { one: { rounds: 2 }, two: { rounds: 1 }, three: { rounds: 1 } }'));
    expect(phases(run)).toEqual(['one 1', 'one 2', 'two 1', 'three 1', 'three 2', 'three 3']);
    expect(passages(run)).toEqual(['2 date two', '3 date three']);
  });

  it('ends early by ends-when, whatever its quorum', () => {
    const run = played(
      silent(
        4,
        'phases: { one: { rounds: 3, quorum: clock > 50, ends-when: clock == 2, otherwise: bad }, good: { rounds: 9 }, bad: { rounds: 1 } }',
      ),
    );
    expect(phases(run)).toEqual(['one 1', 'one 2', 'good 1', 'good 2']);
  });

  it('slips by so many rounds so many times while its quorum fails at its date, with the effects of each slip', () => {
    const run = played(
      silent(
        9,
        'phases: { one: { rounds: 2, quorum: clock > 50, slip: { by: 2, at-most: 2, effects: { slips: +1 } }, otherwise: bad }, good: { rounds: 9 }, bad: { rounds: 9 } }',
        ', slips: 0..9',
      ),
    );
    expect(phases(run)).toEqual(['one 1', 'one 2', 'one 3', 'one 4', 'one 5', 'one 6', 'bad 1', 'bad 2', 'bad 3']);
    expect(passages(run)).toEqual(['2 slips', '4 slips', '6 no-quorum bad']);
    expect(gaugeAtEnds(run, 'slips')).toEqual([0, 0, 1, 1, 2, 2, 2, 2, 2]);
    expect(run.ends.map(({ slips }) => slips)).toEqual([0, 0, 1, 1, 2, 2, 0, 0, 0]);
  });

  it('is held on its new date when the quorum is there by then', () => {
    const run = played(
      silent(
        5,
        'phases: { one: { rounds: 2, quorum: clock >= 3, slip: { by: 1, at-most: 5 }, otherwise: bad }, good: { rounds: 9 }, bad: { rounds: 9 } }',
      ),
    );
    expect(passages(run)).toEqual(['2 slips', '3 date good']);
  });

  it('goes to the next one all the same where the quorum fails for good and there is no otherwise', () => {
    const run = played(silent(4, 'phases: { one: { rounds: 2, quorum: clock > 50 }, two: { rounds: 9 } }'));
    expect(phases(run)).toEqual(['one 1', 'one 2', 'two 1', 'two 2']);
  });

  it('forgets its slips when it is entered again', () => {
    const run = played(
      silent(
        7,
        'phases: { one: { rounds: 1, quorum: clock > 50, slip: { by: 1, at-most: 1 }, next: two }, two: { rounds: 1, next: one } }',
      ),
    );
    expect(phases(run)).toEqual(['one 1', 'one 2', 'two 1', 'one 1', 'one 2', 'two 1', 'one 1']);
  });

  it('is entered with its on-enter effects when the round has gone up, the first one before round 1', () => {
    const run = played(
      silent(
        4,
        'phases: { one: { rounds: 2, on-enter: { mark: "= 40 + round" } }, two: { rounds: 9, on-enter: { mark: "= 10 * round + phase-round" } } }',
        ', mark: 0..99',
      ),
    );
    expect(run.start.gauges).toEqual({ clock: 0, mark: 41 });
    expect(gaugeAtEnds(run, 'mark')).toEqual([41, 41, 31, 31]);
  });

  it('that never comes to its date is ended by an adoption in it, to its next', () => {
    const run = played(`
rounds: 4
charts: { seat: { attends: true, position: { terms: { ideal: all }, precision: inf, reservation: 0 } } }
actors: { ann: { chart: seat } }
text: { issues: { terms: { options: [none, all], start: all } }, adoption: { rule: consensus } }
phases: { before: { rounds: 1 }, table: { rounds: 9, quorum: false, drafting: { sessions: 1 }, otherwise: before }, after: { rounds: 1 } }
lint: { ignore: [never-holds] }`);
    expect(phases(run)).toEqual(['before 1', 'table 1', 'after 1', 'after 2']);
    expect(passages(run)).toEqual(['1 date table', '2 adopted after']);
  });
});

describe('the fallback', () => {
  /** One issue of five options at o1; ann and bea chair, cid does not; nobody can support the text. */
  const drafted = (fallback: string, given: { rounds?: number; phases?: string; ann?: string; bea?: string } = {}) => `
rounds: ${given.rounds ?? 1}
gauges: { status-seen: 0..9 }
charts: { seat: { attends: true }, absent: {} }
actors:
  ann: { ${given.ann ?? 'chart: seat, weight: 2, tolerance: 0, position: { terms: { ideal: o3 }, reservation: 0.5, precision: inf }'} }
  bea: { ${given.bea ?? 'chart: seat, weight: 1, tolerance: 0, position: { terms: { ideal: o0 }, reservation: 0.8, precision: inf }'} }
  cid: { chart: seat, weight: 99, position: { terms: { ideal: o4 }, reservation: 1, precision: inf } }
text:
  issues: { terms: { options: [o0, o1, o2, o3, o4], start: o1 } }
  chairs: [ann, bea]
  adoption: { rule: consensus }
  fallback: ${fallback}
phases: { ${given.phases ?? 'table: { rounds: 9, drafting: { sessions: 1 } }'} }
outcomes: { summary: text.status == summary, failure: text.status == none, open: text.status == open }`;
  const issued = (body: string) => {
    const { final, outcome } = played(body);
    return [outcome, final.text.options['terms']];
  };

  it('is nothing where nothing is said', () => {
    expect(issued(drafted('nothing'))).toEqual(['failure', 'o1']);
  });

  it('of the draft is issued if no attending chair is below its reservation value', () => {
    const content = 'chart: seat, tolerance: 0, position: { terms: { ideal: o0 }, reservation: 0.75, precision: inf }';
    expect(issued(drafted('{ summary: draft }', { bea: content }))).toEqual(['summary', 'o1']);
    expect(issued(drafted('{ summary: draft }'))).toEqual(['failure', 'o1']);
    // Without bea at the table, the brackets of the others have moved the draft a step.
    expect(issued(drafted('{ summary: draft }', { bea: content.replace('seat', 'absent').replace('0.75', '1') }))).toEqual([
      'summary',
      'o2',
    ]);
    expect(issued(drafted('{ summary: draft }', { ann: 'chart: seat', bea: 'chart: absent' }))).toEqual(['summary', 'o2']);
  });

  it('is nothing without an attending chair, or when its condition fails', () => {
    for (const of of ['draft', 'chairs']) {
      expect(issued(drafted(`{ summary: ${of} }`, { ann: 'chart: absent', bea: 'chart: absent' }))).toEqual(['failure', 'o1']);
      expect(issued(drafted(`{ summary: ${of}, when: status-seen > 3 }`))).toEqual(['failure', 'o1']);
    }
  });

  it('of the chairs takes the option of the greatest weighted satisfaction, whatever their reservation values', () => {
    expect(issued(drafted('{ summary: chairs }'))).toEqual(['summary', 'o3']);
  });

  it('of the chairs takes among equals the option nearest the draft', () => {
    // With equal weights all of o0 to o3 add up to the same.
    const ann = 'chart: seat, weight: 1, tolerance: 0, position: { terms: { ideal: o3 }, reservation: 1, precision: inf }';
    expect(issued(drafted('{ summary: chairs }', { ann }))).toEqual(['summary', 'o1']);
    // Where no chair cares, the draft stands, as the brackets of the others have moved it.
    expect(issued(drafted('{ summary: chairs }', { ann: 'chart: seat', bea: 'chart: seat' }))).toEqual(['summary', 'o2']);
  });

  it('comes when a drafting phase gives way, before the next one is entered', () => {
    const run = played(
      drafted('{ summary: chairs }', {
        rounds: 3,
        phases:
          'table: { rounds: 2, drafting: { sessions: 1 } }, after: { rounds: 9, on-enter: { status-seen: "= text.status == summary ? 5 : 1" } }',
      }),
    );
    expect(run.ends.map(({ text }) => text.status)).toEqual(['open', 'open', 'summary']);
    expect(gaugeAtEnds(run, 'status-seen')).toEqual([0, 0, 5]);
  });

  it('does not come while the phase goes on or slips, nor in a phase that does not draft', () => {
    const phases = 'table: { rounds: 1, quorum: status-seen > 5, slip: { by: 1, at-most: 1 }, drafting: { sessions: 1 } }';
    expect(played(drafted('{ summary: chairs }', { rounds: 3, phases })).ends.map(({ text }) => text.status)).toEqual([
      'open',
      'open',
      'open',
    ]);
    expect(
      issued(drafted('{ summary: chairs }', { phases: 'talk: { rounds: 1 }, table: { rounds: 1, drafting: { sessions: 1 } }' })),
    ).toEqual(['open', 'o1']);
  });

  it('does not come when an outcome ends the run, also in the last round', () => {
    const body = drafted('{ summary: chairs }').replace('outcomes: {', 'outcomes: { sudden: { when: round == 1, ends: true },');
    expect(issued(body)).toEqual(['sudden', 'o1']);
    expect(played(body).final.text.status).toBe('open');
  });
});

describe('a blocked turn', () => {
  it('is told of those of its preconditions that are false and named in the false guard of an act that is no candidate', () => {
    const run = played(`
rounds: 2
gauges: { clock: 0..9 }
charts:
  guest:
    may:
      hold: 1
      offer-talks: { when: precondition.quiet and clock >= 0 and precondition.ready }
      ease: [{ when: precondition.rich }, { when: clock == 0 }]
actors: { ann: { chart: guest, preconditions: { quiet: clock >= 1, ready: clock >= 0, rich: clock > 5, unused: clock > 5 } } }
each-round: [{ clock: +1 }]
lint: { ignore: [always-holds, impossible-precondition] }`);
    expect(recordsOf(run, 'turn').map(({ blocked }) => blocked.map(({ act, preconditions }) => [act, ...preconditions]))).toEqual([
      [['offer-talks', 'quiet']],
      [['ease', 'rich'], ['ease']],
    ]);
  });
});
