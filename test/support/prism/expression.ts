/** Expressions of the PRISM language: a recursive descent by the precedence that its manual gives, and their value. */
import type { TokenReader } from './tokens.ts';

export type Term =
  | { readonly kind: 'constant'; readonly value: number | boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'apply'; readonly operation: string; readonly terms: readonly Term[] };

/** The value of a name (or, in quotation marks, of a label). */
export type Lookup = (name: string, isLabel: boolean) => number | boolean;

const GREATEST = 2 ** 31 - 1;
/** From loose to tight; `!` stands between `&` and `=`. */
const LOOSE = [['|'], ['&']] as const;
const TIGHT = [
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
] as const;

export function readTerm(reader: TokenReader): Term {
  const test = readLevels(reader, LOOSE, () => readNegation(reader));
  if (!reader.takes('?')) return test;
  const yes = readTerm(reader);
  reader.expect(':');
  return { kind: 'apply', operation: '?', terms: [test, yes, readTerm(reader)] };
}

function readLevels(reader: TokenReader, levels: readonly (readonly string[])[], below: () => Term): Term {
  const [level, ...tighter] = levels;
  if (level === undefined) return below();
  let left = readLevels(reader, tighter, below);
  for (
    let operation = level.find((sign) => reader.takes(sign));
    operation !== undefined;
    operation = level.find((sign) => reader.takes(sign))
  )
    left = { kind: 'apply', operation, terms: [left, readLevels(reader, tighter, below)] };
  return left;
}

function readNegation(reader: TokenReader): Term {
  if (reader.takes('!')) return { kind: 'apply', operation: '!', terms: [readNegation(reader)] };
  return readLevels(reader, TIGHT, () => readFactor(reader));
}

function readFactor(reader: TokenReader): Term {
  if (reader.takes('-')) return { kind: 'apply', operation: 'minus', terms: [readFactor(reader)] };
  if (reader.takes('(')) {
    const term = readTerm(reader);
    reader.expect(')');
    return term;
  }
  if (reader.takes('"')) {
    const { text } = reader.take('word');
    reader.expect('"');
    return { kind: 'label', name: text };
  }
  const { kind, text, line } = reader.take('word', 'whole', 'decimal');
  if (kind === 'whole' && Number(text) > GREATEST) throw new Error(`Line ${line}: ${text} is beyond 32 bits.`);
  if (kind !== 'word') return { kind: 'constant', value: Number(text) };
  if (text === 'true' || text === 'false') return { kind: 'constant', value: text === 'true' };
  if (!reader.takes('(')) return { kind: 'name', name: text };
  const terms = [readTerm(reader)];
  while (reader.takes(',')) terms.push(readTerm(reader));
  reader.expect(')');
  return { kind: 'apply', operation: text, terms };
}

export function termValue(term: Term, lookup: Lookup): number | boolean {
  if (term.kind === 'constant') return term.value;
  if (term.kind !== 'apply') return lookup(term.name, term.kind === 'label');
  const { operation, terms } = term;
  const condition = (index: number): boolean => conditionOf(terms[index]!, lookup);
  const number = (index: number): number => numberOf(terms[index]!, lookup);
  const numbers = (): readonly number[] => terms.map((_, index) => number(index));
  switch (operation) {
    case '?':
      return termValue(terms[condition(0) ? 1 : 2]!, lookup);
    case '|':
      return condition(0) || condition(1);
    case '&':
      return condition(0) && condition(1);
    case '!':
      return !condition(0);
    case '=':
      return number(0) === number(1);
    case '!=':
      return number(0) !== number(1);
    case '<':
      return number(0) < number(1);
    case '<=':
      return number(0) <= number(1);
    case '>':
      return number(0) > number(1);
    case '>=':
      return number(0) >= number(1);
    case '+':
      return number(0) + number(1);
    case '-':
      return number(0) - number(1);
    case '*':
      return number(0) * number(1);
    case '/':
      return number(0) / number(1);
    case 'minus':
      return -number(0);
    case 'min':
      return Math.min(...numbers());
    case 'max':
      return Math.max(...numbers());
    case 'floor':
      return Math.floor(number(0));
    case 'ceil':
      return Math.ceil(number(0));
    default:
      throw new Error(`There is no function "${operation}".`);
  }
}

export function numberOf(term: Term, lookup: Lookup): number {
  const value = termValue(term, lookup);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`Expected a number, got ${value}.`);
  return value;
}

export function conditionOf(term: Term, lookup: Lookup): boolean {
  const value = termValue(term, lookup);
  if (typeof value !== 'boolean') throw new Error(`Expected a condition, got ${value}.`);
  return value;
}

/** The names in a term, each once. */
export function namesIn(term: Term): readonly string[] {
  if (term.kind === 'constant') return [];
  return term.kind === 'apply' ? [...new Set(term.terms.flatMap(namesIn))] : [term.name];
}
