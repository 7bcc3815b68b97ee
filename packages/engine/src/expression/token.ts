import type { ExpressionProblem } from './problem.ts';

/** `word` is an operator written with letters; `symbol` one written with signs, a parenthesis, a comma, `?` or `:`. */
export interface Token {
  readonly kind: 'number' | 'name' | 'word' | 'symbol';
  readonly text: string;
  readonly start: number;
}

const SPACE = /[ \t\r\n]+/y;
const WORD = '[\\p{L}_][\\p{L}\\p{N}_]*(?:-[\\p{L}\\p{N}_]+)*';
/** With its dots, as in `usa.precondition.talks`. */
const NAME = new RegExp(`${WORD}(?:\\.${WORD})*`, 'uy');
const DECIMALS = /\.\d+/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NUMBER_LIKE = /[\p{L}\p{N}_.]+/uy;
const SIGNS =
  /===|!==|&&|\|\||\*\*|<>|=>|=<|<<|>>|<=|>=|==|!=|[-+*/<>(),?:]|[=!&|^~%;[\]{}"'`\u2018-\u201d\u2212\u2013\u2264\u2265\u2260\u00d7\u00f7]/y;

const OPERATOR_WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in']);

const POWER = 'Write a product, or exp(y * ln(x)) for x to the power y.';
const BITS = 'There are no operations on bits.';
const QUOTES = 'Write names without quotes.';
/** What other languages have and this one does not, with what to write instead. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['===', 'Write ==.'],
  ['!==', 'Write !=.'],
  ['=', 'Write ==.'],
  ['<>', 'Write !=.'],
  ['=>', 'Write >=.'],
  ['=<', 'Write <=.'],
  ['&&', 'Write and.'],
  ['&', 'Write and.'],
  ['||', 'Write or.'],
  ['|', 'Write or.'],
  ['!', 'Write not.'],
  ['**', POWER],
  ['^', POWER],
  ['%', 'Write x - n * floor(x / n) for the remainder of x by n.'],
  ['<<', BITS],
  ['>>', BITS],
  ['~', BITS],
  [';', 'Write one expression.'],
  ['[', 'There are no lists: name each value.'],
  [']', 'There are no lists: name each value.'],
  ['{', 'Write round parentheses.'],
  ['}', 'Write round parentheses.'],
  ...['"', "'", '`', '\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '\u201d'].map((quote) => [quote, QUOTES] as const),
  ['\u2212', 'Write - for minus.'],
  ['\u2013', 'Write - for minus.'],
  ['\u2264', 'Write <=.'],
  ['\u2265', 'Write >=.'],
  ['\u2260', 'Write !=.'],
  ['\u00d7', 'Write *.'],
  ['\u00f7', 'Write /.'],
]);

/** The tokens of an expression in order, or the first thing in it that is none. */
export function tokensOf(source: string): readonly Token[] | ExpressionProblem {
  const tokens: Token[] = [];
  let start = 0;
  const take = (pattern: RegExp, at = start): string => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? '';
  };
  const add = (kind: Token['kind'], text: string): void => {
    tokens.push({ kind, text, start });
    start += text.length;
  };
  while (start < source.length) {
    const space = take(SPACE);
    if (space !== '') {
      start += space.length;
      continue;
    }
    const name = take(NAME);
    if (name !== '') {
      // A difference written without spaces is taken in whole, `calm-1.5`, so that the message can say what was meant.
      const decimals = /-\d+$/.test(name) ? take(DECIMALS, start + name.length) : '';
      add(OPERATOR_WORDS.has(name) ? 'word' : 'name', name + decimals);
      continue;
    }
    const number = take(NUMBER);
    if (number !== '' && take(NUMBER_LIKE, start + number.length) === '') {
      if (!Number.isFinite(Number(number))) return { offset: start, expected: 'a finite number', got: number, fix: null };
      add('number', number);
      continue;
    }
    const sign = take(SIGNS);
    const fix = FOREIGN.get(sign);
    if (fix !== undefined) return { offset: start, expected: 'a sign of this language', got: sign, fix };
    if (sign === '') return unreadable(source, start, take(NUMBER_LIKE));
    add('symbol', sign);
  }
  return tokens;
}

function unreadable(source: string, offset: number, run: string): ExpressionProblem {
  if (/^\.\d+$/.test(run)) return { offset, expected: 'a number', got: run, fix: `Write 0${run}.` };
  if (/^\d+\.$/.test(run)) return { offset, expected: 'a number', got: run, fix: `Write ${run}0.` };
  if (run !== '')
    return { offset, expected: 'a number or a name', got: run, fix: 'Names begin with a letter, and a product is written with *.' };
  const code = source.codePointAt(offset) ?? 0;
  const character = String.fromCodePoint(code);
  const got = /[\s\p{C}]/u.test(character) ? `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
  return { offset, expected: 'a sign of this language', got, fix: null };
}
