import { describe, expect, it } from 'vitest';
import { leavesOf } from './leaves.ts';
import { parseExpression } from './parse.ts';
import { SCOPE, stateWith } from './summit.test-support.ts';

function leavesIn(source: string, type: 'number' | 'boolean' = 'boolean'): string[] {
  const result = parseExpression(source, type, SCOPE);
  if (!result.ok) throw new Error(result.problems[0]?.expected);
  return leavesOf(SCOPE, result.expression.root, stateWith({})).map(({ text, value }) => `${text} = ${JSON.stringify(value)}`);
}

describe('leavesOf', () => {
  it('gives each thing that was read once, from left to right, as it would be written', () => {
    expect(leavesIn('calm + tension - calm + self.patience + rounds + hawkishness', 'number')).toEqual([
      'calm = 2',
      'tension = 6',
      'usa.patience = 1',
    ]);
  });

  it('gives names for what has names, and truth for membership', () => {
    const source =
      'text.talks == none or text.status == open or phase == plenary or last(usa) == hold or last(japan) == hold or usa in talks or usa in hard or round > phase-round';
    expect(leavesIn(source)).toEqual([
      'text.talks = "after-signal"',
      'text.status = "open"',
      'phase = "plenary"',
      'last(usa) = "none"',
      'last(japan) = "harden"',
      'usa in talks = true',
      'usa in hard = false',
      'round = 3',
      'phase-round = 2',
    ]);
  });

  it('keeps counts whole and looks inside preconditions', () => {
    expect(leavesIn('count(delegations in attending) + weight(all in talks) + utility(self)', 'number')).toEqual([
      'count(delegations in attending) = 2',
      'weight(all in talks) = 5',
      'utility(usa) = 0.75',
    ]);
    expect(leavesIn('precondition and precondition.talks')).toEqual(['calm = 2', 'usa.patience = 1']);
  });

  it('reads the state that it is given, not one that it was given before', () => {
    const result = parseExpression('calm > 3', 'boolean', SCOPE);
    const values = [2, 7].map((calm) => result.ok && leavesOf(SCOPE, result.expression.root, stateWith({ gauges: [0, calm, 0, 0, 2] })));
    expect(values).toEqual([[{ text: 'calm', value: 2 }], [{ text: 'calm', value: 7 }]]);
  });
});
