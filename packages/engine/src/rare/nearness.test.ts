import { describe, expect, it } from 'vitest';
import { compileExpression } from '../expression/evaluate.ts';
import { parseScenario } from '../scenario/parse.ts';
import { nearness } from './nearness.ts';

/** The nearness of the first outcome, `when`, in states given by the gauges `heat` (0..9) and `fuel` (0..4) and whether ada is angry. */
function nearnessOf(when: string, more: object = {}) {
  const data = {
    plenary: 1,
    title: 'Fire',
    rounds: 3,
    gauges: { heat: '0..9', fuel: '0..4' },
    charts: {
      side: { states: { calm: { may: { hold: 1, harden: { to: 'angry', effects: { heat: 1, fuel: 1 } } } }, angry: { may: { hold: 1 } } } },
    },
    actors: { ada: { chart: 'side', preconditions: { safe: 'heat < 3' } } },
    outcomes: { fire: when, none: 'otherwise' },
    ...more,
  };
  const { model } = parseScenario(JSON.stringify(data), { file: 'fire.json' });
  const { source, root } = nearness(model!, 0);
  const evaluate = compileExpression(root);
  const at = (heat: number, fuel = 0, angry = false): number =>
    evaluate({
      gauge: (index) => [heat, fuel][index] ?? 0,
      issue: () => 0,
      status: () => 0,
      round: () => 1,
      phase: () => 0,
      phaseRound: () => 1,
      last: () => 0,
      utility: () => 1,
      isIn: (_, nodes) => angry === nodes.includes(2),
    });
  return { source, at };
}

describe('nearness', () => {
  it('is 1 where the condition holds and grows on the way there', () => {
    const { at } = nearnessOf('heat >= 5');
    expect([0, 4, 5, 9].map((heat) => at(heat))).toEqual([0, 2 / 3, 1, 1].map((value) => expect.closeTo(value, 12)));
  });

  it.each([
    ['heat > 4', 'heat >= 5'],
    ['not heat < 5', 'heat >= 5'],
    ['5 <= heat', 'heat >= 5'],
    ['not (heat < 5 or fuel < 2)', 'heat >= 5 and fuel >= 2'],
    ['not (heat < 5 and fuel < 2)', 'heat >= 5 or fuel >= 2'],
    ['not ada.precondition.safe', 'heat >= 3'],
    ['not not heat >= 5', 'heat >= 5'],
  ])('orders the states by %s as by %s', (one, other) => {
    const states = [0, 2, 3, 4, 5, 7].flatMap((heat) => [0, 1, 2, 4].map((fuel) => [heat, fuel] as const));
    const [a, b] = [nearnessOf(one).at, nearnessOf(other).at];
    for (const x of states)
      for (const y of states) expect(Math.sign(a(...x) - a(...y)), `${one}: ${x} ${y}`).toBe(Math.sign(b(...x) - b(...y)));
  });

  it('takes the mean over what must hold together, and the greatest of alternatives', () => {
    expect(nearnessOf('heat >= 9 and ada in angry').at(9)).toBe(0.5);
    expect(nearnessOf('heat >= 9 or ada in angry').at(0, 0, true)).toBe(1);
  });

  it('knows no half-way between names', () => {
    const { at } = nearnessOf('last(ada) == harden and phase == main');
    expect(at(3)).toBe(0.5);
  });

  it('counts the nearest guard of what changes the condition, where all of it is guarded', () => {
    const events = {
      spark: { when: 'heat >= 8', hazard: 0.1, effects: { alarm: 1 } },
      arson: { when: 'fuel >= 4', hazard: 0.1, effects: { alarm: 1 } },
    };
    const gauges = { heat: '0..9', fuel: '0..4', alarm: '0..1' };
    const { at, source } = nearnessOf('alarm == 1', { gauges, events });
    expect(source).toBe('nearness of fire: alarm == 1; heat >= 8; fuel >= 4');
    expect(at(7)).toBeGreaterThan(at(6));
    expect(at(0, 4)).toBeGreaterThan(at(7, 3));
    // An unguarded way there says nothing of how near it is.
    const open = nearnessOf('alarm == 1', { gauges, events: { ...events, accident: { hazard: 0.1, effects: { alarm: 1 } } } });
    expect(open.source).toBe('nearness of fire: alarm == 1');
  });
});
