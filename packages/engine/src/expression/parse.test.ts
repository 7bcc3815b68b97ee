import fc from 'fast-check';
import jsep from 'jsep';
import { describe, expect, it } from 'vitest';
import { anyExpression } from './any-expression.test-support.ts';
import { parseExpression } from './parse.ts';
import { printed } from './printed.test-support.ts';
import { problemsOf } from './problems-of.test-support.ts';
import { SCOPE } from './summit.test-support.ts';

describe('parseExpression', () => {
  it('tells all wrong names and types at once, in the order of their places', () => {
    expect(problemsOf('clm + tensio * (usa in talks) + 1 / calm').map((problem) => problem.split(':')[0])).toEqual(['0', '6', '15', '36']);
  });

  it('lets a parameter hide a gauge', () => {
    const result = parseExpression('calm', 'number', { ...SCOPE, parameters: new Map([['calm', 7]]) });
    expect(result.ok && result.expression.root).toEqual({ kind: 'number', value: 7 });
  });

  it.each([
    '('.repeat(1900),
    `${'('.repeat(950)}1${')'.repeat(950)}`,
    `${'not '.repeat(490)}true`,
    `${'-'.repeat(1900)}1`,
    `${'1 ? '.repeat(400)}1`,
    `${'true ? 1 : '.repeat(150)}1`,
    'min('.repeat(480),
    `${'min('.repeat(300)}1${')'.repeat(300)}`,
  ])('refuses parts too deep inside each other: %#', (source) => {
    expect(problemsOf(source)).toEqual([expect.stringContaining('expected at most 100 parts inside each other')]);
  });

  it('reads a flat expression of the greatest length', () => {
    expect(problemsOf(`${'1+'.repeat(999)}1`)).toEqual([]);
    expect(problemsOf(`${'true or '.repeat(249)}true`, 'boolean')).toEqual([]);
    expect(problemsOf(`${'not true and '.repeat(150)}true`, 'boolean')).toEqual([]);
  });

  it('leaves the configuration of jsep as it was, also after a refusal', () => {
    const before = jsep('a && b || !c[0] ? "x" : y % 2');
    expect(problemsOf('calm - 1')).toEqual([]);
    expect(problemsOf('calm +')).not.toEqual([]);
    expect(jsep('a && b || !c[0] ? "x" : y % 2')).toEqual(before);
  });

  it('answers any text with an expression or with problems that lie in it', () => {
    const words = [
      'calm',
      'usa',
      'in',
      'not',
      'and',
      'or',
      '(',
      ')',
      ',',
      '?',
      ':',
      '-',
      '+',
      '*',
      '/',
      '<',
      '==',
      '1',
      '0.5',
      'text.talks',
      'none',
      'last',
      'count',
      'all',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(' ')),
      fc.array(fc.constantFrom(...words, '.', '-', '&', '"', 'é', '_'), { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('number' as const, 'boolean' as const), (source, type) => {
        const result = parseExpression(source, type, SCOPE);
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { offset } of result.problems) expect(offset >= 0 && offset <= source.length).toBe(true);
      }),
      { seed: 4, numRuns: 3000 },
    );
  });

  it('answers a damaged expression with an expression or with problems', () => {
    const damage = fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', '(', ')', ' ', '-', 'x', '.', '==', 'not ', ','));
    fc.assert(
      fc.property(anyExpression, damage, ([type, root], [place, cut, insertion]) => {
        const source = printed(SCOPE, root);
        const at = place % (source.length + 1);
        const result = parseExpression(source.slice(0, at) + insertion + source.slice(at + cut), type, SCOPE);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
