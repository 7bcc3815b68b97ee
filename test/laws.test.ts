/** State laws of the reference engine, on the scenarios that come with the project. */
import {
  advance,
  beginHistory,
  branch,
  createReference,
  createTally,
  type History,
  type Model,
  parseScenario,
  type Run,
  redo,
  runReference,
  type StepRecord,
  undo,
} from '@plenary/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUNDLED, type Bundled, bundledModel, bundledText, modelOf } from './support/bundled-scenario.ts';

const references = new Map(BUNDLED.map((name) => [name, createReference(bundledModel(name))]));
const play = (name: Bundled, seed: string, run: number): Run => {
  const reference = references.get(name);
  if (reference === undefined) throw new Error(name);
  return runReference(reference, { seed, run });
};
/** Mostly the small scenario: the others cost tens of milliseconds a run. */
const scenario = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Bundled>('first-summit') },
  { weight: 2, arbitrary: fc.constantFrom<Bundled>('six-party-talks', 'vancouver-2018') },
);
const seed = fc.string({ maxLength: 12 });
const run = fc.oneof(fc.nat(10_000), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const check = (property: fc.IPropertyWithHooks<[Bundled, string, number]>, numRuns = 60): void =>
  fc.assert(property, { seed: 20180116, numRuns });
const turns = (records: readonly StepRecord[]) => records.flatMap((record) => (record.kind === 'turn' ? [record] : []));

describe('in every run', () => {
  it('the probabilities of each choice sum to one', () => {
    check(
      fc.property(scenario, seed, run, (name, text, number) => {
        for (const record of play(name, text, number).records) {
          const choices = record.kind === 'turn' ? [record.candidates] : record.kind === 'position' ? [record.objections] : [];
          for (const choice of choices) {
            if (choice.length === 0) continue;
            expect(choice.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
          }
        }
      }),
    );
  });

  it('every gauge stays within its bounds after every step', () => {
    check(
      fc.property(scenario, seed, run, (name, text, number) => {
        const bounds = new Map(bundledModel(name).gauges.map((gauge) => [gauge.name, gauge]));
        for (const { target, after } of effectsOf(play(name, text, number).records)) {
          const gauge = bounds.get(target);
          if (gauge === undefined) continue;
          expect(after).toBeGreaterThanOrEqual(gauge.low);
          expect(after).toBeLessThanOrEqual(gauge.high);
        }
      }),
      30,
    );
  });

  it('an act is taken only if it was a candidate, and a candidate is never among the blocked', () => {
    check(
      fc.property(scenario, seed, run, (name, text, number) => {
        for (const { candidates, blocked, deed } of turns(play(name, text, number).records)) {
          const open = candidates.map(({ act }) => act);
          if (deed !== null) expect(open).toContain(deed.name);
          for (const { act } of blocked) expect(open).not.toContain(act);
        }
      }),
    );
  });

  it('a text against which a veto holder spoke is not adopted', () => {
    const model = modelOf(
      bundledText('first-summit').replace('adoption: { rule: consensus }', 'adoption: { rule: majority, quota: 0.1, vetoes: [south] }'),
    );
    const reference = createReference(model);
    let adopted = 0;
    for (let number = 0; number < 60; number++) {
      for (const record of runReference(reference, { seed: 'veto', run: number }).records) {
        if (record.kind !== 'session' || !record.adopted) continue;
        adopted++;
        expect(record.objectors).not.toContain('south');
      }
    }
    expect(adopted).toBeGreaterThan(0);
  });

  it('enabled acts of equal appeal have equal probability under the logit rule', () => {
    check(
      fc.property(scenario, seed, run, (name, text, number) => {
        for (const { candidates } of turns(play(name, text, number).records)) {
          const byAppeal = new Map<number, number>();
          for (const { appeal, probability } of candidates) expect(byAppeal.get(appeal) ?? probability).toBe(probability);
          for (const { appeal, probability } of candidates) byAppeal.set(appeal, probability);
        }
      }),
    );
  });
});

describe('replay', () => {
  it('gives a run played alone the trajectory that it has inside a batch', () => {
    check(
      fc.property(scenario, seed, fc.nat(6), (name, text, number) => {
        const reference = createReference(bundledModel(name));
        const batch = Array.from({ length: number + 1 }, (_, index) => runReference(reference, { seed: text, run: index }));
        expect(play(name, text, number).records).toEqual(batch[number]?.records);
      }),
      8,
    );
  });
});

describe('history', () => {
  const reference = createReference(bundledModel('first-summit'));
  const playAll = (history: History): History => (history.state.cursor.stage === 'ended' ? history : playAll(advance(reference, history)));

  it('is unchanged by undoing any number of steps and redoing them', () => {
    fc.assert(
      fc.property(seed, run, fc.nat(200), (text, number, back) => {
        const end = playAll(beginHistory(reference, text, number));
        let history = end;
        const steps = Math.min(back, end.past.length);
        for (let step = 0; step < steps; step++) history = undo(history);
        for (let step = 0; step < steps; step++) history = redo(history);
        expect(history).toEqual(end);
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  it('leads back to the very first state', () => {
    const start = beginHistory(reference, 'back', 3);
    let history = playAll(start);
    while (history.past.length > 0) history = undo(history);
    expect(history.state).toEqual(start.state);
  });

  it('branches with the same luck: nothing before the other choice changes, and the draws after it are the same wherever both ask for one', () => {
    const end = playAll(beginHistory(reference, 'branch', 137));
    const asked = turns(end.past.map(({ record }) => record)).find(({ round, candidates }) => round >= 2 && candidates.length > 1);
    if (asked === undefined) throw new Error('Run 137 has no choice to branch at.');
    const other = asked.candidates.find(({ act }) => act !== asked.deed?.name)?.act ?? '';
    const branched = playAll(branch(reference, end, { round: asked.round, actor: asked.actor, act: other }));
    const before = end.past.findIndex(({ record }) => record === asked);
    expect(branched.past.slice(0, before).map(({ record }) => record)).toEqual(end.past.slice(0, before).map(({ record }) => record));
    expect(branched.past[before]?.record).toMatchObject({
      actor: asked.actor,
      decidedBy: 'person',
      draw: asked.draw,
      deed: { name: other },
    });
    const drawsOf = (history: History) =>
      new Map(
        turns(history.past.map(({ record }) => record)).flatMap(({ round, actor, draw }) =>
          draw === null ? [] : [[`${round} ${actor}`, draw]],
        ),
      );
    const original = drawsOf(end);
    for (const [address, draw] of drawsOf(branched)) expect(original.get(address) ?? draw).toBe(draw);
  });
});

describe('luck', () => {
  const drawsBy = (model: Model, number: number): Map<string, number> =>
    new Map(
      runReference(createReference(model), { seed: 'common', run: number }).records.flatMap((record) => {
        if (record.kind === 'turn' && record.draw !== null) return [[`${record.round} ${record.actor}`, record.draw]];
        if (record.kind === 'events')
          return record.events.map(({ event, draw }) => [`${record.round} nature ${event}`, draw] as [string, number]);
        return [];
      }),
    );
  const text = bundledText('first-summit');

  it.each([
    ['an actor is added before the others', text.replace('actors:\n', 'actors:\n  lord: { chart: envoy, title: The lord }\n')],
    ['an actor becomes proud', text.replace('parameters: { pride: 2 }', 'parameters: { pride: 9 }')],
    ['an event is added', text.replace('events:\n', 'events:\n  flood: { hazard: 0.5, effects: { tension: -1 } }\n')],
  ])('of all others stays the same when %s', (_, changed) => {
    expect(changed).not.toBe(text);
    for (let number = 0; number < 10; number++) {
      const base = drawsBy(modelOf(text), number);
      const other = drawsBy(modelOf(changed), number);
      let compared = 0;
      for (const [address, draw] of base) {
        if (!other.has(address)) continue;
        compared++;
        expect(other.get(address)).toBe(draw);
      }
      expect(compared).toBeGreaterThan(20);
    }
  });
});

describe('a tally', () => {
  it('counts the same outcomes as the runs themselves have', () => {
    const model = bundledModel('first-summit');
    const reference = createReference(model);
    const tally = createTally(model);
    const counts = model.outcomes.map(() => 0);
    for (let number = 0; number < 50; number++) {
      const { outcome } = runReference(reference, { seed: 'tally', run: number }, tally);
      const index = model.outcomes.findIndex(({ name }) => name === outcome);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(tally.runs).toBe(50);
    expect([...tally.outcomes]).toEqual(counts);
  });
});

function effectsOf(records: readonly StepRecord[]): { target: string; after: number | string }[] {
  const deeds = records.flatMap((record) => {
    if (record.kind === 'turn') return record.deed === null ? [] : [record.deed];
    if (record.kind === 'position') return record.walkOut === null ? [] : [record.walkOut];
    return record.kind === 'events' ? record.events.flatMap(({ deed }) => (deed === null ? [] : [deed])) : [];
  });
  const rules = records.flatMap((record) => (record.kind === 'housekeeping' ? record.rules : []));
  const passages = records.flatMap((record) => (record.kind === 'round-end' && record.passage !== null ? [record.passage] : []));
  return [...deeds, ...deeds.flatMap(({ reactions }) => reactions), ...rules, ...passages].flatMap(({ effects }) => [...effects]);
}

describe('parsing', () => {
  it('gives the same model twice', () => {
    for (const name of BUNDLED) expect(parseScenario(bundledText(name)).model).toEqual(parseScenario(bundledText(name)).model);
  });
});
