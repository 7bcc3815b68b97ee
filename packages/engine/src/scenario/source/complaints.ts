import { type Document, isScalar, visit, type YAMLError } from 'yaml';
import { LIMITS } from '../limits.ts';
import { shorten } from '../problem.ts';

/** What a complaint of the parser means to somebody who writes files by hand. */
export interface SyntaxComplaint {
  readonly offset: number;
  readonly got: string;
  readonly fix?: string;
}

type Meaning = readonly [message: RegExp, got: string, fix?: string];

const ANY = /^/;
const IN_QUOTES = 'Put it in quotes.';
/** By the parser's code, then by its message, of which groups are put in for $1. */
const MEANINGS: Partial<Record<YAMLError['code'], readonly Meaning[]>> = {
  BAD_DQ_ESCAPE: [[/(\\.*)$/s, '$1 in double quotes, where it means nothing', 'Write \\\\ for a backslash.']],
  BAD_INDENT: [
    [
      /^Flow (?:sequence|map) in block .* end with an? (.)$/,
      'a list or mapping without its closing $1, or with one that is not indented',
      'Close it with $1.',
    ],
    [/^Flow end indicator/, 'a closing ] or } that is not indented', 'Indent it further than the key above it.'],
    [ANY, 'a line that is not indented like its neighbours', 'Indent entries of one mapping or list alike.'],
  ],
  BAD_SCALAR_START: [[/character (.)/, 'a value that begins with $1', IN_QUOTES]],
  BLOCK_AS_IMPLICIT_KEY: [
    [/^A block sequence/, 'a list on the line of its key', 'Put each of its entries on a line of its own below the key.'],
    [ANY, 'a second colon on the line', 'Put a text that contains a colon in quotes.'],
  ],
  BLOCK_IN_FLOW: [
    [ANY, 'an entry inside [ ] or { } without a comma before it, or one that needs brackets of its own', 'Put commas between the entries.'],
  ],
  KEY_OVER_1024_CHARS: [[ANY, 'a key of more than 1,024 characters']],
  MISSING_CHAR: [
    [/^Missing closing/, 'a text whose quotes are never closed', 'Close them where the text ends.'],
    [/^Flow (?:sequence|map) must end with an? (.)$/, 'a list or mapping without its closing $1', 'Close it with $1.'],
    [/^Missing .*between/, 'two entries without a comma between them', 'Put commas between the entries inside [ ] and { }.'],
    [/^Implicit map keys/, 'a key without a colon', 'Write KEY: VALUE, with a space after the colon.'],
    [/^Missing space after :/, 'a colon without a space after it', 'Put a space there.'],
    [/^Sequence item without/, 'an entry of a list without its dash', 'Begin each entry with a dash and a space.'],
    [/^Comments must/, 'a # that directly follows something', 'Put a space before a comment, and a text that contains # in quotes.'],
    [/directives-end/, 'a line that begins with %', 'Put a text that begins with % in quotes.'],
  ],
  MULTILINE_IMPLICIT_KEY: [
    [ANY, 'a key that goes on over several lines', 'Indent the keys of one mapping alike, and put a text that contains a colon in quotes.'],
  ],
  MULTIPLE_DOCS: [[ANY, 'a second document (---)', 'Write one per file.']],
  RESOURCE_EXHAUSTION: [[ANY, 'lists or mappings nested too deeply', `Nest at most ${LIMITS.depth} inside each other.`]],
  TAB_AS_INDENT: [[ANY, 'a tab as indentation', 'Indent with spaces.']],
  UNEXPECTED_TOKEN: [
    [/block-seq-ind/, 'an entry of a list where none can be', 'Put each entry on a line of its own below the key of the list.'],
    [/(?:Unexpected ,|Unexpected empty item)/, 'a comma with nothing before it', 'Remove it.'],
    [/flow-(?:map|seq)-end token.*: "(.)"/, 'a $1 that closes nothing', 'Remove it.'],
    [/^Not a YAML token: (.*)/s, '$1, which cannot stand here', 'Put the whole text in quotes, or on the lines below.'],
    [/^Block scalar header/, 'something after | or >', 'Begin the text on the next line.'],
    [/at node end$/, 'something after the end of a value', 'Put the whole text in quotes.'],
  ],
};

/**
 * The parser's complaints in words for the writer of the file, one a line: a slip often makes many.
 * @param errors in the order of their places
 */
export function complaintsOf(document: Document.Parsed, errors: readonly YAMLError[], text: string): SyntaxComplaint[] {
  const byLine = new Map<number, YAMLError>();
  for (const error of errors) {
    const line = text.lastIndexOf('\n', error.pos[0] - 1);
    const known = byLine.get(line);
    if (known === undefined || weightOf(error) > weightOf(known)) byLine.set(line, error);
  }
  return [...byLine.values()].map((error) => {
    const offset = error.message.startsWith('Missing closing') ? lastQuoteIn(document) : error.pos[0];
    return { offset: offset ?? error.pos[0], ...meaningOf(error) };
  });
}

/** How much a complaint says beside others about the same line. */
function weightOf({ code, message }: YAMLError): number {
  if (message.includes('block-seq-ind')) return 2;
  return code === 'MULTILINE_IMPLICIT_KEY' ? 1 : 0;
}

function meaningOf({ code, message }: YAMLError): Omit<SyntaxComplaint, 'offset'> {
  for (const [pattern, got, fix] of MEANINGS[code] ?? []) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const put = (words: string): string => words.replace('$1', () => shorten(found[1] ?? ''));
    return { got: put(got), ...(fix === undefined ? {} : { fix: put(fix) }) };
  }
  return { got: shorten(message.charAt(0).toLowerCase() + message.slice(1)) };
}

/** Where the last text in quotes begins: the one that takes in the rest of the file if it is not closed. */
function lastQuoteIn(document: Document.Parsed): number | null {
  let offset: number | null = null;
  visit(document, (_, node) => {
    if (isScalar(node) && node.range && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'))
      offset = Math.max(offset ?? 0, node.range[0]);
  });
  return offset;
}
