/** What one round does, step 2 and 4 of the scenario reference: acts are announced, events strike, and charts react. */
import { describe, expect, it } from 'vitest';
import { gaugeAtEnds, played, recordsOf } from '../support/played.ts';

describe('an announcement', () => {
  it('reaches every other actor in declared order, each reaction seeing the effects of those before it', () => {
    const run = played(`
rounds: 1
gauges: { heat: 0..99 }
charts:
  speaker: { may: { harden: { effects: { heat: "= 1" } } }, on: { harden: { effects: { heat: "= 99" } } } }
  adder: { on: { harden: { effects: { heat: +4 } } } }
  doubler: { on: { harden: { effects: { heat: "= 2 * heat" } } } }
  careful: { on: { harden: { when: heat == 13, effects: { heat: +50 } } } }
actors: { dan: { chart: doubler }, eve: { chart: adder }, ann: { chart: speaker }, fay: { chart: doubler }, gus: { chart: adder } }
each-round: [{ when: heat == 16, effects: { heat: +1 } }]`);
    // 1, doubled 2, and 4 is 6, doubled 12, and 4 is 16; the speaker does not hear itself.
    expect(gaugeAtEnds(run, 'heat')).toEqual([17]);
    expect(recordsOf(run, 'turn')[2]?.deed?.reactions.map(({ actor }) => actor)).toEqual(['dan', 'eve', 'fay', 'gus']);
  });

  it('is not made of reactions, also where they have effects and move a chart', () => {
    const run = played(`
rounds: 1
gauges: { heat: 0..9 }
charts:
  speaker: { may: { harden: {} } }
  echo: { states: { calm: { may: { ease: { when: round > 9 } }, on: { harden: { to: cross, effects: { heat: +1 } } } }, cross: {} } }
  echo-of-echo: { on: { bea.harden: { effects: { heat: +5 } }, bea.ease: { effects: { heat: +5 } } } }
actors: { ann: { chart: speaker }, bea: { chart: echo }, cid: { chart: echo-of-echo } }
measures: { cross: { final: "bea in cross ? 1 : 0" } }`);
    expect(gaugeAtEnds(run, 'heat')).toEqual([1]);
    expect(run.measures).toEqual({ cross: 1 });
    expect(run.final.last).toEqual({ ann: 'harden', bea: null, cid: null });
  });
});

describe('of several reactions that could answer', () => {
  const answers = (listener: string) =>
    gaugeAtEnds(
      played(`
rounds: 2
gauges: { heat: 0..99 }
charts: { speaker: { may: { harden: {} } }, listener: ${listener} }
actors: { ann: { chart: speaker }, bea: { chart: listener } }`),
      'heat',
    );
  const adds = (heat: number, when = '') => `{ ${when === '' ? '' : `when: ${when}, `}effects: { heat: +${heat} } }`;

  it('an inner state goes before an outer one, unless its condition fails', () => {
    expect(answers(`{ states: { in: { on: { harden: ${adds(1)} } } }, on: { harden: ${adds(10)} } }`)).toEqual([1, 2]);
    expect(answers(`{ states: { in: { on: { harden: ${adds(1, 'round == 2')} } } }, on: { harden: ${adds(10)} } }`)).toEqual([10, 11]);
  });

  it("an inner state's answer to the act in general goes before an outer state's to that actor's own", () => {
    expect(answers(`{ states: { in: { on: { harden: ${adds(1)} } } }, on: { ann.harden: ${adds(10)} } }`)).toEqual([1, 2]);
  });

  it("an actor's own act goes before the act in general, wherever each is written", () => {
    expect(answers(`{ on: { harden: ${adds(1)}, ann.harden: ${adds(10)} } }`)).toEqual([10, 20]);
    expect(answers(`{ on: { harden: ${adds(1)}, ann.harden: ${adds(10, 'round == 2')} } }`)).toEqual([1, 11]);
  });

  it('the first of a list whose condition holds is taken, and no other', () => {
    expect(answers(`{ on: { harden: [${adds(1, 'round == 2')}, ${adds(10)}, ${adds(50)}] } }`)).toEqual([10, 11]);
  });

  it('each parallel region answers for itself', () => {
    expect(
      answers(`{ type: parallel, states: { one: { on: { harden: ${adds(1)} } }, two: { on: { harden: ${adds(10, 'heat == 0')} } } } }`),
    ).toEqual([11, 12]);
  });
});

describe('events', () => {
  it('strike in declared order, each seeing what those before it and the reactions to them did', () => {
    const run = played(`
rounds: 2
gauges: { heat: 0..99 }
charts: { listener: { on: { quake: { effects: { heat: "= 2 * heat" } } } } }
actors: { ann: { chart: listener }, bea: { chart: listener } }
events:
  too-early: { when: heat == 12, hazard: 1, effects: { heat: +50 } }
  quake: { when: round == 1, hazard: 1, effects: { heat: +3 } }
  flood: { when: heat == 12, hazard: 1, effects: { heat: +1 } }
measures: { quakes: { count: quake }, floods: { count: flood } }`);
    expect(gaugeAtEnds(run, 'heat')).toEqual([13, 13]);
    expect(run.measures).toEqual({ quakes: 1, floods: 1 });
  });

  it('strike by a hazard clipped to [0, 1]', () => {
    const run = played(`
rounds: 3
gauges: { hits: 0..9, heat: { from: 0, to: 5, start: 5 } }
charts: { mute: {} }
actors: { ann: { chart: mute } }
events: { sure: { hazard: heat, effects: { hits: +1 } }, never: { hazard: 0 - heat, effects: { hits: +4 } } }`);
    expect(gaugeAtEnds(run, 'hits')).toEqual([1, 2, 3]);
    expect(recordsOf(run, 'events')[0]?.events.map(({ event, hazard }) => [event, hazard])).toEqual([
      ['sure', 1],
      ['never', 0],
    ]);
  });

  it('come after acts and drafting and before housekeeping', () => {
    const run = played(`
rounds: 1
gauges: { trace: 0..9999 }
charts:
  drafter:
    attends: true
    position: { terms: { ideal: all, weight: 1 } }
    may: { ease: { when: trace == 0, effects: { trace: "= 10 * trace + 1" } }, walk-out: { when: trace == 1, appeal: 900, effects: { trace: "= 10 * trace + 2" } } }
actors: { ann: { chart: drafter } }
text: { issues: { terms: { options: [none, all] } }, adoption: { rule: consensus } }
phases: { table: { rounds: 1, drafting: { sessions: 1 } } }
events: { storm: { hazard: 1, effects: { trace: "= 10 * trace + 3" } } }
each-round: [{ trace: "= 10 * trace + 4" }]`);
    expect(gaugeAtEnds(run, 'trace')).toEqual([1234]);
  });
});
