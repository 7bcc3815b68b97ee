import type { Expression } from '../../expression/ast.ts';
import type { Scope } from '../../expression/scope.ts';
import type { Outcome } from '../model.ts';
import { type Context, expressionAt, numberAt } from './context.ts';
import { titleOf } from './title.ts';

const OTHERWISE = 'otherwise';
const ALWAYS: Expression = { source: OTHERWISE, root: { kind: 'boolean', value: true } };

/** The outcomes in declared order; the last one always holds. */
export function resolveOutcomes(context: Context, scope: Scope): readonly Outcome[] {
  const names = Object.keys(context.raw.outcomes);
  const outcomes = Object.entries(context.raw.outcomes).map(([name, raw], index): Outcome => {
    const path = ['outcomes', name];
    const { when, ends = false, title: given, happened, 'base-rate': rate } = typeof raw === 'object' ? raw : { when: raw };
    const title = titleOf(name, given);
    const at = typeof raw === 'object' ? [...path, 'when'] : path;
    if (when === OTHERWISE && index + 1 < names.length) {
      const fix = `Move ${name} to the end: what follows it could never be reached.`;
      context.findings.error({
        path,
        key: true,
        code: 'otherwise-not-last',
        expected: 'otherwise only as the last outcome',
        got: `${names.length - index - 1} after it`,
        fix,
      });
    }
    if (when === OTHERWISE && ends) {
      const fix = 'Remove ends, or write a condition.';
      context.findings.error({
        path: [...path, 'ends'],
        code: 'otherwise-ends',
        expected: 'an ending with a condition',
        got: 'otherwise, which would end every run in its first round',
        fix,
      });
    }
    return {
      name,
      title,
      when: when === OTHERWISE ? ALWAYS : (expressionAt(context, at, when, 'boolean', scope) ?? ALWAYS),
      ends,
      happened: happened === undefined ? null : happened ? 1 : 0,
      baseRate: rate === undefined ? null : numberAt(context, [...path, 'base-rate'], rate, 0),
    };
  });
  const last = outcomes.at(-1)?.when.root;
  if (last?.kind === 'boolean' && last.value) return outcomes;
  if (names.includes('other')) {
    const fix = 'Write otherwise as its condition, or add an outcome that is otherwise at the end.';
    context.findings.error({
      path: ['outcomes', 'other'],
      key: true,
      code: 'reserved-name',
      expected: 'other to be what is left',
      got: 'a condition',
      fix,
    });
  }
  return [...outcomes, { name: 'other', title: 'other', when: ALWAYS, ends: false, happened: null, baseRate: null }];
}
