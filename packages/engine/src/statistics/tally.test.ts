import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELL, stateLayout } from '../state/layout.ts';
import { PairTally } from './pair-tally.ts';
import { EVERYTHING, modelOf, type PlayedRun, playedRun, tell } from './played-runs.test-support.ts';
import { createTally, type Tally } from './tally.ts';
import { mergeTallies, tallyFromJson, tallyToJson } from './tally-data.ts';

const SEED = 20180116;
const model = modelOf(EVERYTHING);
const layout = stateLayout(model);
const runs = fc.array(playedRun(model), { maxLength: 8 });

function tallyOf(played: readonly PlayedRun[]): Tally {
  const tally = createTally(model);
  tell(played, tally);
  return tally;
}

const bytes = (tally: Tally): string => JSON.stringify(tallyToJson(tally));

describe('tallies', () => {
  test('of portions add up to the tally of the whole, to the last bit', () => {
    fc.assert(
      fc.property(runs, runs, runs, (a, b, c) => {
        const whole = bytes(tallyOf([...a, ...b, ...c]));
        const [x, y, z] = [tallyOf(a), tallyOf(b), tallyOf(c)];
        expect(bytes(mergeTallies(mergeTallies(x, y), z))).toBe(whole);
        expect(bytes(mergeTallies(x, mergeTallies(y, z)))).toBe(whole);
        expect(bytes(mergeTallies(z, mergeTallies(y, x)))).toBe(whole);
        expect(bytes(mergeTallies(createTally(model), x))).toBe(bytes(tallyOf(a)));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('go on counting where their JSON left off', () => {
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        const text = bytes(tallyOf(a));
        const back = tallyFromJson(model, JSON.parse(text));
        expect(bytes(back)).toBe(text);
        tell(b, back);
        expect(bytes(back)).toBe(bytes(tallyOf([...a, ...b])));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test.each<[path: string, value: unknown, reason: string]>([
    ['runs', -1, 'runs'],
    ['counts', undefined, 'counts'],
    ['counts.outcomes', undefined, 'counts.outcomes'],
    ['counts.outcomes', [], 'A tally of this model has'],
    ['counts.outcomes.0', 'x', 'counts.outcomes'],
    ['counts.outcomes.0', 0.5, 'counts.outcomes'],
    ['counts.outcomes.0', null, 'counts.outcomes'],
    ['measures.0', null, 'measures.0'],
    ['measures.0.sum', 5, 'measures.0.sum'],
    ['measures.0.sum', '5', 'An exact sum is written like'],
    ['measures.0.range', [0], 'measures.0.range'],
    ['histograms.0', [[1.5, 1]], 'histograms.0'],
    ['utilities', {}, 'utilities'],
  ])('are refused where %s was changed to %j', (path, value, reason) => {
    const data = JSON.parse(bytes(createTally(model)));
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    keys.reduce((inner, key) => inner[key], data)[last] = value;
    expect(() => tallyFromJson(model, data)).toThrow(RangeError);
    expect(() => tallyFromJson(model, data)).toThrow(reason);
  });

  test('are refused where there is nothing', () => {
    for (const data of [null, undefined, 'x', {}]) expect(() => tallyFromJson(model, data as never)).toThrow(RangeError);
    for (const data of [{}, { format: 'plenary.pair-tally/1' }])
      expect(() => PairTally.fromJSON(model, model, data as never)).toThrow(RangeError);
  });

  test('of different models are not mixed up', () => {
    const other = modelOf(EVERYTHING.replace('rounds: 5', 'rounds: 6'));
    expect(() => mergeTallies(createTally(model), createTally(other))).toThrow(
      'A tally of this model has 6 counts of "lengths", got 7. Is it a tally of another model?',
    );
    expect(() => tallyFromJson(other, tallyToJson(createTally(model)))).toThrow('Is it a tally of another model?');
    expect(() => tallyFromJson(model, { ...tallyToJson(createTally(model)), format: 'plenary.tally/2' as never })).toThrow(
      'A tally has the format "plenary.tally/1", got "plenary.tally/2".',
    );
  });
});

describe('a tally', () => {
  test('counts a round only over the runs that played it', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { going, shape, gaugesByRound, lengths } = tallyOf(played);
        expect(shape.recorded).toEqual([1, 2, 3, 4, 5]);
        expect([...going]).toEqual(shape.recorded.map((round) => played.filter(({ rounds }) => rounds.length >= round).length));
        expect([...lengths]).toEqual([0, ...shape.recorded].map((round) => played.filter(({ rounds }) => rounds.length === round).length));
        for (const round of shape.recorded) {
          const values = played.flatMap(({ rounds }) => (rounds.length >= round ? [rounds[round - 1]!.row[layout.gauges]!] : []));
          for (let value = -2; value <= 3; value++) {
            const cell = (round - 1) * shape.gaugeCells + shape.gauges[0]! + value;
            expect(gaugesByRound[cell]).toBe(values.filter((other) => other === value).length);
          }
        }
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('counts acts in all, by run and by the square of their number in a run', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { acts } = tallyOf(played);
        const perRun = played.map(
          ({ rounds }) => rounds.flatMap((round) => round.acts).filter(([actor, act]) => actor === 1 && act === 2).length,
        );
        const cell = model.acts.length + 2;
        expect(acts.totals[cell]).toBe(perRun.reduce((sum, count) => sum + count, 0));
        expect(acts.runs[cell]).toBe(perRun.filter((count) => count > 0).length);
        expect(acts.squares[cell]).toBe(perRun.reduce((sum, count) => sum + count * count, 0));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('counts support over positions, with squares and products by run, and the last position of each run', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { supports, lastSupports } = tallyOf(played);
        const perRun = played.map(({ rounds }) => rounds.flatMap(({ positions }) => positions).filter(([actor]) => actor === 0));
        const hits = perRun.map((positions) => positions.filter(([, supported]) => supported).length);
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        expect(supports.occasions[0]).toBe(sum(perRun.map(({ length }) => length)));
        expect(supports.hits[0]).toBe(sum(hits));
        expect(supports.runs[0]).toBe(perRun.filter(({ length }) => length > 0).length);
        expect(supports.occasionSquares[0]).toBe(sum(perRun.map(({ length }) => length * length)));
        expect(supports.hitSquares[0]).toBe(sum(hits.map((count) => count * count)));
        expect(supports.products[0]).toBe(sum(perRun.map(({ length }, index) => length * hits[index]!)));
        expect(lastSupports[0]).toBe(perRun.filter((positions) => positions.at(-1)?.[1] === true).length);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('counts the turns that each precondition blocked, and those that any did', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { blocked, shape } = tallyOf(played);
        const turns = played.flatMap(({ rounds }) => rounds.flatMap((round) => round.turns)).filter(([actor]) => actor === 0);
        const first = shape.preconditions[0]!;
        expect([...blocked.occasions.slice(first, first + 3)]).toEqual([turns.length, turns.length, turns.length]);
        expect([...blocked.hits.slice(first, first + 3)]).toEqual(
          [1, 2, 3].map((mask) => turns.filter(([, bits]) => (bits & mask) !== 0).length),
        );
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('counts texts by status and option', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { finalOptions, finalStatuses, shape } = tallyOf(played);
        const finals = played.map(({ rounds }) => rounds.at(-1)!.row);
        for (let status = 0; status < 4; status++) {
          const ended = finals.filter((row) => row[CELL.status] === status);
          expect(finalStatuses[status]).toBe(ended.length);
          for (let option = 0; option < 2; option++) {
            const cell = status * shape.optionCells + shape.options[1]! + option;
            expect(finalOptions[cell]).toBe(ended.filter((row) => row[layout.issues + 1] === option).length);
          }
        }
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('takes a run without a first passage as censored at its last round', () => {
    fc.assert(
      fc.property(runs, (played) => {
        const { passed, censored, measures } = tallyOf(played);
        for (let round = 0; round <= 5; round++) {
          expect(passed[1]![round]).toBe(played.filter((run) => run.measures[1] === round).length);
          expect(censored[1]![round]).toBe(played.filter((run) => Number.isNaN(run.measures[1]) && run.rounds.length === round).length);
        }
        expect(measures[1]!.count).toBe(played.filter((run) => !Number.isNaN(run.measures[1])).length);
        expect(passed[2]).toHaveLength(0);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('records fewer rounds, the last among them, where all would take too much memory', () => {
    const long = modelOf(EVERYTHING.replace('rounds: 5', 'rounds: 999').replace('calm: 0..1', 'calm: 0..65000'));
    const { shape, gaugesByRound } = createTally(long);
    expect(shape.recorded.slice(0, 3)).toEqual([16, 32, 48]);
    expect(shape.recorded.at(-1)).toBe(999);
    expect(gaugesByRound.length).toBeLessThan(4.3e6);
    expect(shape.slots[32]).toBe(1);
    expect(shape.slots[33]).toBe(-1);
  });
});
