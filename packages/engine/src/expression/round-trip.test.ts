import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyExpression } from './any-expression.test-support.ts';
import { parseExpression } from './parse.ts';
import { printed } from './printed.test-support.ts';
import { SCOPE } from './summit.test-support.ts';

it('parsing what an expression prints gives the same tree', () => {
  fc.assert(
    fc.property(anyExpression, ([type, root]) => {
      const source = printed(SCOPE, root);
      fc.pre(source.length <= 2000);
      expect(parseExpression(source, type, SCOPE)).toEqual({ ok: true, expression: { source, root } });
    }),
    { seed: 20180116, numRuns: 1000 },
  );
});

it('spaces and redundant parentheses do not change the tree', () => {
  fc.assert(
    fc.property(anyExpression, fc.constantFrom('  ', '\n', '\t '), ([type, root], space) => {
      const source = printed(SCOPE, root);
      fc.pre(source.length <= 500);
      const spaced = `${space}((${source.replaceAll(' ', space).replaceAll('(', `(${space}`).replaceAll(')', `${space})`)}))`;
      const result = parseExpression(spaced, type, SCOPE);
      expect(result.ok && result.expression.root).toEqual(root);
    }),
    { seed: 20180117, numRuns: 300 },
  );
});
