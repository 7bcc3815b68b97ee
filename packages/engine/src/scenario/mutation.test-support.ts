import { parse, stringify } from 'yaml';

/** A source of luck: the next number in [0, 1). */
export type Luck = () => number;

/** Luck from a seed (mulberry32). */
export function luckFrom(seed: number): Luck {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ODD_VALUES: readonly unknown[] = [
  ...[
    null,
    '',
    [],
    {},
    0,
    -1,
    1e9,
    1.5,
    2 ** 53,
    true,
    false,
    'inf',
    'otherwise',
    '0..8',
    '= 0',
    '- 1',
    'precondition',
    'nature',
    'self',
    'all',
  ],
  ...[
    Number.POSITIVE_INFINITY,
    Number.NaN,
    '__proto__',
    '\u0000',
    '\uD800',
    'x'.repeat(3000),
    [[]],
    { value: 1, source: 'NP' },
    { to: 'x' },
    ['a', 'a'],
  ],
];

const SNIPPETS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!!str ',
  '\t',
  '\n',
  '|',
  '>',
  '? ',
  ',',
  '..',
  '%',
  '\u0000',
  ' and ',
  '9',
];

/**
 * A scenario's text with a few random edits: half of the time of the text (characters, lines, words swapped, lost or doubled), else of the
 * data in it (keys and values lost, doubled, renamed, exchanged or replaced by odd ones). It may or may not still be a valid scenario.
 */
export function mutateScenario(text: string, luck: Luck): string {
  const edits = 1 + Math.floor(luck() * 3);
  let mutated = text;
  if (luck() < 0.5) {
    for (let edit = 0; edit < edits; edit++) mutated = mutateText(mutated, luck);
    return mutated;
  }
  const data: unknown = parse(text);
  for (let edit = 0; edit < edits; edit++) mutateData(data, luck);
  return stringify(data);
}

function mutateText(text: string, luck: Luck): string {
  const at = Math.floor(luck() * text.length);
  const length = Math.floor(luck() * 12);
  const lines = text.split('\n');
  const line = Math.floor(luck() * lines.length);
  switch (Math.floor(luck() * 6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + pick(SNIPPETS, luck) + text.slice(at);
    case 2:
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
    case 3:
      return [...lines.slice(0, line), lines[line], ...lines.slice(line)].join('\n');
    case 4:
      return lines.map((each, index) => (index === line ? `${' '.repeat(Math.floor(luck() * 4))}${each.trimStart()}` : each)).join('\n');
    default: {
      const words = text.match(/[\w-]+/g) ?? ['x'];
      const [from, to] = [pick(words, luck), pick(words, luck)];
      return text.replace(from, () => to);
    }
  }
}

function mutateData(data: unknown, luck: Luck): void {
  const places = containersIn(data);
  const container = pick(places, luck);
  const key = pick(Object.keys(container), luck);
  const other = pick(places, luck);
  switch (Math.floor(luck() * 5)) {
    case 0:
      delete container[key];
      break;
    case 1:
      container[key] = pick(ODD_VALUES, luck);
      break;
    case 2:
      container[`${key}x`] = container[key];
      break;
    case 3:
      container[pick(Object.keys(other), luck)] = structuredClone(container[key]);
      break;
    default:
      container[key] = structuredClone(other[pick(Object.keys(other), luck)]);
  }
}

function containersIn(data: unknown): Record<string, unknown>[] {
  if (typeof data !== 'object' || data === null) return [];
  const below = Object.values(data).flatMap(containersIn);
  return Object.keys(data).length > 0 ? [data as Record<string, unknown>, ...below] : below;
}

function pick<T>(list: readonly T[], luck: Luck): T {
  return list[Math.floor(luck() * list.length)] as T;
}
