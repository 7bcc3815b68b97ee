import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyExpression } from './any-expression.test-support.ts';
import { compileExpression } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { type Read, readsOf } from './reads.ts';
import { readerOf, SCOPE, stateData } from './summit.test-support.ts';

function readsIn(source: string, type: 'number' | 'boolean' = 'number'): readonly Read[] {
  const result = parseExpression(source, type, SCOPE);
  if (!result.ok) throw new Error(result.problems[0]?.expected);
  return readsOf(result.expression.root);
}

describe('readsOf', () => {
  it('lists each leaf once, by kind and then by index, whatever the order of writing', () => {
    const expected: Read[] = [
      { kind: 'gauge', gauge: 0 },
      { kind: 'gauge', gauge: 1 },
      { kind: 'issue', issue: 0 },
      { kind: 'status' },
      { kind: 'round' },
      { kind: 'phase' },
      { kind: 'phase-round' },
      { kind: 'in', actor: 0, nodes: [2] },
      { kind: 'in', actor: 0, nodes: [2, 3] },
      { kind: 'in', actor: 0, nodes: [4] },
      { kind: 'in', actor: 2, nodes: [2] },
      { kind: 'last', actor: 1 },
      { kind: 'utility', actor: 2 },
    ];
    const parts = [
      'calm + tension + calm > 0',
      'text.talks == none',
      'text.status == open',
      'round > phase-round',
      'phase == plenary',
      'usa in hard',
      'usa in talks',
      'usa in pressure',
      'dprk in talks',
      'last(japan) == hold',
      'utility(dprk) > 0',
    ];
    expect(readsIn(parts.join(' and '), 'boolean')).toEqual(expected);
    expect(readsIn(parts.toReversed().join(' or '), 'boolean')).toEqual(expected);
  });

  it('looks inside counts and preconditions, and sees nothing in constants', () => {
    expect(readsIn('weight(delegations in attending)')).toEqual([
      { kind: 'in', actor: 0, nodes: [6] },
      { kind: 'in', actor: 1, nodes: [6] },
    ]);
    expect(readsIn('precondition', 'boolean')).toEqual([
      { kind: 'gauge', gauge: 1 },
      { kind: 'gauge', gauge: 2 },
    ]);
    expect(readsIn('hawkishness * rounds + 1')).toEqual([]);
  });

  it('names everything that the evaluation asks of the state', () => {
    fc.assert(
      fc.property(anyExpression, stateData, stateData, ([, expr], one, other) => {
        const reads = readsOf(expr);
        const allowed = new Set(reads.map((read) => JSON.stringify(read)));
        const guarded = <T>(read: Read, value: T): T => {
          expect(allowed).toContain(JSON.stringify(read));
          return value;
        };
        const state = readerOf(one);
        const value = compileExpression(expr)({
          gauge: (gauge) => guarded({ kind: 'gauge', gauge }, state.gauge(gauge)),
          issue: (issue) => guarded({ kind: 'issue', issue }, state.issue(issue)),
          status: () => guarded({ kind: 'status' }, state.status()),
          round: () => guarded({ kind: 'round' }, state.round()),
          phase: () => guarded({ kind: 'phase' }, state.phase()),
          phaseRound: () => guarded({ kind: 'phase-round' }, state.phaseRound()),
          isIn: (actor, nodes) => guarded({ kind: 'in', actor, nodes }, state.isIn(actor, nodes)),
          last: (actor) => guarded({ kind: 'last', actor }, state.last(actor)),
          utility: (actor) => guarded({ kind: 'utility', actor }, state.utility(actor)),
        });
        if (reads.length === 0) expect(compileExpression(expr)(readerOf(other))).toBe(value);
      }),
      { seed: 6, numRuns: 1000 },
    );
  });
});
