import { type Node, parseDocument, type YAMLError } from 'yaml';
import { LIMITS } from '../limits.ts';
import { shorten } from '../problem.ts';
import { Refusal, type SourceFile } from './source-file.ts';

/** A few are enough: one slip often makes many. */
const REPORTED = 5;

/** What the parser's more frequent complaints mean here, and what to do. */
const MEANINGS: Partial<Record<YAMLError['code'], readonly [got: string, fix?: string]>> = {
  BAD_INDENT: ['a line that is not indented like its neighbours', 'Indent entries of one mapping or list alike.'],
  BLOCK_AS_IMPLICIT_KEY: ['a second colon on the line', 'Put a text that contains a colon in quotes.'],
  KEY_OVER_1024_CHARS: ['a key of more than 1,024 characters'],
  MULTIPLE_DOCS: ['a second document (---)', 'Write one per file.'],
  RESOURCE_EXHAUSTION: ['lists or mappings nested too deeply', `Nest at most ${LIMITS.depth} inside each other.`],
  TAB_AS_INDENT: ['a tab as indentation', 'Indent with spaces.'],
};

/**
 * The top node of the file's one YAML document.
 * @throws Refusal if there is none, or the syntax is wrong
 */
export function parseSyntax(file: SourceFile): Node {
  // The parser's own check for duplicate keys takes quadratic time; the reader of values makes it instead.
  const { contents, errors } = parseDocument(file.text, {
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const { code, message, pos } of errors.slice(0, REPORTED)) {
    const [got, fix] = MEANINGS[code] ?? [shorten(message.charAt(0).toLowerCase() + message.slice(1))];
    file.report(pos[0], [], { code: 'syntax', expected: 'well-formed YAML', got, ...(fix === undefined ? {} : { fix }) });
  }
  if (errors.length > 0) throw new Refusal();
  if (contents === null) {
    const got = file.text.trim() === '' ? 'an empty file' : 'nothing but comments';
    const lines = file.text.includes('\r') && !file.text.includes('\n') ? ' End lines with LF or CRLF, not with CR alone.' : '';
    file.refuse(0, [], { code: 'empty-file', expected: file.kind.noun, got, fix: `Begin with ${file.kind.beginning}.${lines}` });
  }
  return contents;
}
