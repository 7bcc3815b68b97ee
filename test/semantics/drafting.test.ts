/** What one round does, step 3 of the scenario reference: positions on the text, adoption and amendment. Worked out by hand; both engines agree. */
import { describe, expect, it } from 'vitest';
import { type Played, played, recordsOf } from '../support/played.ts';

/**
 * Delegations with positions that are decided by no chance: `precision: inf`. One issue of five options, beginning at the middle one, `o2`; of an
 * aspiration that is the reservation value, in one round of one session, unless said otherwise.
 */
interface Table {
  /** By actor: the rest of `{ chart: seat, ... }`. */
  readonly actors: Readonly<Record<string, string>>;
  readonly adoption: string;
  readonly chairs?: string;
  readonly fallback?: string;
  readonly phase?: string;
  readonly rest?: string;
}

function table({
  actors,
  adoption,
  chairs = '',
  fallback = 'nothing',
  phase = 'rounds: 1, drafting: { sessions: 1 }',
  rest = '',
}: Table): string {
  return `
rounds: 1
charts:
  seat: { attends: true }
  absent: {}
  deserter: { initial: here, states: { here: { attends: true, may: { walk-out: { to: gone, when: text.status == open and phase-round == 1, appeal: 50 } } }, gone: {} } }
actors:
${Object.entries(actors)
  .map(([name, given]) => `  ${name}: { chart: seat, ${given} }`)
  .join('\n')}
text:
  issues: { terms: { options: [o0, o1, o2, o3, o4], start: o2 } }
  chairs: [${chairs}]
  adoption: ${adoption}
  fallback: ${fallback}
phases: { table: { ${phase} } }
${rest}`;
}

const position = (ideal: string, reservation: number, more = '') =>
  `position: { terms: { ideal: ${ideal}, weight: 1 }, reservation: ${reservation}, precision: inf${more} }`;
/** Supports o2: utility 1 there. */
const YES = position('o2', 1);
/** Objects to o2, of utility 0.5 there, and brackets towards o4. */
const UP = position('o4', 0.75);
const DOWN = position('o0', 0.75);

const sessions = (run: Played) => recordsOf(run, 'session');
const adopted = (given: Table): boolean => sessions(played(table(given)))[0]?.adopted ?? false;

describe('a position on the text', () => {
  it('is the weighted mean of the satisfaction with each issue, one of a single option counting as satisfied', () => {
    const run = played(`
rounds: 1
charts: { seat: { attends: true, position: { terms: { ideal: o3, weight: 3 }, venue: { ideal: here, weight: 2 }, title: { ideal: t2 } } } }
actors: { ann: { chart: seat } }
text:
  issues: { terms: { options: [o0, o1, o2, o3] }, venue: { options: [here] }, title: { options: [t0, t1, t2], start: t1 }, date: { options: [soon, late] } }
  adoption: { rule: consensus }
phases: { table: { rounds: 1, drafting: { sessions: 1 } } }
lint: { ignore: [unwanted-issue] }`);
    const [word] = recordsOf(run, 'position');
    expect(word?.utility).toBeCloseTo((3 * 0 + 2 * 1 + 1 * 0.5) / 6, 14);
    expect(word?.aspiration).toBe(0.5);
    expect(word?.probability).toBeCloseTo(1 / (1 + Math.exp(-10 * (2.5 / 6 - 0.5))), 14);
  });

  it('merges active states issue by issue: inner before outer, the first region before the second, the actor last', () => {
    const run = played(`
rounds: 1
charts:
  seat:
    attends: true
    type: parallel
    position: { a: { ideal: x, weight: 7 }, b: { ideal: y, weight: 1 }, reservation: 0 }
    states:
      one: { position: { b: { ideal: x, weight: 2 } } }
      two: { position: { b: { ideal: y, weight: 9 }, c: { ideal: x, weight: 4 } } }
actors: { ann: { chart: seat, position: { c: { ideal: y, weight: 99 }, d: { ideal: x, weight: 1 }, reservation: 1 } } }
text:
  issues: { a: { options: [x, y], start: y }, b: { options: [x, y] }, c: { options: [x, y], start: y }, d: { options: [x, y], start: y } }
  adoption: { rule: consensus }
phases: { table: { rounds: 1, drafting: { sessions: 1 } } }`);
    // Weights 7 (a), 2 (b), 4 (c) and 1 (d); only b is at its ideal.
    expect(recordsOf(run, 'position')[0]?.utility).toBeCloseTo(2 / 14, 14);
    expect(recordsOf(run, 'position')[0]?.aspiration).toBe(0);
  });

  it('aspires less at each session of the phase, and to the reservation value from the planned end on', () => {
    const run = played(
      table({
        actors: { ann: position('o0', 0.4, ', concession: 0.5'), bea: position('o4', 0.6) },
        adoption: '{ rule: consensus }',
        phase: 'rounds: 2, drafting: { sessions: 2 }',
      }).replace('rounds: 1\n', 'rounds: 3\n'),
    );
    const aspirations = (actor: string) =>
      recordsOf(run, 'position')
        .filter((word) => word.actor === actor)
        .map(({ aspiration }) => aspiration);
    // T = 4: r + (1 - r)(1 - (t/T)^(1/e)), with 1/e = 2 for ann and 1 for bea.
    const ann = [0.4 + 0.6 * (15 / 16), 0.4 + 0.6 * 0.75, 0.4 + 0.6 * (7 / 16), 0.4, 0.4, 0.4];
    const bea = [0.9, 0.8, 0.7, 0.6, 0.6, 0.6];
    expect(aspirations('ann')).toEqual(ann.map((each) => expect.closeTo(each, 14)));
    expect(aspirations('bea')).toEqual(bea.map((each) => expect.closeTo(each, 14)));
  });

  it('is taken in speaking order by those that attend, also by those that do not act in the phase', () => {
    const run = played(
      table({
        actors: { ann: UP, bea: UP, cid: `${UP}`, dan: '' },
        adoption: '{ rule: consensus }',
        phase: 'rounds: 3, speakers: [ann], drafting: { sessions: 1 }',
        rest: 'order: rotating\nlint: { ignore: [no-position] }',
      })
        .replace('rounds: 1\n', 'rounds: 2\n')
        .replace('cid: { chart: seat', 'cid: { chart: absent'),
    );
    expect(recordsOf(run, 'position').map(({ round, actor }) => `${round} ${actor}`)).toEqual(['1 ann', '1 bea', '2 bea', '2 ann']);
  });

  it('supports at an infinite precision when the utility just reaches the aspiration', () => {
    expect(adopted({ actors: { ann: position('o4', 0.5) }, adoption: '{ rule: consensus }' })).toBe(true);
    expect(adopted({ actors: { ann: position('o4', 0.5000001) }, adoption: '{ rule: consensus }' })).toBe(false);
  });

  it('objects without a bracket where no step raises the utility', () => {
    const words = Array.from({ length: 12 }, (_, run) =>
      recordsOf(
        played(
          table({ actors: { ann: position('o2', 1).replace('precision: inf', 'precision: 0') }, adoption: '{ rule: consensus }' }),
          run,
        ),
        'position',
      ),
    ).flat();
    expect(words.every(({ probability }) => probability === 0.5)).toBe(true);
    const against = words.filter(({ supports }) => !supports);
    expect(against.length).toBeGreaterThan(0);
    for (const word of against) expect(word).toMatchObject({ objections: [], bracket: null, bracketDraw: null, walkOut: null });
  });
});

describe('a walk-out while drafting', () => {
  const body = table({
    actors: { ann: YES, bea: UP, cid: YES },
    adoption: '{ rule: consensus }',
    chairs: 'bea',
    phase: 'rounds: 1, speakers: [ann], drafting: { sessions: 1 }',
    rest: 'gauges: { heat: 0..9 }',
  })
    .replace('bea: { chart: seat', 'bea: { chart: deserter')
    .replace('appeal: 50', 'appeal: 50, effects: { heat: +2 }')
    .replace('seat: { attends: true }', 'seat: { attends: true, on: { walk-out: { effects: { heat: +1 } } } }');

  it('is open at the turn before it, too, and then no position is taken', () => {
    const run = played(body.replace('speakers: [ann]', 'speakers: [bea]'));
    expect(recordsOf(run, 'turn').map(({ actor, deed }) => [actor, deed?.name])).toEqual([['bea', 'walk-out']]);
    expect(recordsOf(run, 'position').map(({ actor }) => actor)).toEqual(['ann', 'cid']);
  });

  it('is an act with its effects and announcements, after which the actor no longer votes', () => {
    const run = played(body);
    expect(recordsOf(run, 'position').map(({ actor, supports, walkOut }) => [actor, supports, walkOut?.name ?? null])).toEqual([
      ['ann', true, null],
      ['bea', false, 'walk-out'],
      ['cid', true, null],
    ]);
    expect(sessions(run)[0]).toMatchObject({ supporters: ['ann', 'cid'], objectors: [], adopted: true });
    expect(run.final).toMatchObject({ gauges: { heat: 4 }, last: { bea: 'walk-out' }, text: { status: 'adopted' } });
  });

  it('weighs the appeal of the act against the gain of each bracket', () => {
    const [, word] = recordsOf(
      played(body.replace('appeal: 50', 'appeal: 0.2').replace(UP, position('o4', 0.999).replace('inf', '8'))),
      'position',
    );
    const total = Math.exp(8 * 0.25) + Math.exp(8 * 0.2);
    expect(word?.supports).toBe(false);
    expect(word?.objections.map(({ bracket, value }) => [bracket?.to ?? 'walk-out', value])).toEqual([
      ['o3', 0.25],
      ['walk-out', 0.2],
    ]);
    expect(word?.objections[0]?.probability).toBeCloseTo(Math.exp(8 * 0.25) / total, 14);
  });
});

describe('adoption', () => {
  it('by majority asks for more than the quota of the voters', () => {
    const two = { ann: YES, bea: UP };
    expect(adopted({ actors: two, adoption: '{ rule: majority }' })).toBe(false);
    expect(adopted({ actors: two, adoption: '{ rule: majority, quota: 0.49 }' })).toBe(true);
  });

  it('by weight asks for at least the quota of the voting weight', () => {
    const two = { ann: `${YES}, weight: 2`, bea: UP };
    expect(adopted({ actors: two, adoption: '{ rule: weighted }' })).toBe(true);
    expect(adopted({ actors: two, adoption: '{ rule: weighted, quota: 0.67 }' })).toBe(false);
  });

  it('by consensus minus some asks for a supporter all the same', () => {
    expect(adopted({ actors: { ann: UP, bea: YES }, adoption: '{ rule: consensus-minus, minus: 1 }' })).toBe(true);
    expect(adopted({ actors: { ann: UP }, adoption: '{ rule: consensus-minus, minus: 1 }' })).toBe(false);
  });

  it('is stopped by a veto holder that attends, has a position and does not support, and by no other', () => {
    const rule = '{ rule: majority, quota: 0.1, vetoes: [bea] }';
    expect(adopted({ actors: { ann: YES, bea: UP }, adoption: rule })).toBe(false);
    expect(adopted({ actors: { ann: YES, bea: YES }, adoption: rule })).toBe(true);
    expect(adopted({ actors: { ann: YES, bea: '' }, adoption: rule })).toBe(true);
    const away = table({ actors: { ann: YES, bea: UP }, adoption: rule }).replace('bea: { chart: seat', 'bea: { chart: absent');
    expect(sessions(played(away))[0]?.adopted).toBe(true);
  });

  it('is not stopped by the veto of one that has walked out', () => {
    const body = table({
      actors: { ann: YES, bea: UP },
      adoption: '{ rule: consensus, vetoes: [bea] }',
      phase: 'rounds: 1, speakers: [ann], drafting: { sessions: 1 }',
    }).replace('bea: { chart: seat', 'bea: { chart: deserter');
    expect(sessions(played(body))[0]).toMatchObject({ adopted: true, vetoedBy: [] });
  });

  it('sets objections of opt-out actors aside in speaking order, and does not count these as voters', () => {
    const actors = { ann: UP, bea: UP, cid: YES };
    const rule = (text: string) => ({ actors, adoption: `{ ${text}, opt-outs: { actors: [bea, ann], at-most: 1 } }` });
    const [session] = sessions(played(table(rule('rule: majority, quota: 0.4'))));
    expect(session).toMatchObject({ adopted: true, optedOut: ['ann'], objectors: ['ann', 'bea'] });
    expect(adopted({ actors, adoption: '{ rule: majority, quota: 0.4 }' })).toBe(false);
    expect(adopted(rule('rule: weighted, quota: 0.5'))).toBe(true);
    expect(adopted(rule('rule: consensus'))).toBe(false);
    expect(adopted(rule('rule: consensus-minus, minus: 1'))).toBe(true);
  });

  it('ends the sessions of the round and all drafting', () => {
    const run = played(
      table({
        actors: { ann: position('o2', 0) },
        adoption: '{ rule: consensus }',
        phase: 'rounds: 5, drafting: { sessions: 4 }',
      }).replace('rounds: 1\n', 'rounds: 3\n'),
    );
    expect(sessions(run).map(({ round, session }) => [round, session])).toEqual([[1, 1]]);
    expect(run.ends.map(({ text }) => text.status)).toEqual(['adopted', 'adopted', 'adopted']);
  });
});

describe('an amendment', () => {
  const amended = (given: Omit<Table, 'adoption'>) => {
    const run = played(table({ ...given, adoption: '{ rule: consensus }' }));
    return { terms: run.ends[0]?.text.options['terms'], ...sessions(run)[0]?.amendment };
  };

  it('carries out one step of the brackets whose actors weigh most together', () => {
    const actors = { ann: `${UP}, weight: 1.5`, bea: `${DOWN}, weight: 2`, cid: `${UP}, weight: 1`, dan: '' };
    expect(amended({ actors, chairs: 'dan' })).toMatchObject({ terms: 'o3', proposed: { from: 'o2', to: 'o3', weight: 2.5 } });
  });

  it('goes downwards before upwards when brackets weigh alike', () => {
    expect(amended({ actors: { ann: UP, bea: DOWN, dan: '' }, chairs: 'dan' })).toMatchObject({ terms: 'o1' });
  });

  it('is refused by an attending chair that would lose more than its tolerance, but not by one that would lose just that', () => {
    const actors = (tolerance: number) => ({ ann: `${UP}, weight: 9`, cid: `${position('o0', 0.75)}, tolerance: ${tolerance}` });
    expect(amended({ actors: actors(0.25), chairs: 'cid' })).toMatchObject({ terms: 'o3', refusedBy: null });
    expect(amended({ actors: actors(0.2), chairs: 'cid' })).toMatchObject({ terms: 'o2', refusedBy: 'cid', loss: 0.25 });
  });

  it('is nothing without an attending chair', () => {
    expect(amended({ actors: { ann: UP, bea: UP } })).toMatchObject({ terms: 'o2' });
  });

  it('leaves out the bracket of one that has left the table by the end of the session', () => {
    const body = table({
      actors: { ann: `${UP}, weight: 5`, bea: UP, cid: DOWN },
      adoption: '{ rule: consensus }',
      chairs: 'cid',
      phase: 'rounds: 1, speakers: [cid], drafting: { sessions: 1 }',
    })
      .replace('ann: { chart: seat', 'ann: { chart: follower')
      .replace('bea: { chart: seat', 'bea: { chart: deserter')
      .replace('absent: {}', 'absent: {}\n  follower: { states: { here: { attends: true, on: { walk-out: { to: gone } } }, gone: {} } }');
    const [session] = sessions(played(body));
    expect(session).toMatchObject({ supporters: [], objectors: ['cid'], amendment: { proposed: { to: 'o1', weight: 1 } } });
  });
});
