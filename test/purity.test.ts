import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './support/source-file.ts';

/** Of `Math`, what gives the same last bit on every machine. The rest (`exp`, `pow`, `sin`, ...) may differ, and `random` is luck without an address. */
const EXACT_MATH = ['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc', 'PI', 'E'];

/** Clocks, chance and the host; code made of text. (The page's own globals have no types in the engine: the compiler refuses them.) */
const FORBIDDEN = new Set([
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['crypto', 'console', 'process', 'globalThis', 'fetch', 'Intl', 'Buffer', 'require', 'eval', 'Function'],
]);

/** What a source file of the engine does that is not pure, each with its line. */
function impurities({ path, text }: Pick<SourceFile, 'path' | 'text'>): string[] {
  const found: string[] = [];
  const report = (start: number, what: string): void => void found.push(`${path}:${text.slice(0, start).split('\n').length} ${what}`);
  const { program } = parseSync(path, text);
  const names = new Set<number>();
  new Visitor({
    MemberExpression(node) {
      if (!node.computed) names.add(node.property.start);
      if (node.object.type !== 'Identifier' || node.object.name !== 'Math') return;
      const name = node.property.type === 'Identifier' && !node.computed ? node.property.name : '[...]';
      if (!EXACT_MATH.includes(name)) report(node.start, `Math.${name}`);
    },
    BinaryExpression(node) {
      // An integer power of two is exact; any other power may differ in its last bit.
      if (node.operator === '**' && !(node.left.type === 'Literal' && node.left.value === 2)) report(node.start, '**');
    },
    Property(node) {
      if (!node.computed && !node.shorthand) names.add(node.key.start);
    },
    Identifier(node) {
      if (FORBIDDEN.has(node.name) && !names.has(node.start)) report(node.start, node.name);
    },
    CallExpression(node) {
      const { callee } = node;
      if (
        callee.type === 'MemberExpression' &&
        callee.property.type === 'Identifier' &&
        /^toLocale|^localeCompare$/.test(callee.property.name)
      ) {
        report(node.start, `${callee.property.name}, which depends on the machine's language`);
      }
    },
  }).visit(program);
  return found;
}

describe('the engine', () => {
  const files = sourceFiles('packages/engine/src').filter(({ isTest }) => !isTest);

  it('imports nothing of Node', () => {
    const builtin = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('node:'))
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(builtin).toEqual([]);
  });

  it('reads no clock, draws no unaddressed luck, writes no log and knows no host', () => {
    expect(files.flatMap(impurities)).toEqual([]);
  });

  it.each([
    'Math.random()',
    'Math["random"]()',
    'Math.exp(1)',
    'x ** 0.5',
    'new Date()',
    'Date.now()',
    'console.log(1)',
    'process.env',
    'a.localeCompare(b)',
    'eval("1")',
  ])('would be caught at %s', (text) => {
    expect(impurities({ path: 'probe.ts', text: `export const probe = () => ${text};` })).not.toEqual([]);
  });

  it.each(['Math.floor(x)', '2 ** 32', 'model.document', '{ process: 1 }', 'x.Date'])('may say %s', (text) => {
    expect(impurities({ path: 'probe.ts', text: `export const probe = () => (${text});` })).toEqual([]);
  });
});
