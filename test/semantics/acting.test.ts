/** What one round does, step 1 and 2 of the scenario reference: actors act, and others answer. Worked out by hand; both engines agree. */
import { describe, expect, it } from 'vitest';
import { gaugeAtEnds, played, recordsOf } from '../support/played.ts';

const speakers = (order: string, phases = '') => `
rounds: 4
order: ${order}
charts: { talker: { may: { hold: 1 } } }
actors: { ann: { chart: talker }, bea: { chart: talker }, cid: { chart: talker } }
${phases}`;

function turnsByRound(body: string): string[] {
  const turns = recordsOf(played(body), 'turn');
  return [1, 2, 3, 4].map((round) =>
    turns
      .filter((turn) => turn.round === round)
      .map(({ actor }) => actor)
      .join(' '),
  );
}

describe('the speaking order', () => {
  it('is the declared one in every round', () => {
    expect(turnsByRound(speakers('declared'))).toEqual(Array(4).fill('ann bea cid'));
  });

  it('begins in round r with the r-th actor when it rotates, counting on in a circle', () => {
    expect(turnsByRound(speakers('rotating'))).toEqual(['ann bea cid', 'bea cid ann', 'cid ann bea', 'ann bea cid']);
  });

  it('rotates over all actors also where not all of them speak', () => {
    const phases = 'phases: { talk: { rounds: 4, speakers: [cid, ann] } }';
    expect(turnsByRound(speakers('rotating', phases))).toEqual(['ann cid', 'cid ann', 'cid ann', 'ann cid']);
    expect(turnsByRound(speakers('declared', phases))).toEqual(Array(4).fill('ann cid'));
  });
});

const double = (voice: string) => `
rounds: 1
gauges: { mark: { from: 0, to: 99, start: 1 } }
charts:
  double:
    type: parallel
    states:
      hand: { states: { open: { may: { harden: { to: fist, appeal: 1.25, effects: { mark: "= mark * 3" } } } }, fist: {} } }
      voice: { states: { soft: { may: { ${voice} } }, loud: {} } }
actors: { ann: { chart: double, precision: 2 } }
measures: { fist: { final: "ann in fist ? 1 : 0" }, loud: { final: "ann in loud ? 1 : 0" } }`;

describe('a turn', () => {
  it('sees what those before it did in the same round', () => {
    const run = played(`
rounds: 2
gauges: { heat: 0..9, seen: 0..9 }
charts:
  first: { may: { harden: { effects: { heat: +2 } } } }
  second: { may: { hold: { when: heat >= 2, effects: { seen: "= heat" } } } }
actors: { early: { chart: second }, ann: { chart: first }, late: { chart: second } }`);
    expect(recordsOf(run, 'turn').map(({ actor, deed }) => [actor, deed?.name ?? 'passes'])).toEqual([
      ['early', 'passes'],
      ['ann', 'harden'],
      ['late', 'hold'],
      ['early', 'hold'],
      ['ann', 'harden'],
      ['late', 'hold'],
    ]);
    expect(gaugeAtEnds(run, 'seen')).toEqual([2, 4]);
  });

  it('passes without a candidate, and leaves no last act', () => {
    const run = played(`
rounds: 1
gauges: { none-yet: 0..1 }
charts: { shut: { may: { hold: { when: round > 1 } } } }
actors: { ann: { chart: shut } }
each-round: [{ when: last(ann) == none, effects: { none-yet: "= 1" } }]`);
    expect(recordsOf(run, 'turn')[0]).toMatchObject({ candidates: [], draw: null, deed: null });
    expect(run.final.last).toEqual({ ann: null });
    expect(gaugeAtEnds(run, 'none-yet')).toEqual([1]);
  });

  it('adds the appeals of parallel regions that all answer an act', () => {
    const [turn] = recordsOf(played(double('hold: 1.75, harden: { to: loud, appeal: 0.5, effects: { mark: +1 } }')), 'turn');
    expect(turn?.candidates.map(({ act, appeal, probability }) => [act, appeal, probability])).toEqual([
      ['hold', 1.75, 0.5],
      ['harden', 1.75, 0.5],
    ]);
  });

  it('takes the transitions of all regions that answer, with their effects in document order', () => {
    const { final, measures } = played(double('harden: { to: loud, appeal: 0.5, effects: { mark: +1 } }'));
    expect(measures).toEqual({ fist: 1, loud: 1 });
    expect(final.gauges).toEqual({ mark: 4 });
  });

  it('chooses with probability proportional to exp(precision * appeal)', () => {
    const [turn] = recordsOf(
      played(`
rounds: 1
charts: { free: { may: { hold: 0, ease: 1, harden: -0.5 } } }
actors: { ann: { chart: free, precision: 2 } }`),
      'turn',
    );
    const total = 1 + Math.exp(2) + Math.exp(-1);
    const share = Object.fromEntries(turn?.candidates.map(({ act, probability }) => [act, probability]) ?? []);
    expect(share['hold']).toBeCloseTo(1 / total, 14);
    expect(share['ease']).toBeCloseTo(Math.exp(2) / total, 14);
    expect(share['harden']).toBeCloseTo(Math.exp(-1) / total, 14);
  });

  it('shares equally among the best acts when the precision is infinite', () => {
    const [turn] = recordsOf(
      played(`
rounds: 1
charts: { free: { may: { hold: 0.9, ease: 1, harden: 1 } } }
actors: { ann: { chart: free, precision: inf } }`),
      'turn',
    );
    expect(turn?.candidates.map(({ act, probability }) => [act, probability])).toEqual([
      ['hold', 0],
      ['harden', 0.5],
      ['ease', 0.5],
    ]);
  });
});
