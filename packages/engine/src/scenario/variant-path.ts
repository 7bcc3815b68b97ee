import { mendName } from '../expression/suggestion.ts';
import type { Path } from './place.ts';
import { shorten, showValue } from './problem.ts';

/** Where a dotted path leads, or why it leads nowhere. */
export type PathTarget =
  | { readonly ok: true; readonly path: Path; readonly exists: boolean }
  | { readonly ok: false; readonly expected: string; readonly got: string; readonly fix: string | null };

/** Mappings whose keys may hold dots of their own, as `dprk.test-missile` and `text.framing`. */
const DOTTED_SECTIONS = ['on', 'effects', 'on-enter'];

/**
 * Follows a dotted path through plain data. Where keys hold dots themselves the longest existing one is meant; a key may also be put in double
 * quotes. The last key need not exist, all before it must.
 */
export function followPath(data: unknown, text: string): PathTarget {
  const words = wordsOf(text);
  if (words === null)
    return { ok: false, expected: 'a dotted path such as gauges.tension.start', got: shorten(text) || 'nothing', fix: null };
  const path: (string | number)[] = [];
  let here = data;
  let next = 0;
  while (next < words.length) {
    const at = path.length === 0 ? 'the top of the file' : path.join('.');
    if (Array.isArray(here)) {
      const word = words[next]!.text;
      const index = /^\d{1,6}$/.test(word) ? Number(word) : -1;
      if (index < 0 || index > here.length || (index === here.length && next + 1 < words.length)) {
        return { ok: false, expected: `an index of ${at}, from 0 to ${here.length - 1}`, got: shorten(word), fix: null };
      }
      path.push(index);
      if (index === here.length) return { ok: true, path, exists: false };
      here = here[index];
      next++;
      continue;
    }
    if (typeof here !== 'object' || here === null) {
      const fix = `Set ${at} as a whole, or write it out as a mapping in the scenario.`;
      return { ok: false, expected: `a mapping or list at ${at}`, got: showValue(here), fix };
    }
    const { key, used } = longestKey(here, words.slice(next), path.at(-1), data);
    next += used;
    path.push(key);
    if (Object.hasOwn(here, key)) {
      here = (here as Record<string, unknown>)[key];
      continue;
    }
    if (next < words.length) {
      return { ok: false, expected: `a key of ${at}`, got: shorten(key), fix: mendName(shorten(key), Object.keys(here)) };
    }
    if (key in {}) return { ok: false, expected: 'a key that JavaScript leaves free', got: key, fix: null };
    return { ok: true, path, exists: false };
  }
  return { ok: true, path, exists: true };
}

interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

/** The words between the dots; null if that is not how the text is built. */
function wordsOf(text: string): readonly Word[] | null {
  if (text.length > 500 || !/^("[^"]*"|[^".]+)(\.("[^"]*"|[^".]+))*$/.test(text)) return null;
  return [...text.matchAll(/"([^"]*)"|[^".]+/g)].map(([word, quoted]) => ({ text: quoted ?? word, quoted: quoted !== undefined }));
}

/** The longest existing key that the words begin with, else a new one: of two words where keys may be, after a word that such keys begin with. */
function longestKey(
  here: object,
  words: readonly Word[],
  section: string | number | undefined,
  data: unknown,
): { readonly key: string; readonly used: number } {
  const [first, second] = words;
  if (first!.quoted) return { key: first!.text, used: 1 };
  for (let used = words.length; used > 0; used--) {
    const key = words
      .slice(0, used)
      .map((word) => word.text)
      .join('.');
    if (Object.hasOwn(here, key)) return { key, used };
  }
  const dotted = typeof section === 'number' || DOTTED_SECTIONS.includes(section ?? '');
  const owners = ['text', 'self', ...Object.keys((data as { actors?: object }).actors ?? {})];
  if (dotted && words.length === 2 && owners.includes(first!.text)) return { key: `${first!.text}.${second!.text}`, used: 2 };
  return { key: first!.text, used: 1 };
}
