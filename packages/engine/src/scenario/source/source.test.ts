import { describe, expect, it } from 'vitest';
import { formatProblem } from '../problem.ts';
import { readSource } from './source.ts';

const MILLISECONDS = 2_000;
const deep = (count: number, opening: string): string => opening.repeat(count);
const tower = 'a: &a [x, x, x, x, x, x, x, x, x]\n'.concat(
  ...[...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]\n`),
);

/** What the text is, the text, and the first complaint. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['nothing at all', '', '1:1: expected a scenario, got an empty file. Begin with plenary: 1 and title.'],
  ['comments only', '# one day\n', '1:1: expected a scenario, got nothing but comments. Begin with plenary: 1 and title.'],
  [
    'the line ends of old Macs',
    '# one day\rplenary: 1\rtitle: x',
    '1:1: expected a scenario, got nothing but comments. Begin with plenary: 1 and title. End lines with LF or CRLF, not with CR alone.',
  ],
  [
    'quotes that are not closed',
    'a: "b\nc: 1\n',
    '1:4: expected well-formed YAML, got a text whose quotes are never closed. Close them where the text ends.',
  ],
  [
    'a bracket that is not closed',
    'a: [b, c\nd: 1\n',
    '2:1: expected well-formed YAML, got a list or mapping without its closing ], or with one that is not indented. Close it with ].',
  ],
  [
    'a dash among keys',
    'a: 1\n- b\n',
    '2:1: expected well-formed YAML, got an entry of a list where none can be. Put each entry on a line of its own below the key of the list.',
  ],
  [
    'a key that is indented too far',
    'a: b\n c: d\n',
    '1:4: expected well-formed YAML, got a key that goes on over several lines. Indent the keys of one mapping alike, and put a text that contains a colon in quotes.',
  ],
  ['a sign that begins no value', 'a: @b', '1:4: expected well-formed YAML, got a value that begins with @. Put it in quotes.'],
  ['a comma too many', 'a: [b,, c]', '1:7: expected well-formed YAML, got a comma with nothing before it. Remove it.'],
  [
    'a missing comma',
    'a: { b: 1 c: 2 }',
    '1:9: expected well-formed YAML, got an entry inside [ ] or { } without a comma before it, or one that needs brackets of its own. Put commas between the entries.',
  ],
  [
    'a text beside |',
    'a: | b\n  c\n',
    '1:6: expected well-formed YAML, got b, which cannot stand here. Put the whole text in quotes, or on the lines below.',
  ],
  [
    'a key without a value',
    'a: 1\nb\n',
    '2:1: expected well-formed YAML, got a key without a colon. Write KEY: VALUE, with a space after the colon.',
  ],
  [
    'a backslash',
    'a: "\\q"',
    '1:5: expected well-formed YAML, got \\q in double quotes, where it means nothing. Write \\\\ for a backslash.',
  ],
  ['a tab as indentation', 'a:\n\tb: 1', '2:1: expected well-formed YAML, got a tab as indentation. Indent with spaces.'],
  [
    'a second colon',
    'a: b: c',
    '1:4: expected well-formed YAML, got a second colon on the line. Put a text that contains a colon in quotes.',
  ],
  ['two documents', 'a: 1\n---\nb: 2', '2:1: expected well-formed YAML, got a second document (---). Write one per file.'],
  ['a key twice', 'a: 1\nb: 2\na: 3', '3:1 a: expected each key once, got a again (first on line 1). Remove or rename one of them.'],
  [
    'a key twice after a byte-order mark',
    '\uFEFFa: 1\na: 3',
    '2:1 a: expected each key once, got a again (first on line 1). Remove or rename one of them.',
  ],
  [
    'a key twice in lines that end in CRLF',
    'a: 1\r\nb: 2\r\nb: 3\r\n',
    '3:1 b: expected each key once, got b again (first on line 2). Remove or rename one of them.',
  ],
  ['a tower of aliases', tower, '5:28 e.5: expected at most 50000 values, with aliases written out, got more.'],
  [
    'an alias inside its own anchor',
    'a: &a [*a]',
    '1:8 a.0: expected a value that does not contain itself, got the alias *a inside its own anchor.',
  ],
  ['an alias of nothing', 'a: *b', '1:4 a: expected an alias of an anchor further up, got *b. Mark the value with &b.'],
  [
    '__proto__',
    '__proto__: { x: 1 }',
    '1:1: expected a word as key, got __proto__, which has a meaning of its own in JavaScript. Choose another name.',
  ],
  [
    'constructor',
    'a: { constructor: 1 }',
    '1:6 a: expected a word as key, got constructor, which has a meaning of its own in JavaScript. Choose another name.',
  ],
  ['a tag', 'a: !!js/function "f"', '1:18 a: expected plain data, got the tag !!js/function. Remove the tag.'],
  [
    'a merge key',
    'a: &a { b: 1 }\nc: { <<: *a }',
    '2:6 c: expected a word as key, got the merge key <<, which YAML 1.2 does not have. Write the keys out; an alias (*name) may repeat a whole value.',
  ],
  ['a boolean as key', 'true: 1', '1:1: expected a word as key, got true, a boolean. Put the key in quotes.'],
  ['no key', ': 1', '1:1: expected a word as key, got no key.'],
  ['a list as key', '? [a]\n: 1', '1:3: expected a word as key, got a list, mapping or alias.'],
  ['a NUL byte', 'a: \0', '1:4: expected a YAML file in UTF-8, got the character U+0000. Is it a binary file, or in another encoding?'],
  [
    'a picture',
    '\u0089PNG\r\n\u001A\n\0',
    '2:1: expected a YAML file in UTF-8, got the character U+001A. Is it a binary file, or in another encoding?',
  ],
  [
    'another encoding',
    'a: caf\uFFFD',
    '1:7: expected a YAML file in UTF-8, got the character U+FFFD. Is it a binary file, or in another encoding?',
  ],
  ['3 MiB', 'x'.repeat(3 * 2 ** 20), '1:1: expected a file of at most 2 MiB, got 3.0 MiB. Write a smaller scenario.'],
  ['100,000 lists in each other', deep(100_000, '['), '1:65: expected at most 64 lists and mappings inside each other, got more.'],
  ['50,000 mappings in each other', deep(50_000, '{a: '), '1:257: expected at most 64 lists and mappings inside each other, got more.'],
  ['100,000 items on a line', deep(100_000, '- '), '1:129: expected at most 64 lists and mappings inside each other, got more.'],
  ['100,000 keys on a line', deep(100_000, '? '), '1:129: expected at most 64 lists and mappings inside each other, got more.'],
  [
    'a staircase',
    Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    '258:259: expected at most 64 lists and mappings inside each other, got more.',
  ],
  ['lists that close nothing', deep(100_000, ']'), '1:1: expected well-formed YAML, got a ] that closes nothing.'],
  [
    '600,000 items',
    `[${'a, '.repeat(600_000)}]`,
    '1:100001: expected a file of at most 100000 words and signs, got more. Write a smaller scenario.',
  ],
  [
    '300,000 tags',
    '! '.repeat(300_000),
    '1:100001: expected a file of at most 100000 words and signs, got more. Write a smaller scenario.',
  ],
  [
    '100,000 quoted words',
    '"a" '.repeat(100_000),
    '1:200001: expected a file of at most 100000 words and signs, got more. Write a smaller scenario.',
  ],
  [
    '100,000 directives',
    '%YAML 1.2\n'.repeat(100_000),
    '50001:1: expected a file of at most 100000 words and signs, got more. Write a smaller scenario.',
  ],
];

describe('reading a source', () => {
  it.each(HOSTILE)('refuses %s at its place and soon', (_, text, expected) => {
    const start = performance.now();
    const { data, problems } = readSource(text, 's.yaml');
    expect(performance.now() - start).toBeLessThan(MILLISECONDS);
    expect(data).toBeUndefined();
    expect(formatProblem(problems[0]!)).toBe(`s.yaml:${expected}`);
  });

  it('tells one slip once, and slips on other lines as well', () => {
    const { problems } = readSource('a: b: c: d\ne: @f\n', 's.yaml');
    expect(problems.map(({ line, got }) => [line, got])).toEqual([
      [1, 'a second colon on the line'],
      [2, 'a value that begins with @'],
    ]);
  });

  it.each([
    ['a line of 200,000 characters', `a: ${'x'.repeat(200_000)}`, { a: 'x'.repeat(200_000) }],
    ['a number too great', 'a: 1e999', { a: Number.POSITIVE_INFINITY }],
    ['no number', 'a: .nan', { a: Number.NaN }],
    ['a date and a range as texts', 'a: 2017-11-28\nb: 0..8', { a: '2017-11-28', b: '0..8' }],
    ['on and yes as texts, +1 as a number', 'on: yes\nby: +1', { on: 'yes', by: 1 }],
    ['YAML 1.1 as YAML 1.2', '%YAML 1.1\n---\na: yes\nb: 12:30:00\nc: 0b1', { a: 'yes', b: '12:30:00', c: '0b1' }],
    ['JSON', '{"a":\t[1, null, true]}', { a: [1, null, true] }],
    ['a scalar', 'hello', 'hello'],
    ['values that an alias repeats', 'a: &a [1]\nb: *a', { a: [1], b: [1] }],
    ['a number as a key', '1000: a', { 1000: 'a' }],
    ['a long row of mappings on one line', `a: [${'{ b: 1 }, '.repeat(200)}]`, { a: Array(200).fill({ b: 1 }) }],
  ])('takes %s', (_, text, expected) => {
    expect(readSource(text, 's.yaml')).toMatchObject({ data: expected, problems: [] });
  });

  it('knows where keys, values and the characters of texts stand', () => {
    const { places } = readSource('a:\n  b: [x, "y z"]\n  "c": \'it\'\'s\'\n', 's.yaml');
    const a = places.children.get('a')!;
    const b = a.children.get('b')!;
    expect(b).toMatchObject({ path: 'a.b', key: { line: 2, column: 3 }, value: { line: 2, column: 6 } });
    expect(b.children.get('1')).toMatchObject({ path: 'a.b.1', value: { line: 2, column: 10 }, text: { line: 2, column: 11 } });
    expect(a.children.get('c')).toMatchObject({ key: { line: 3, column: 3 }, value: { line: 3, column: 8 }, text: null });
  });
});
