import { mendName } from '../expression/suggestion.ts';
import { shorten } from '../scenario/problem.ts';
import type { RawFactor } from './schema.ts';

/** A number that is varied, as somebody typed it, or why it cannot be read. */
export type FactorText =
  | { readonly ok: true; readonly path: string; readonly raw: RawFactor }
  | { readonly ok: false; readonly path: string; readonly expected: string; readonly got: string; readonly fix: string | null };

const KINDS = ['uniform', 'integer', 'log-uniform', 'triangular'] as const;
const RULE = 'LOW..HIGH, LOW..MODE..HIGH or a list of values';
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads what is believed of a number from one line of text: `PATH` (the range that the scenario gives), `PATH=2..8`, `PATH=2..4..8` (triangular),
 * `PATH=1,2,4` (these values), or the kind by its name: `PATH=integer:2..8`, `PATH=log-uniform:0.1..10`.
 */
export function readFactorText(text: string): FactorText {
  const at = text.lastIndexOf('=');
  const path = (at === -1 ? text : text.slice(0, at)).trim();
  if (at === -1) return { ok: true, path, raw: 'range' };
  const value = text.slice(at + 1).trim();
  const refuse = (expected: string, got: string, fix: string | null = null): FactorText => ({ ok: false, path, expected, got, fix });
  const [, kind, written = ''] = /^(?:([^:]*):)?(.*)$/s.exec(value)!;
  const list = written.includes(',');
  const numbers = written.split(list ? ',' : '..').map((each) => each.trim());
  const [low = 0, middle = 0, high = 0] = numbers.map(Number);
  if (numbers.length === 1 || !numbers.every((each) => NUMBER.test(each))) {
    return refuse(RULE, value === '' ? 'nothing' : shorten(value), 'For example: 2..8, integer:2..8, log-uniform:0.1..10 or 1,2,4.');
  }
  if (kind === undefined) {
    if (list) return { ok: true, path, raw: numbers.map(Number) };
    if (numbers.length === 2) return { ok: true, path, raw: { uniform: [low, middle] } };
    return numbers.length === 3 ? { ok: true, path, raw: { triangular: [low, middle, high] } } : refuse(RULE, shorten(value));
  }
  const known = KINDS.find((each) => each === kind);
  if (known === undefined) return refuse(`one of ${KINDS.join(', ')}`, shorten(kind), mendName(kind, KINDS));
  const wanted = known === 'triangular' ? 3 : 2;
  if (list || numbers.length !== wanted) return refuse(`${known}:${wanted === 3 ? 'LOW..MODE..HIGH' : 'LOW..HIGH'}`, shorten(value));
  return { ok: true, path, raw: known === 'triangular' ? { triangular: [low, middle, high] } : { [known]: [low, middle] } };
}
